using BotService.Ledgers;
using BotService.Messaging;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>An assignment is an offer: it goes back to whoever gave it, with a reason, and is counted nowhere.</summary>
internal sealed class GiveBackAct(LedgerBook book, LedgerPeople people, LedgerDays days, LedgerMessages notices) : ILedgerAct
{
    private const int FreeDays = 3;

    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.GiveBack];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var item = one.Item;

        if (one.Words.Length < 2)
        {
            return one.AskFor($"请写原因，例如：{one.Name} 退 不归我管，应由办公室办", "原因");
        }

        var giver = item.AssignedByKey is { } key && key != one.Viewer.UserKey ? (await people.RosterAsync(cancellationToken)).FirstOrDefault(m => m.UserKey == key) : null;

        // What is only judged has nobody when whoever was to see to it does not: a judge who had it could not judge it.
        var isJudged = one.Kind.IsPrescribed;
        var next = isJudged ? null : giver;
        var got = (await book.EntriesAsync(item, cancellationToken)).LastOrDefault(e => e.Verb is nameof(LedgerVerb.Assign) or nameof(LedgerVerb.Raise) or nameof(LedgerVerb.Take) && e.OwnerId == item.OwnerId)?.Day;
        var words = LedgerWording.Clip(one.Words);

        // Nobody has it now, so those whom an older list names beside the owner do not hide that; the entry keeps them.
        if (next is null && item.OwnerText is { } others)
        {
            (words, item.OwnerText) = (Replaced.WithOwner(words, others), null);
        }

        item.OwnerId = next?.Id;
        book.Append(item, new LedgerStep(LedgerVerb.GiveBack, item.State, one.Viewer) { Text = words });
        var now = next is not null ? $"现在由{next.Name}办理" : isJudged ? "现在没有责任人" : "现在没人领";
        await notices.TellAsync(giver?.Id ?? item.RaisedById, $"{one.Name} {item.Title}：{one.Call.Caller.Member?.Name}退回，{one.Words}；{now}", cancellationToken);
        var since = got is { } day && days.WorkingDaysBetween(day, days.Today) > FreeDays ? $"{one.Name} 从{LedgerDays.Long(day)}起在您这里。\n" : string.Empty;
        return Reply.Say($"{since}{one.Name} 已退，{now}。");
    }
}
