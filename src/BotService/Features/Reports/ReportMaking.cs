using System.Globalization;
using BotService.Commands;
using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Comparing;
using BotService.Features.Reports.Templates;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Store;
using BotService.Time;
using BotService.Wording;

namespace BotService.Features.Reports;

/// <summary>Makes a snapshot and owes its files to whoever asked.</summary>
internal sealed class ReportMaking(BotDbContext db, Snapshots snapshots, ReportDocument document, ReportAsking asking, ReportCalculation calculation, OwedFiles files, LocalClock clock)
{
    private const int MostReasons = 8;

    public async ValueTask<Reply> NewAsync(CommandCall call, Campaign campaign, DateOnly asOf, CancellationToken cancellationToken)
    {
        var (snapshot, lines) = await snapshots.MakeAsync(campaign, asOf, call.Caller.UserId, call.Now, cancellationToken);
        await OweAsync(call, snapshot, [CleanCopy.Maker, SourcesFile.Maker], cancellationToken);
        return Reply.Say([.. Summary(snapshot, lines), $"干净稿和来源马上发到这里；带批注的请发：总结 批注 稿{snapshot.Number}"]);
    }

    /// <summary>The draft alone, for whoever takes its files from a page.</summary>
    public async ValueTask<Reply> DraftAsync(CommandCall call, Campaign campaign, DateOnly asOf, CancellationToken cancellationToken)
    {
        var (snapshot, lines) = await snapshots.MakeAsync(campaign, asOf, call.Caller.UserId, call.Now, cancellationToken);
        db.Audit(call.Now, call.Caller.UserId, "report", $"稿{snapshot.Number}", "draft");
        return Reply.Say(Summary(snapshot, lines));
    }

    public async ValueTask<Reply> AgainAsync(CommandCall call, int number, CancellationToken cancellationToken)
    {
        var (snapshot, instead) = await FoundAsync(number, cancellationToken);
        return snapshot is null ? instead! : await OweAsync(call, snapshot, [CleanCopy.Maker, SourcesFile.Maker], cancellationToken)
            ? Reply.Say($"{Head(snapshot)}，干净稿和来源马上发到这里。")
            : Reply.Say($"稿{number} 刚才已经发过，就在这里或马上到；{OwedFiles.OncePerMinutes} 分钟后可以再要。");
    }

    /// <summary>The working copy of the draft that is named, of the latest one, or of a new one as of a day.</summary>
    public async ValueTask<Reply> WorkingAsync(CommandCall call, string rest, CancellationToken cancellationToken)
    {
        if (SnapshotNumber.Take(rest, out var number, out var behind) && behind.Length == 0)
        {
            var (named, instead) = await FoundAsync(number, cancellationToken);
            return named is null ? instead! : await SendWorkingAsync(call, named, [], cancellationToken);
        }

        if (rest.Length == 0 && await snapshots.LatestAsync(cancellationToken) is { } latest && document.Fits(latest))
        {
            return await SendWorkingAsync(call, latest, [], cancellationToken);
        }

        return await asking.ReadAsync(rest, new ReportAsked(ReportCommand.Word, "批注", "总结 批注"), async (campaign, asOf) =>
        {
            var (made, lines) = await snapshots.MakeAsync(campaign, asOf, call.Caller.UserId, call.Now, cancellationToken);
            return await SendWorkingAsync(call, made, Summary(made, lines), cancellationToken);
        });
    }

    private async ValueTask<Reply> SendWorkingAsync(CommandCall call, Snapshot snapshot, IReadOnlyList<string> summary, CancellationToken cancellationToken) =>
        await OweAsync(call, snapshot, [WorkingCopy.Maker], cancellationToken)
            ? Reply.Say([.. summary, $"{Head(snapshot)}，批注稿马上发到这里：每个数字旁边写着口径和记录数，没有依据的写着原因。"])
            : Reply.Say($"稿{snapshot.Number} 的批注稿刚才已经发过，就在这里或马上到；{OwedFiles.OncePerMinutes} 分钟后可以再要。");

    private async ValueTask<(Snapshot? Snapshot, Reply? Instead)> FoundAsync(int number, CancellationToken cancellationToken)
    {
        if (await snapshots.FindAsync(number, cancellationToken) is not { } snapshot)
        {
            var latest = await snapshots.LatestAsync(cancellationToken);
            return (null, Reply.Refuse(latest is null ? "还没有出过稿。请先发：总结" : $"没有稿{number}，最大到稿{latest.Number}。"));
        }

        return document.Fits(snapshot) ? (snapshot, null) : (null, Reply.Refuse($"稿{number} 用的模板后来换过，不能再出。请发：总结，出一份新稿；数字可以发：总结 比 稿{number} 稿N"));
    }

    private async ValueTask<bool> OweAsync(CommandCall call, Snapshot snapshot, string[] makers, CancellationToken cancellationToken)
    {
        var owed = false;

        foreach (var maker in makers)
        {
            owed |= await files.TryOweAsync(call.Caller.UserId, new FileContent(maker, snapshot.Number.ToString(CultureInfo.InvariantCulture)), cancellationToken);
        }

        if (owed)
        {
            db.Audit(call.Now, call.Caller.UserId, "report", $"稿{snapshot.Number}", string.Join(' ', makers));
        }

        return owed;
    }

    private IReadOnlyList<string> Summary(Snapshot snapshot, IReadOnlyList<ReportLine> lines)
    {
        var open = lines.Where(line => line.Text is null).ToList();
        var zeros = lines.Where(line => line.IsZero).ToList();
        return
        [
            $"{Head(snapshot)}：{lines.Count} 处填了 {lines.Count - open.Count} 处{(open.Count > 0 ? $"，{open.Count} 处没有依据，留着 *" : string.Empty)}",
            .. open.Take(MostReasons).Select(line => $"{line.Title}：{line.Reason}"),
            .. open.Count > MostReasons ? [$"…另有 {open.Count - MostReasons} 处，发 数字 看全部"] : (string[])[],
            .. zeros.Count > 0 ? [$"确定是 0 吗：{string.Join('，', zeros.Select(line => line.Title))}"] : (string[])[],
            .. ReportWords.Elsewhere(calculation.Template.Document.Elsewhere),
        ];
    }

    private string Head(Snapshot snapshot) =>
        $"稿{snapshot.Number} {(snapshot.Campaign.Length > 0 ? $"{snapshot.Campaign} " : string.Empty)}截至{AsOfDayText.Written(snapshot.AsOf, clock.Today)}{(snapshot.FinalAt is { } at ? $"（{ReportWords.Day(at, clock)}定稿）" : string.Empty)}";
}
