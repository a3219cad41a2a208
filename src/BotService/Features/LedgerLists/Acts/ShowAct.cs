using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>亮3 晒 puts a result up for others; 亮3 借鉴 says that a group took it over.</summary>
internal sealed class ShowAct(BotDbContext db, LedgerBook book, LedgerPeople people) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Show, LedgerVerb.Borrow];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        if (one.Item.State is not LedgerState.Closed)
        {
            return Reply.Refuse(one.Verb is LedgerVerb.Show ? "先办成再晒" : $"{one.Name} 还没办成，办成后再借鉴");
        }

        var entries = await book.EntriesAsync(one.Item, cancellationToken);
        var isShown = entries.Exists(e => e.Verb == nameof(LedgerVerb.Show));

        if (one.Verb is LedgerVerb.Show)
        {
            if (!isShown)
            {
                book.Append(one.Item, new LedgerStep(LedgerVerb.Show, one.Item.State, one.Viewer));
            }

            return Reply.Say($"{one.Name} 已晒：{entries.LastOrDefault(e => e.Verb == nameof(LedgerVerb.Claim))?.Text}。大家发 {one.Kind.List} 做法 就能看到");
        }

        if (!isShown || one.Viewer.GroupId is not { } group || group == one.Item.GroupId)
        {
            return Reply.Refuse(isShown ? "借鉴的是别组的做法，没有记下" : $"{one.Name} 还没有晒出来");
        }

        var borrowers = entries.Where(e => e.Verb == nameof(LedgerVerb.Borrow)).Select(e => e.ByMemberId).ToList();
        var name = await people.GroupNameAsync(group, cancellationToken);

        if (await db.Members.AnyAsync(m => borrowers.Contains(m.Id) && m.GroupId == group, cancellationToken))
        {
            return Reply.Say($"{name}已记过借鉴{one.Name}。");
        }

        book.Append(one.Item, new LedgerStep(LedgerVerb.Borrow, one.Item.State, one.Viewer) { Text = name });
        return Reply.Say($"已记：{name}借鉴{one.Name}。");
    }
}
