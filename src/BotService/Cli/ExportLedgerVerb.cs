using System.CommandLine;
using System.Globalization;
using BotService.Features.LedgerLists;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store.Disk;
using BotService.Time;

namespace BotService.Cli;

/// <summary><c>export ledger</c>: the workbook that 问题清单 导出 sends, with all rows and the entries behind them, on disk.</summary>
internal static class ExportLedgerVerb
{
    public static Command Create(ToolHost host)
    {
        var kind = VerbArguments.Text("--kind", "哪一种清单：问题、任务、重点任务…；不写就是问题");
        var asOf = VerbArguments.Text("--as-of", "截至哪一天，如 2026-10-31；不写就是今天");
        var target = VerbArguments.Text("--out", "写到哪个 .xlsx 文件；已有的会被替换");
        var form = VerbArguments.Text("--form", "填哪张上级的表样：config/ledgers/forms/ 里的文件名；不写就是自己的样式");
        var command = new Command("ledger", "导出一张清单和它的经过") { kind, asOf, form, target };
        command.Aliases.Add("ledgers");
        command.Demand(target, "缺少目标文件：--out FILE.xlsx");
        command.Validators.Add(result =>
        {
            if (result.GetValue(asOf) is { Length: > 0 } text && DayIn(text) is null)
            {
                result.AddError($"--as-of 要写日期，例如 2026-10-31，现在是 {text}");
            }
        });
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync<ExportLedgerRun>(
            (run, token) => run.WriteAsync(parsed.GetValue(kind) ?? "问题", DayIn(parsed.GetValue(asOf)), parsed.GetValue(form), parsed.GetValue(target)!, host.Terminal, token), cancellationToken));
        return command;
    }

    private static DateOnly? DayIn(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>Writes one list as of a day to a file.</summary>
internal sealed class ExportLedgerRun(LedgerKinds kinds, LocalClock clock, WrittenFile files, LedgerFormWorkbook forms, IEnumerable<IFileMaker> makers)
{
    public async Task<int> WriteAsync(string word, DateOnly? asOf, string? form, string target, Terminal terminal, CancellationToken cancellationToken)
    {
        if (kinds.Called(word) is not { CanBeExported: true } kind)
        {
            return terminal.Fail($"没有“{word}”这种清单，--kind 可以写：{string.Join('、', kinds.All.Where(k => k is { IsOn: true, CanBeExported: true }).Select(k => k.LongWord))}");
        }

        if (!kind.IsOn)
        {
            return terminal.Fail($"本单位没有启用{kind.List}，没有导出。");
        }

        var day = asOf ?? clock.Today;

        if (day > clock.Today)
        {
            return terminal.Fail($"{day:yyyy-MM-dd} 还没到，没有可以导出的；请写今天或以前的日期。");
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

        var export = new LedgerExport(kind.Key, day, GroupId: null, chosen).File;
        await using var file = new ReplacedFile(target);
        await makers.First(m => m.Name == export.Maker).MakeAsync(export.Argument, file.Stream, cancellationToken);
        file.Commit();
        return terminal.Say(string.Create(CultureInfo.InvariantCulture, $"已导出{kind.List}（截至 {day:yyyy-MM-dd}）：{target}{(preview is null ? string.Empty : $"\n{preview}")}"));
    }
}
