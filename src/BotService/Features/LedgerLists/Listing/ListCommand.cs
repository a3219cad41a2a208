using BotService.Commands;
using BotService.Features.LedgerLists.Visiting;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>问题清单 10月31日: a list as of a day, as far as one may see it; 统计 gives the figures alone.</summary>
internal sealed class ListCommand(
    BotDbContext db, LedgerKinds kinds, LedgerFigures figures, LedgerSelection selection, LedgerFilterReader filters, LedgerStatistics statistics, LedgerLines lines,
    ActionRecords actions, ResearchFigures subjects, VisitPlans visits) : IChatCommand
{
    private const int Most = 500;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var kind = kinds.ListedBy(call.Word)!;

        if (!kind.IsOn)
        {
            return Reply.Refuse($"本单位没有启用{kind.List}。");
        }

        var viewer = call.Caller;
        var (filter, instead) = await filters.ReadAsync(call.Rest, kind, viewer, cancellationToken);

        if (filter is null)
        {
            return instead!;
        }

        if (kind.IsPrescribed)
        {
            return await actions.ListAsync(kind, filter, viewer, cancellationToken);
        }

        var seen = db.SeenBy(viewer).Where(i => i.Kind == kind.Key);
        var items = filter.Of(seen, db, viewer);
        var head = await statistics.HeadAsync(kind, filter, seen, viewer, cancellationToken);

        if (filter.IsStatistics)
        {
            return Reply.Say([.. await statistics.LinesAsync(kind, filter, items, head, viewer, cancellationToken)]);
        }

        if (filter.IsPractice)
        {
            return await lines.PracticesAsync(kind, items, cancellationToken);
        }

        var alike = await figures.AlikeAsync(items, filter.Day, cancellationToken);
        var rows = await selection.RowsAsync(items, [.. selection.Sorted(kind, filter, alike).Take(Most)], filter.Day, cancellationToken);
        var count = await figures.CountAsync(alike, items, kind, filter.Day, cancellationToken);
        return Reply.Say(
        [
            .. kind.IsResearch ? await subjects.HeadAsync(kind, filter, items, head, cancellationToken) : [head, LedgerStatistics.Identity(kind, count)],
            .. LedgerStatistics.Beside(kind, count),
            .. await lines.OfAsync(kind, rows, filter.Day, viewer, cancellationToken),
            .. kind.IsResearch ? await subjects.FootAsync(filter.Day, cancellationToken) : [],
            .. (kind.IsResearch || kind.IsVisit) && !filter.HasDay ? await visits.UndecidedAsync(db.SeenBy(viewer), cancellationToken) : [],
            .. rows.Count == 0 ? (string[])[filter.NamesItems || filter.Words.Count > 0 ? "没有符合条件的。" : "现在没有在办的。"] : [],
            FootOf(kind, rows.Count > 0 ? rows[0].Number : 1, viewer),
        ]);
    }

    /// <summary>What this person can send next.</summary>
    private static string FootOf(LedgerKind kind, int first, Viewer viewer)
    {
        var closed = kind.Word(LedgerState.Closed);
        var export = kind.CanBeExported && viewer.HasOffice ? $"；导出发 {kind.List} 导出" : string.Empty;
        return $"看一件发 {kind.Prefix}{first}；{closed}的发 {kind.List} {closed}{export}";
    }
}
