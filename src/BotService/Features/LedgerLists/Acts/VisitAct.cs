using BotService.Features.LedgerLists.Visiting;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>The three ways out of a clash: go together, go another day, or go all the same and say why.</summary>
internal sealed class VisitAct(BotDbContext db, LedgerBook book, LedgerGrammar grammar, LedgerTeams teams, LedgerPeople people, VisitPlans visits, LedgerMessages notices, LedgerDays days) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Merge, LedgerVerb.Move, LedgerVerb.Keep];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken) => one.Verb switch
    {
        LedgerVerb.Move => await MoveAsync(one, cancellationToken),
        LedgerVerb.Keep => Keep(one),
        _ => await MergeAsync(one, cancellationToken),
    };

    private async ValueTask<Reply> MoveAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var before = (one.Item.VisitFrom, one.Item.VisitTo);
        var reply = await visits.MoveDayAsync(one, cancellationToken);

        if (before != (one.Item.VisitFrom, one.Item.VisitTo))
        {
            var others = await teams.OthersAsync(one.Item, one.Viewer, cancellationToken);
            var planned = LocalClock.Days(one.Item.VisitFrom!.Value, one.Item.VisitTo ?? one.Item.VisitFrom.Value);
            await notices.TellEachAsync(others, $"{one.Name} {one.Item.Title}：{LedgerCorrections.Begin(LedgerVerb.Move)}{planned}", cancellationToken);
        }

        return reply;
    }

    private Reply Keep(LedgerCase one)
    {
        if (one.Words.Length < 2)
        {
            return one.AskFor($"请写理由，例如：{one.Name} 仍去 只看夜间值班", "理由");
        }

        book.Append(one.Item, new LedgerStep(LedgerVerb.Keep, one.Item.State, one.Viewer) { Text = LedgerWording.Clip(one.Words) });
        return Reply.Say($"{one.Name} 定了：{LedgerDays.Long(Visit.DaysOf(one.Item).From)}。理由已记。去过后发 {one.Name} 完成 一句话结果；看到的问题发 {one.Name} 问题 内容");
    }

    private async ValueTask<Reply> MergeAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        if (grammar.ItemAt(FoldedText.Of(one.Words), 0, out _) is not { } into || into.Kind != one.Kind || into == one.Reference)
        {
            return Reply.Refuse($"请写合并到哪一次，例如：{one.Name} 合并 {one.Kind.Prefix}2");
        }

        // A visit of another group may not be seen as such; that it is at the same place is what makes it known.
        var other = await book.FindAsync(into, cancellationToken);

        if (other is null || other.State is LedgerState.Void)
        {
            return Reply.Refuse($"没有{into}，没有合并");
        }

        if (!visits.IsSamePlace(one.Item, other))
        {
            return Reply.Refuse("不是同一地点，没有合并");
        }

        if (Over(one.Item, other) is { } over)
        {
            return Reply.Refuse($"{into} {over}，不能合并；看记录发 {into}");
        }

        var joining = await db.LedgerTeams.Where(t => t.ItemId == one.Item.Id && t.Role == LedgerRole.Member && t.Until == null).Select(t => t.MemberId).ToListAsync(cancellationToken);

        var going = await teams.OthersAsync(one.Item, one.Viewer, cancellationToken);
        var there = await teams.OthersAsync(other, one.Viewer, cancellationToken);

        List<string> brought = [];

        foreach (var member in joining.Append(one.Item.OwnerId ?? 0).Where(id => id > 0 && id != other.OwnerId).Distinct())
        {
            if (await teams.AddAsync(other, member, LedgerRole.Member, cancellationToken))
            {
                brought.Add(await people.NameAsync(member, cancellationToken));
            }
        }

        book.Append(one.Item, new LedgerStep(LedgerVerb.Merge, LedgerState.Void, one.Viewer) { Text = LedgerWording.Clip(Replaced.WithPeople($"合并到 {into}", brought)) });

        // Releases that left it behind an undo have put it there already.
        if (!await db.LedgerLinks.AnyAsync(l => l.FromId == one.Item.Id && l.ToId == other.Id && l.Relation == LedgerRelation.SameProblem, cancellationToken))
        {
            db.LedgerLinks.Add(new LedgerLink { FromId = one.Item.Id, ToId = other.Id, Relation = LedgerRelation.SameProblem, Day = days.Today, ByUserKey = one.Viewer.UserKey });
        }

        var (from, to) = Visit.DaysOf(other);
        var day = LocalClock.Days(from, to);
        await notices.TellEachAsync(going, $"{one.Name} {one.Item.Title}：合并到{into}（{day}），一起去", cancellationToken);
        await notices.TellEachAsync(there.Except(going), $"{LedgerCorrections.JoinedLine(into.ToString(), other, one.Name)}，一起去（{day}）", cancellationToken);
        return Reply.Say($"{one.Name} 合并到{into}（{LedgerDays.Long(from)}），一起去，只算一次。");
    }

    /// <summary>9月8日已经去过: nobody can go along any more. Visits that are both over, or share a day, may have been one.</summary>
    private string? Over(LedgerItem visit, LedgerItem other)
    {
        var ((from, to), (first, last)) = (Visit.DaysOf(visit), Visit.DaysOf(other));
        var isOver = other.State is LedgerState.Closed || last < days.Today;
        return isOver && to >= days.Today && from > last ? $"{LedgerDays.Long(first)}{(other.State is LedgerState.Closed ? "已经去过" : "已经过了")}" : null;
    }
}
