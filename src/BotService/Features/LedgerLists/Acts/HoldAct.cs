using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>我来跟进 任12: the liaison looks after what somebody of the group has, and until its day comes the owner is not reminded of it.</summary>
internal sealed class HoldAct(BotDbContext db, LedgerBook book, LedgerPeople people, LedgerDays days) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Hold];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var item = one.Item;

        if (item.DueOn is not { } due)
        {
            return Reply.Refuse($"{one.Name} 没有期限，本来就不自动提醒，没有记下。");
        }

        if (due <= days.Today)
        {
            return Reply.Refuse($"{one.Name} {LedgerDays.Long(due)}到期，不再自动提醒了，没有记下。要问进展请直接联系");
        }

        var owner = await people.NameAsync(item.OwnerId, cancellationToken);

        if (!await db.LedgerItems.Where(i => i.Id == item.Id).NotHeld(db, days.Today).AnyAsync(cancellationToken))
        {
            return Reply.Refuse($"{one.Name} 已有人跟进，到期前不再自动提醒{owner}，没有改。");
        }

        book.Append(item, new LedgerStep(LedgerVerb.Hold, item.State, one.Viewer) { Text = $"到期前不再自动提醒{owner}" });
        return Reply.Say($"{one.Name} 由您跟进，到期前不再自动提醒{owner}。改主意了 {UndoText.Span}内发 {one.Name} 撤回");
    }
}
