using System.CommandLine;
using BotService.Features.LedgerLists.Exporting;
using BotService.Features.LedgerLists.Listing;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Store.Disk;
using BotService.Time;

namespace BotService.Cli;

/// <summary><c>export ledger</c>: the workbook that 问题清单 导出 sends, with all rows and the entries behind them, on disk.</summary>
internal static class ExportLedgerVerb
{
    private const string Example = "2026-10-31";

    public static Command Create(ToolHost host)
    {
        var kind = VerbArguments.Text("--kind", "哪一种清单：问题、任务、重点任务…；不写就是问题");
        var asOf = VerbArguments.Text("--as-of", $"截至哪一天，如 {Example}；不写就是今天");
        var target = VerbArguments.Text("--out", "写到哪个 .xlsx 文件；已有的会被替换");
        var form = VerbArguments.Text("--form", "填哪张上级的表样：config/ledgers/forms/ 里的文件名；不写就是自己的样式");
        var command = new Command("ledger", "导出一张清单和它的经过") { kind, asOf, form, target };
        command.Aliases.Add("ledgers");
        command.Demand(target, "缺少目标文件：--out FILE.xlsx");
        command.DemandDay(asOf, Example);
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync<ExportLedgerRun>(
            (run, token) => run.WriteAsync(parsed.GetValue(kind) ?? "问题", VerbArguments.Day(parsed.GetValue(asOf)), parsed.GetValue(form), parsed.GetValue(target)!, host.Terminal, token), cancellationToken));
        return command;
    }
}

/// <summary>Writes one list as of a day to a file.</summary>
internal sealed class ExportLedgerRun(LedgerKinds kinds, StoreWriter store, LocalClock clock, WrittenFile files, LedgerFormWorkbook forms, IEnumerable<IFileMaker> makers)
{
    public async Task<int> WriteAsync(string word, DateOnly? asOf, string? form, string target, Terminal terminal, CancellationToken cancellationToken)
    {
        if (kinds.Called(word) is not { CanBeExported: true } kind)
        {
            return terminal.Misused($"没有“{word}”这种清单，--kind 可以写：{string.Join('、', kinds.All.Where(k => k is { IsOn: true, CanBeExported: true }).Select(k => k.LongWord))}");
        }

        if (!kind.IsOn)
        {
            return terminal.Fail($"本单位没有启用{kind.List}，没有导出。");
        }

        var day = asOf ?? clock.Today;

        if (day > clock.Today)
        {
            return terminal.Misused($"{VerbArguments.DayText(day)} 还没到，没有可以导出的；请写今天或以前的日期。");
        }

        if (files.Refusal(target) is { } refusal)
        {
            return terminal.Fail(refusal);
        }

        var chosen = form is { Length: > 0 } ? form : null;
        var (preview, trouble) = forms.Look(chosen, kind);

        if (trouble is not null)
        {
            return terminal.Fail(trouble);
        }

        var export = new LedgerExport(kind.Key, new LedgerFilter(day), Form: chosen).File;
        await using var file = new ReplacedFile(target);
        await makers.First(m => m.Name == export.Maker).MakeAsync(export.Argument, file.Stream, cancellationToken);

        // Noted first: no file with names may be there without its note.
        await store.NoteExportAsync(kind.Key, clock.UtcNow, cancellationToken);
        file.Commit();
        return terminal.Say($"已导出{kind.List}（截至 {VerbArguments.DayText(day)}）：{target}{(preview is null ? string.Empty : $"\n{preview}")}");
    }
}
