using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>问10 请人评价: the system draws who is asked; whoever did it neither asks nor learns who was.</summary>
internal sealed class PollAct(BotDbContext db, RatingAsking asking, LocalClock clock) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Poll];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var rating = one.Kind.Rate!;
        var drawn = await asking.DrawAsync(one, rating, cancellationToken);

        if (drawn.Count == 0)
        {
            return Reply.Refuse($"现在能请的不到 {rating.ShowFrom} 人（不含经办和核实的支部；四周内请过的、本周提醒快满的不再打扰），没有请。");
        }

        db.Audit(one.Call.Now, one.Call.Caller.UserId, "rating", one.Name, $"{drawn.Count}");
        var week = StudyWeek.Of(DateOnly.FromDateTime(asking.NextSlot())) == StudyWeek.Of(clock.Today) ? "本周" : "下周";
        return Reply.Say($"从 {drawn.Select(m => m.GroupId).Distinct().Count()} 个支部抽了 {drawn.Count} 人（不含经办和核实的支部），随{week}提醒发出；谁答了什么不存");
    }
}
