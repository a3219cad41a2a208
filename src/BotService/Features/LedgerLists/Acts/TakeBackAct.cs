using BotService.Features.LedgerLists.Measuring;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>One step back: the own last one, within a day, as long as nobody has acted since. All that the step changed is as before.</summary>
internal sealed class TakeBackAct(BotDbContext db, LedgerBook book, LedgerUndo undo, LedgerChangeUndo changes, LedgerKinds kinds, LedgerPeople people, LedgerCorrections notices, TimeProvider time, LedgerDays days) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.TakeBack];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var entries = await book.EntriesAsync(one.Item, cancellationToken);
        var last = entries.LastOrDefault();

        if (last is null || !one.Rights.IsOwnStep(last))
        {
            return Reply.Refuse($"{one.Name} 的最后一步不是您办的，没有可以撤回的。");
        }

        if (await InsteadAsync(one, last, cancellationToken) is { } instead)
        {
            return instead;
        }

        var word = Enum.TryParse<LedgerVerb>(last.Verb, out var verb) ? LedgerVerbs.Past(verb) : last.Verb;
        var told = await notices.OfAsync(one, last, verb, cancellationToken);
        await undo.TakeBackAsync(one.Item, last, cancellationToken);
        ReviewAgain(one, last, entries);
        await MeasuredBeforeAsync(one, last, entries, cancellationToken);
        var problems = verb is LedgerVerb.Miss ? await ProblemsAsync(one, last, cancellationToken) : string.Empty;
        await notices.WithdrawAsync(one, last, verb, told, cancellationToken);

        if (last.From is null)
        {
            return Reply.Say($"{one.Name} 已撤回，不再算数。");
        }

        // Of several who were added with one message each is a step.
        var whom = verb is LedgerVerb.Join or LedgerVerb.Leave or LedgerVerb.Verifier ? $" {last.Text}" : string.Empty;

        // 访3 取消 may mean the visit itself, so the answer says what stands and how one drops it.
        var plan = verb is LedgerVerb.Move ? $"：{PlanOf(one.Item)}{Ways(one)}" : string.Empty;
        return Reply.Say($"{one.Name} 的“{word}{whom}”已撤回，现在是{one.Kind.Word(one.Item.State)}{plan}{problems}。");
    }

    private static string PlanOf(LedgerItem item) => $"{PlaceName.Plain(item.Title)}{(item.VisitFrom is { } from ? $"，{LocalClock.Days(from, item.VisitTo ?? from)}" : string.Empty)}";

    private static string Ways(LedgerCase one) => one.Rights.May(LedgerVerb.Void) ? $"；不{(one.Kind.IsRecord ? "去" : "办")}了发 {one.Name} 作废 原因" : string.Empty;

    private async ValueTask<Reply?> InsteadAsync(LedgerCase one, LedgerEntry last, CancellationToken cancellationToken)
    {
        if (ItemRights.IsTooOld(last, time.GetUtcNow()))
        {
            return Reply.Refuse($"{one.Name} 的最后一步已过 {UndoText.Span}，不能撤回。");
        }

        var ways = Ways(one);

        if (!changes.Tells(one.Item, last))
        {
            return Reply.Refuse($"{one.Name} 的最后一步是改内容，看不出原来是什么，请再改回去{(one.Kind.IsRecord ? ways : string.Empty)}。");
        }

        var id = one.Item.Id;

        if (await MadeSinceAsync(one, last, cancellationToken) is { } made)
        {
            return Reply.Refuse(made);
        }

        // What others have put into it would be left in nothing.
        if (last.From is null && await JoinedTo(id).OrderBy(i => i.Number).Select(i => (int?)i.Number).FirstOrDefaultAsync(cancellationToken) is { } joined)
        {
            return Reply.Refuse($"{one.Kind.Prefix}{joined} 已经并到{one.Name}，不能撤回{ways}。");
        }

        return last.From is null && await TasksOf(id).AnyAsync(cancellationToken) ? Reply.Refuse($"{one.Name} 已经转成任务，不能撤回{ways}。") : null;
    }

    /// <summary>转任务, 问题 and 又出现 make an item and write nothing on this one: as long as nobody else has touched what they made, the last step is theirs.</summary>
    private async ValueTask<string?> MadeSinceAsync(LedgerCase one, LedgerEntry last, CancellationToken cancellationToken)
    {
        var (id, since, key) = (one.Item.Id, last.Id, last.ByUserKey);
        var made = await db.LedgerItems
            .Where(i => i.State != LedgerState.Void
                && db.LedgerLinks.Any(l => (l.FromId == id && l.ToId == i.Id && l.Relation == LedgerRelation.DoneBy)
                    || (l.FromId == i.Id && l.ToId == id && (l.Relation == LedgerRelation.RaisedFrom || l.Relation == LedgerRelation.SameProblem)))
                && db.LedgerEntries.Any(e => e.ItemId == i.Id && e.From == null && e.TakenBackAt == null && e.Id > since)
                && !db.LedgerEntries.Any(e => e.ItemId == i.Id && e.TakenBackAt == null && e.ByUserKey != key))
            .OrderByDescending(i => i.Id).FirstOrDefaultAsync(cancellationToken);

        if (made is null)
        {
            return null;
        }

        var isAgain = made.Kind == one.Item.Kind && one.Kind.HasChains;
        var step = isAgain ? LedgerVerbs.WordOf(LedgerVerb.Relapse) : kinds.Of(made.Kind).TakesProblems ? "提问题" : LedgerVerbs.WordOf(LedgerVerb.ToTask);
        return $"{one.Name} 最近一步是{step}，没有撤回。撤回请发 {kinds.Of(made.Kind).Prefix}{made.Number} 撤回";
    }

    private IQueryable<LedgerItem> JoinedTo(int id) => db.LedgerItems.Where(i => i.State == LedgerState.Void
        && db.LedgerLinks.Any(l => l.FromId == i.Id && l.ToId == id && l.Relation == LedgerRelation.SameProblem) && db.LedgerEntries.Any(e => e.ItemId == i.Id && e.TakenBackAt == null));

    private IQueryable<LedgerItem> TasksOf(int id) => db.LedgerItems.Where(t => t.State != LedgerState.Void && db.LedgerLinks.Any(l => l.FromId == id && l.ToId == t.Id && l.Relation == LedgerRelation.DoneBy));

    /// <summary>A progress that was the review is none any more, so the review is due; since when is not known from what is left.</summary>
    private void ReviewAgain(LedgerCase one, LedgerEntry last, IEnumerable<LedgerEntry> entries)
    {
        var item = one.Item;

        if (last.Verb == nameof(LedgerVerb.Progress) && item.State is LedgerState.Standing && item.ReviewOn == LongTermAct.NextReview(days, one.Kind, last.Day)
            && !entries.Any(e => e.Id != last.Id && e.Day == last.Day && e.Verb is nameof(LedgerVerb.Stand) or nameof(LedgerVerb.Progress)))
        {
            item.ReviewOn = last.Day;
        }
    }

    private async ValueTask MeasuredBeforeAsync(LedgerCase one, LedgerEntry last, List<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        if (last.Verb == nameof(LedgerVerb.Pass) && one.Kind.IsMeasured)
        {
            var before = entries.FindLast(e => e.Id != last.Id && e.Verb == nameof(LedgerVerb.Pass));
            MeasuredCheck.TakeBack(one.Item, await MeasuredAsync(last, cancellationToken), before is null ? null : await MeasuredAsync(before, cancellationToken));
        }
    }

    private async ValueTask<Measurement> MeasuredAsync(LedgerEntry verdict, CancellationToken cancellationToken) =>
        new(verdict.Text ?? string.Empty, await people.NameOfKeyAsync(verdict.ByUserKey, cancellationToken), verdict.Day);

    /// <summary>未达到 made a problem, which goes with it unless somebody has done something about it.</summary>
    private async ValueTask<string> ProblemsAsync(LedgerCase one, LedgerEntry last, CancellationToken cancellationToken)
    {
        var id = one.Item.Id;
        var about = await db.LedgerItems
            .Where(p => p.RaisedByKey == last.ByUserKey && p.State != LedgerState.Void
                && db.LedgerLinks.Any(l => l.FromId == p.Id && l.ToId == id && l.Relation == LedgerRelation.About))
            .OrderBy(p => p.Id).ToListAsync(cancellationToken);
        var said = string.Empty;

        foreach (var problem in about)
        {
            var (steps, name) = (await book.EntriesAsync(problem, cancellationToken), $"{kinds.Of(problem.Kind).Prefix}{problem.Number}");

            if (steps.Count == 0 || steps[0].At < last.At)
            {
                continue;
            }

            var isUntouched = steps.Count == 1 && !await JoinedTo(problem.Id).AnyAsync(cancellationToken) && !await TasksOf(problem.Id).AnyAsync(cancellationToken);

            if (isUntouched)
            {
                await undo.TakeBackAsync(problem, steps[0], cancellationToken);
            }

            said += isUntouched ? $"；{name} 也一并撤回" : $"；{name} 已经有人在办，留着";
        }

        return said;
    }
}
