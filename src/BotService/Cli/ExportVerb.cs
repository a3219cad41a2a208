using System.CommandLine;
using System.Globalization;
using BotService.Features.Statistics;
using BotService.Messaging;
using BotService.Store;
using BotService.Store.Disk;
using BotService.Time;
using BotService.Wording;

namespace BotService.Cli;

/// <summary><c>export participation</c>: the file that 导出 sends, on disk.</summary>
internal static class ExportVerb
{
    public static Command Create(ToolHost host)
    {
        var command = new Command("export", "导出记录和清单") { Participation(host), ExportLedgerVerb.Create(host) };
        command.DemandSubcommand("export 后面要写 participation 或 ledger");
        return command;
    }

    private static Command Participation(ToolHost host)
    {
        var week = VerbArguments.Text("--week", "周次，如 2026-W39");
        var target = VerbArguments.Text("--out", "写到哪个 .xlsx 文件；已有的会被替换");
        var command = new Command("participation", "导出一周的应学记录") { week, target };
        command.Demand(week, "缺少周次：--week 2026-W39");
        command.Demand(target, "缺少目标文件：--out FILE.xlsx");
        command.Validators.Add(result =>
        {
            if (result.GetValue(week) is { Length: > 0 } text && !StudyWeek.TryParse(text, out _, out var missing))
            {
                result.AddError(WeekText.Problem(text, missing));
            }
        });
        command.SetAction((parsed, cancellationToken) => host.RunOnStoreAsync<ExportRun>(
            (run, token) => run.WriteAsync(parsed.GetValue(week)!, parsed.GetValue(target)!, host.Terminal, token), cancellationToken));
        return command;
    }
}

/// <summary>Writes the records of one week to a file.</summary>
internal sealed class ExportRun(BotDbContext db, StoreWriter store, LocalClock clock, WrittenFile files, IEnumerable<IFileMaker> makers)
{
    public async Task<int> WriteAsync(string weekText, string target, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!StudyWeek.TryParse(weekText, out var week, out var missing))
        {
            return terminal.Fail(WeekText.Problem(weekText, missing));
        }

        if (await db.OpenedTopicsAsync(week.Key, cancellationToken) is [])
        {
            return terminal.Fail($"{week} 还没有开放过的主题，没有可以导出的记录；请换一周，或等主题开放后再导出。");
        }

        if (files.Refusal(target) is { } refusal)
        {
            return terminal.Fail(refusal);
        }

        var maker = makers.First(m => m.Name == ParticipationWorkbook.MakerName);
        await using var file = new ReplacedFile(target);
        await maker.MakeAsync(week.Key.ToString(CultureInfo.InvariantCulture), file.Stream, cancellationToken);

        // Noted first: no file with names may be there without its note.
        await store.NoteExportAsync(week.Key.ToString(CultureInfo.InvariantCulture), clock.UtcNow, cancellationToken);
        file.Commit();
        return terminal.Say($"已导出 {week} 的应学记录：{target}");
    }
}
