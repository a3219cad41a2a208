using System.CommandLine;
using BotService.Features.Reports;
using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Claims;
using BotService.Features.Reports.Comparing;
using BotService.Features.Reports.Templates;
using BotService.Store;
using BotService.Store.Disk;
using BotService.Time;

namespace BotService.Cli;

/// <summary><c>report</c>: what 总结 sends, on disk; the draft is kept like one that was asked for by chat.</summary>
internal static class ReportVerb
{
    private const string Example = "2026-11-30";

    public static Command Create(ToolHost host)
    {
        var day = VerbArguments.Text("--as-of", $"截至哪一天，如 {Example}；不写就是今天");
        var target = VerbArguments.Text("--out", "写到哪个 .docx 文件；已有的会被替换");
        var sources = VerbArguments.Text("--sources", "来源写到哪个 .xlsx 文件；不写就不出");
        var campaign = VerbArguments.Text("--campaign", "哪个活动；campaign.json 里只有一个时不用写");
        var draft = new Option<bool>("--draft") { Description = "出批注稿：每个数字旁边写口径和记录数", Arity = ArgumentArity.Zero };
        var command = new Command("report", "按记录填总结") { day, target, draft, sources, campaign };
        command.Demand(target, "缺少目标文件：--out 总结.docx");
        command.DemandDay(day, Example);
        command.SetAction((parsed, cancellationToken) =>
        {
            var wanted = new WantedReport(VerbArguments.Day(parsed.GetValue(day)), parsed.GetValue(target)!, parsed.GetValue(draft), parsed.GetValue(sources), parsed.GetValue(campaign));
            return host.RunOnStoreAsync<ReportRun>((run, token) => run.MakeAsync(wanted, host.Terminal, token), cancellationToken);
        });
        return command;
    }
}

/// <summary>What the operator asked for.</summary>
internal sealed record WantedReport(DateOnly? AsOf, string Target, bool IsDraft, string? Sources, string? Campaign);

/// <summary>Keeps a draft and writes it to the files.</summary>
internal sealed class ReportRun(
    StoreWriter store, Campaigns campaigns, Snapshots snapshots, ReportDocument document, ReportClaims claims, ReportSources sources, ReportCalculation calculation, WrittenFile files, LocalClock clock)
{
    private const string Actor = "cli";

    public async Task<int> MakeAsync(WantedReport wanted, Terminal terminal, CancellationToken cancellationToken)
    {
        var asOf = wanted.AsOf ?? clock.Today;

        if (asOf > clock.Today)
        {
            return terminal.Misused($"--as-of {VerbArguments.DayText(asOf)} 还没到，最晚是今天（{VerbArguments.DayText(clock.Today)}）");
        }

        var meant = wanted.Campaign is { } name ? campaigns.All.Where(one => one.Name == name).ToList() : campaigns.On(asOf);

        if (meant is not [var campaign])
        {
            return terminal.Misused(WhichCampaign(wanted.Campaign));
        }

        if (wanted.Sources is { } beside && Path.GetFullPath(beside) == Path.GetFullPath(wanted.Target))
        {
            return terminal.Misused("--out 和 --sources 是同一个文件，请写两个不同的文件名。");
        }

        if (asOf < campaign.From)
        {
            return terminal.Fail($"{campaign.Name} {VerbArguments.DayText(campaign.From.Value)} 才开始，{VerbArguments.DayText(asOf)} 还没有数字，没有出稿");
        }

        if (((string?[])[wanted.Target, wanted.Sources]).OfType<string>().Select(file => files.Refusal(file)).FirstOrDefault(refusal => refusal is not null) is { } refused)
        {
            return terminal.Fail(refused);
        }

        // Opened first: where a file cannot be written, no draft is kept either.
        await using var report = new ReplacedFile(wanted.Target);
        await using var book = wanted.Sources is null ? null : new ReplacedFile(wanted.Sources);
        var number = await store.RunAsync<Snapshots, int>(
            async (making, db, token) =>
            {
                var (made, _) = await making.MakeAsync(campaign, asOf, Actor, clock.UtcNow, token);
                db.Audit(clock.UtcNow, Actor, "report", $"稿{made.Number}", VerbArguments.DayText(asOf));
                return made.Number;
            },
            cancellationToken);
        return await WriteAsync(wanted, number, report, book, terminal, cancellationToken);
    }

    /// <summary>Of no name, several campaigns could be meant; a name that was written is none of theirs.</summary>
    private string WhichCampaign(string? written)
    {
        var names = string.Join('、', campaigns.All.Select(one => one.Name));
        return written is null ? $"请用 --campaign 写明活动：{names}"
            : names.Length == 0 ? $"没有叫“{written}”的活动：campaign.json 里一个也没有写。请去掉 --campaign 再试"
            : $"没有叫“{written}”的活动。--campaign 可以写：{names}";
    }

    private async Task<int> WriteAsync(WantedReport wanted, int number, ReplacedFile report, ReplacedFile? book, Terminal terminal, CancellationToken cancellationToken)
    {
        var snapshot = await snapshots.WholeAsync(number, cancellationToken);
        var bytes = wanted.IsDraft ? document.Working(snapshot, await claims.ReadAsync(snapshot, cancellationToken)) : document.Clean(snapshot);
        await report.Stream.WriteAsync(bytes, cancellationToken);

        if (book is not null)
        {
            await sources.WriteAsync(snapshot, book.Stream, cancellationToken);
            book.Commit();
        }

        report.Commit();

        var open = snapshot.Figures.Where(figure => figure.Text is null).ToList();
        var beside = wanted.Sources is { } file ? $"，来源写到 {file}" : string.Empty;
        return terminal.Say(
        [
            $"稿{number} 截至 {VerbArguments.DayText(snapshot.AsOf)}：{snapshot.Figures.Count} 处填了 {snapshot.Figures.Count - open.Count} 处，写到 {wanted.Target}{beside}",
            .. open.Select(figure => $"没有依据，留着 *：数{figure.Position} {figure.Name}：{figure.Reason}"),
            .. snapshot.Figures.Where(figure => figure.Value == 0).Select(figure => $"确定是 0 吗：数{figure.Position} {figure.Name}"),
            .. ReportWords.Elsewhere(calculation.Template.Document.Elsewhere),
        ]);
    }
}
