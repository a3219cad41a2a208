using System.Globalization;
using BotService.Features.LedgerLists.Measuring;
using BotService.Features.LedgerLists.Visiting;
using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>The figures of a list in words: both numbers of every rate, a per cent only from five on, and no rank.</summary>
internal sealed class LedgerStatistics(BotDbContext db, LedgerFigures figures, MeasuredCheck measured, ResearchFigures subjects, VisitFigures visits, LedgerPeople people, LedgerDays days)
{
    private const int LeastForShare = 5;

    /// <summary>问题清单 您能看到的 本组 截至10月31日.</summary>
    public async ValueTask<string> HeadAsync(LedgerKind kind, LedgerFilter filter, IQueryable<LedgerItem> seen, Viewer viewer, CancellationToken cancellationToken)
    {
        var isPart = !viewer.IsAdmin && await db.LedgerItems.Where(i => i.Kind == kind.Key).CountAsync(cancellationToken) > await seen.CountAsync(cancellationToken);
        return string.Join(' ', ((string[])[kind.List, isPart ? "您能看到的" : string.Empty, string.Join(' ', filter.Words.Where(word => word != "统计")), $"截至{LedgerDays.Long(filter.Day, days.Today)}"]).Where(part => part.Length > 0));
    }

    public async ValueTask<IReadOnlyList<string>> LinesAsync(LedgerKind kind, LedgerFilter filter, IQueryable<LedgerItem> items, string head, Viewer viewer, CancellationToken cancellationToken)
    {
        if (kind.CountsByGroup)
        {
            return await ByGroupAsync(kind, filter.Day, items, head, cancellationToken);
        }

        var count = await figures.CountAsync(items, kind, filter.Day, cancellationToken);
        List<string> lines = [$"{head}：{(kind.CountsOnTime ? await OnTimeAsync(kind, filter.Day, items, count, cancellationToken) : Identity(kind, count))}"];

        if (kind.IsRecord)
        {
            lines.AddRange([$"{kind.Total} {count.Closed}", $"{kind.Word(LedgerState.Doing)} {count.Doing}", $"{kind.Word(LedgerState.Void)} {count.Void}"]);
            lines.AddRange(kind.IsVisit ? [$"地点 {await visits.PlacesAsync(items, filter.Day, cancellationToken)}"] : []);
            lines.AddRange(kind.IsVisit && viewer.IsAdmin ? [await visits.MetAsync(kind, items, filter.Day, cancellationToken)] : []);
            return lines;
        }

        lines.AddRange(
        [
            $"{kind.Total} {count.Found}", $"{kind.DoneWord} {count.Closed}", $"{kind.Word(LedgerState.Claimed)} {count.Claimed}", $"{kind.Word(LedgerState.Doing)} {count.Doing}", $"逾期 {count.Late}",
            $"{kind.Word(LedgerState.Standing)} {count.Standing}", $"{kind.Word(LedgerState.Void)} {count.Void}", $"{kind.Word(LedgerState.Raised)} {count.Raised}",
        ]);

        if (kind.HasChains)
        {
            lines.Add($"反弹 {count.Relapsed}");
        }

        if (kind.IsMeasured)
        {
            lines.AddRange(await MeasuredAsync(filter.Day, items, cancellationToken));
        }

        if (kind.IsResearch)
        {
            lines.AddRange(await subjects.LinesAsync(items, filter.Day, cancellationToken));
        }

        return [.. lines, .. Beside(kind, count)];
    }

    /// <summary>发现 9 个：已销号 5，待核实 1，办理中 2（逾期 1），长期 1；另有作废 1.</summary>
    public static string Identity(LedgerKind kind, LedgerCount count)
    {
        string[] beside = [count.Void > 0 ? $"{kind.Word(LedgerState.Void)} {count.Void}" : string.Empty, count.Raised > 0 ? $"{kind.Word(LedgerState.Raised)} {count.Raised}" : string.Empty];
        var also = string.Join('，', beside.Where(part => part.Length > 0));
        return $"{Parts(kind, count)}{(also.Length > 0 ? $"；另有{also}" : string.Empty)}";
    }

    /// <summary>A record counts when it was done: a plan is none yet, and is never late.</summary>
    private static string Parts(LedgerKind kind, LedgerCount count)
    {
        var standing = kind.HasChains || count.Standing > 0 ? $"，{kind.Word(LedgerState.Standing)} {count.Standing}" : string.Empty;
        var doing = $"{kind.Word(LedgerState.Doing)} {count.Doing}";

        if (kind.IsRecord)
        {
            return $"{kind.Total} {count.Closed} {kind.Unit}，{doing}{standing}";
        }

        return $"{kind.Total} {count.Found} {kind.Unit}{(kind.HasChains ? "：" : "，")}{kind.DoneWord} {count.Closed}，{kind.Word(LedgerState.Claimed)} {count.Claimed}，{doing}（逾期 {count.Late}）{standing}";
    }

    /// <summary>What an older list calls done and no figure counts.</summary>
    public static IEnumerable<string> Beside(LedgerKind kind, LedgerCount count) => count.Imported.Sentence(kind) is { } sentence ? [sentence] : [];

    /// <summary>达标 3, 没有指标 1: of what was closed here, how much came as far as it should, and of how much nobody can tell.</summary>
    private async ValueTask<IReadOnlyList<string>> MeasuredAsync(DateOnly day, IQueryable<LedgerItem> items, CancellationToken cancellationToken)
    {
        var closed = await figures.OnDay(items, day).Where(i => i.State == LedgerState.Closed && !i.IsImportedClosed).ToListAsync(cancellationToken);
        await measured.AsOfAsync(closed, items, day, cancellationToken);
        var results = closed.ConvertAll(row => MeasuredCheck.ResultOf(row.Fields));
        return [$"达标 {results.Count(result => result is MeasuredResult.Reached)}", $"没有指标 {results.Count(result => result is MeasuredResult.NoIndicator)}"];
    }

    private async ValueTask<string> OnTimeAsync(LedgerKind kind, DateOnly day, IQueryable<LedgerItem> items, LedgerCount count, CancellationToken cancellationToken)
    {
        var due = await figures.PunctualityAsync(items, day, cancellationToken);
        var today = due.DueToday > 0 ? $"，当天到期 {due.DueToday}" : string.Empty;
        var waiting = due.Waiting > 0 ? $"，待核实 {due.Waiting}" : string.Empty;
        return $"{kind.Total} {count.Found}，{kind.DoneWord} {count.Closed}，到期 {due.Due}，按期 {(due.Due == 0 ? "—" : $"{due.InTime}/{due.Due}")}，延期内 {due.InExtension}，逾期完成 {due.DoneLate}，逾期 {due.Late}{today}{waiting}；延期 {due.Extensions} 次";
    }

    private async ValueTask<IReadOnlyList<string>> ByGroupAsync(LedgerKind kind, DateOnly day, IQueryable<LedgerItem> items, string head, CancellationToken cancellationToken)
    {
        var groups = await figures.ByGroupAsync(items, day, cancellationToken);
        List<string> lines = [$"{head}：{kind.Total} {groups.Sum(g => g.Total)} {kind.Unit}，到期 {groups.Sum(g => g.Due)}，{kind.DoneWord} {groups.Sum(g => g.Done)}"];

        foreach (var group in groups)
        {
            var name = await people.GroupNameAsync(group.GroupId, cancellationToken) is { Length: > 0 } known ? known : "不在名单的单位";
            var share = group.Due >= LeastForShare ? string.Create(CultureInfo.InvariantCulture, $"（{Math.Round(100.0 * group.Done / group.Due, MidpointRounding.AwayFromZero)}%）") : string.Empty;
            lines.Add(group.Due == 0 ? $"{name} 到期 0（{group.Total} {kind.Unit}未到期）" : $"{name} 到期 {group.Due}，{kind.DoneWord} {group.Done}{share}");
        }

        var shown = await items.CountAsync(i => db.LedgerEntries.Any(e => e.ItemId == i.Id && e.Verb == nameof(LedgerVerb.Show) && e.Day <= day && e.TakenBackAt == null), cancellationToken);
        var borrowed = await db.LedgerEntries.CountAsync(e => e.Verb == nameof(LedgerVerb.Borrow) && e.Day <= day && e.TakenBackAt == null && items.Any(i => i.Id == e.ItemId), cancellationToken);
        var count = await figures.CountAsync(items, kind, day, cancellationToken);
        return [.. lines, .. Beside(kind, count), .. shown > 0 ? (string[])[$"晒出来的做法 {shown} 条，被借鉴 {borrowed} 次：发 {kind.List} 做法"] : [], "按名单顺序，不是名次"];
    }
}
