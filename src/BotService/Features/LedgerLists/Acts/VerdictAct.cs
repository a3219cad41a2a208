using BotService.Features.LedgerLists.Importing;
using BotService.Features.LedgerLists.Measuring;
using BotService.Features.LedgerLists.Reminding;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>One item at a time, by somebody who had no hand in it: closed, or back to work. Words that take half of it back are asked about.</summary>
[LedgerReminder("closed", Position = 4)]
internal sealed class VerdictAct(
    LedgerBook book, LedgerDays days, LedgerPeople people, LedgerMessages notices, IOptions<ReminderOptions> reminders, MeasuredCheck measured, LedgerTeams teams,
    ImportSample sample, TaskChain tasks, RatingAsking asking, ItemOrigins origins) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Pass, LedgerVerb.Reject];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        if (one.Verb is LedgerVerb.Pass && VerdictDoubts.In(one.Words, one.IsChecked) is { } clause)
        {
            return Reply.Refuse($"您写了“{clause}”，没有记下。都好了请发 {one.Name} 通过；没好请发 {one.Name} 没改好 {LedgerWording.Missing(clause)}");
        }

        if (one.Item is { State: LedgerState.Closed, IsImportedClosed: true })
        {
            return sample.Answer(one);
        }

        return one.Verb is LedgerVerb.Reject ? await RejectAsync(one, cancellationToken) : await PassAsync(one, cancellationToken);
    }

    private async ValueTask<Reply> RejectAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        if (one.Words.Length < 2)
        {
            return one.AskFor($"请写原因，例如：{one.Name} 没改好 还差一个插座", "原因");
        }

        book.Append(one.Item, new LedgerStep(LedgerVerb.Reject, LedgerState.Doing, one.Viewer) { Text = LedgerWording.Clip(one.Words) });
        var card = LedgerPushCard.ForOwner(one.Kind, one.Item, string.Empty, await origins.ForAsync(one.Item, one.Item.OwnerId, cancellationToken));
        await notices.TellAsync(one.Item.OwnerId, $"{one.Name} {one.Item.Title}：没改好，{one.Words}；请继续办", cancellationToken, card);
        var owner = await people.NameAsync(one.Item.OwnerId, cancellationToken);
        return Reply.Say($"{one.Name} 退回{(owner.Length > 0 ? owner : "责任单位")}继续办。");
    }

    private async ValueTask<Reply> PassAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var item = one.Item;

        if (one.Kind.IsMeasured && MeasuredCheck.Instead(one) is { } instead)
        {
            return instead;
        }

        var attained = one.Kind.IsMeasured ? measured.Take(one, await people.NameOfKeyAsync(one.Viewer.UserKey, cancellationToken)) : null;
        var entries = await book.EntriesAsync(item, cancellationToken);
        book.Append(item, new LedgerStep(LedgerVerb.Pass, LedgerState.Closed, one.Viewer) { Text = one.Words.Length > 0 ? LedgerWording.Clip(one.Words) : null });
        await TellAsync(one, cancellationToken);
        await tasks.TellWhenAllAreDoneAsync(one, cancellationToken);
        var closed = one.Kind.Word(LedgerState.Closed);
        var times = entries.Count(e => e.Verb is nameof(LedgerVerb.Pass) or nameof(LedgerVerb.Reject)) + 1;
        var nth = times > 1 ? $"，第 {times} 次核实" : string.Empty;

        if (attained is not null)
        {
            return Reply.Say($"{one.Name} {closed}：{attained}");
        }

        if (one.Kind.CountsOnTime && entries.LastOrDefault(e => e.Verb == nameof(LedgerVerb.Claim)) is { } claim)
        {
            return Reply.Say($"{one.Name} {closed}：{LedgerDays.Long(claim.Day)}报完成（{LedgerFigures.Punctuality(item, claim.Day)}），{LedgerDays.Long(days.Today)}核实{nth}");
        }

        // Where it cannot come back, what is left to do is to ask those whom it was for.
        return Reply.Say(one.Kind is { HasChains: false, Rate: not null }
            ? $"{one.Name} {closed}{(times > 1 ? $"（第 {times} 次核实）" : string.Empty)}。想听听大家的：{one.Name} 请人评价"
            : $"{one.Name} {closed}（{LedgerDays.Long(days.Today)}{nth}）。{(one.Kind.HasChains ? $"以后再出现请发 {one.Name} 又出现 情况" : string.Empty)}");
    }

    private async ValueTask TellAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        if (!reminders.Value.Of<LedgerReminderTimes>().Of<VerdictAct>().IsOn)
        {
            return;
        }

        var line = $"{one.Name} {one.Item.Title}：{one.Kind.Word(LedgerState.Closed)}";
        var listeners = (await teams.OfAsync(one.Item, LedgerRole.Listener, cancellationToken)).Select(m => (int?)m.Id);

        // The card that asks whether it is solved says that it is closed.
        var raiser = await asking.AskRaiserAsync(one, cancellationToken) ? null : one.Item.RaisedById;

        foreach (var person in listeners.Append(one.Item.OwnerId).Append(raiser).Distinct().Where(id => id is not null && id != one.Viewer.MemberId))
        {
            await notices.TellAsync(person, line, cancellationToken);
        }
    }
}
