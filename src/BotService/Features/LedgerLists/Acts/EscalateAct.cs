using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>Five working days without an answer: whoever raised it may go to the admins.</summary>
internal sealed class EscalateAct(BotDbContext db, LedgerBook book, LedgerDays days, LedgerMessages notices) : ILedgerAct
{
    private const int Patience = 5;

    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Escalate];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        if (days.WorkingDaysBetween(one.Item.FoundOn, days.Today) < Patience)
        {
            return Reply.Refuse($"{one.Name} 提出还不到 {Patience} 个工作日，{LedgerDays.Long(days.WorkingDaysAfter(one.Item.FoundOn, Patience))}起可以转管理员");
        }

        book.Append(one.Item, new LedgerStep(LedgerVerb.Escalate, one.Item.State, one.Viewer));

        foreach (var admin in await db.Members.AdminsOn(days.Today).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancellationToken))
        {
            await notices.TellAsync(admin, $"{one.Name} {one.Item.Title}：提出人转请管理员立项", cancellationToken);
        }

        return Reply.Say($"{one.Name} 已转管理员。");
    }
}
