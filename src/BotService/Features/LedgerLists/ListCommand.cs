using BotService.Commands;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>问题清单 10月31日: a list as of a day, as far as one may see it; 统计 gives the figures alone.</summary>
internal sealed class ListCommand(BotDbContext db, LedgerKinds kinds, LedgerFigures figures, LedgerFilterReader filters, LedgerStatistics statistics, LedgerLines lines, ActionRecords actions, SubjectFigures subjects) : IChatCommand
{
    private const int Most = 500;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var kind = kinds.ListedBy(call.Word)!;

        if (!kind.IsOn)
        {
            return Reply.Refuse($"本单位没有启用{kind.List}。");
        }

        var viewer = LedgerCases.ViewerOf(call.Caller);
        var (filter, instead) = await filters.ReadAsync(call.Rest, kind, viewer, cancellationToken);

        if (filter is null)
        {
            return instead!;
        }

        if (kind.Has("derived"))
        {
            return await actions.ListAsync(kind, filter, cancellationToken);
        }

        var seen = db.SeenBy(viewer).Where(i => i.Kind == kind.Key);
        var items = filter.Of(seen, db, viewer);
        var head = await HeadAsync(kind, filter, seen, cancellationToken);

        if (filter.IsStatistics)
        {
            return Reply.Say([.. await statistics.LinesAsync(kind, filter, items, head, cancellationToken)]);
        }

        if (filter.IsPractice)
        {
            return await lines.PracticesAsync(kind, items, cancellationToken);
        }

        var rows = await SelectAsync(kind, filter, items, cancellationToken);
        return Reply.Say(
        [
            .. kind.Has("outcome") ? await subjects.HeadAsync(kind, filter, items, head, cancellationToken) : await statistics.IdentityAsync(kind, filter, items, head, cancellationToken),
            .. await lines.OfAsync(kind, rows, filter.Day, viewer, cancellationToken),
            .. kind.Has("outcome") ? await subjects.FootAsync(filter.Day, cancellationToken) : [],
            .. rows.Count == 0 ? (string[])[filter.NamesItems || filter.Words.Count > 0 ? "没有符合条件的。" : "现在没有在办的。"] : [],
            $"看一件发 {(rows.Count > 0 ? $"{kind.Prefix}{rows[0].Number}" : $"{kind.Prefix}1")}；{kind.Word(LedgerState.Closed)}的发 {kind.List} {kind.Word(LedgerState.Closed)}；导出发 {kind.List} 导出",
        ]);
    }

    /// <summary>问题清单 您能看到的 本组 截至10月31日.</summary>
    private async ValueTask<string> HeadAsync(LedgerKind kind, LedgerFilter filter, IQueryable<LedgerItem> seen, CancellationToken cancellationToken)
    {
        var isPart = await db.LedgerItems.Where(i => i.Kind == kind.Key).CountAsync(cancellationToken) > await seen.CountAsync(cancellationToken);
        return string.Join(' ', ((string[])[kind.List, isPart ? "您能看到的" : string.Empty, string.Join(' ', filter.Words.Where(word => word != "统计")), $"截至{LedgerDays.Long(filter.Day)}"]).Where(part => part.Length > 0));
    }

    /// <summary>Late by how late, near, waiting for a verdict, in work by day, then what takes long; never by who did well.</summary>
    private async ValueTask<List<LedgerOnDay>> SelectAsync(LedgerKind kind, LedgerFilter filter, IQueryable<LedgerItem> items, CancellationToken cancellationToken)
    {
        var (day, near) = (filter.Day, lines.NearUntil(filter.Day));
        var rows = figures.OnDay(items, day);
        rows = filter.State is { } state ? rows.Where(i => i.State == state) : kind.IsRecord ? rows.Where(i => i.State != LedgerState.Void) : filter.OnlyRelapsed ? rows : rows.Where(i => i.State != LedgerState.Closed && i.State != LedgerState.Void && i.State != LedgerState.Raised);
        rows = filter.OnlyLate ? rows.Where(i => i.State == LedgerState.Doing && i.DueOn < day) : rows;
        rows = filter.OnlyNear ? rows.Where(i => i.State == LedgerState.Doing && i.DueOn >= day && i.DueOn <= near) : rows;
        rows = filter.OnlyRelapsed ? rows.Where(i => i.ChainNumber != i.Number) : rows;
        rows = filter.OnlyNobody ? rows.Where(i => i.OwnerId == null && i.OwnerText == null) : rows;
        return await rows
            .OrderBy(i => i.State == LedgerState.Doing ? (i.DueOn < day ? 0 : i.DueOn <= near ? 1 : 3) : i.State == LedgerState.Claimed ? 2 : i.State == LedgerState.Standing ? 4 : 5)
            .ThenBy(i => i.State == LedgerState.Standing ? i.ReviewOn : i.DueOn == null ? DateOnly.MaxValue : i.DueOn).ThenBy(i => i.Number).Take(Most).ToListAsync(cancellationToken);
    }
}
