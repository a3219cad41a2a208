using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Consultations;

/// <summary>Opens a round: opinions that are sent until its last day belong to it. Nobody is told by itself; 传达 does that.</summary>
[ChatCommand("征求意见", Usage = "征求意见 题目 截止", Summary = "开一轮征求意见，期间的意见算在里面；可加 对象:支部", Audience = Audience.Liaison | Audience.Admin, Glued = true, KeepsWords = true,
    Act = "consult", ActBack = "开了的征求意见不能撤回")]
internal sealed class ConsultCommand(BotDbContext db, LocalClock clock) : IChatCommand
{
    private const int LongestTitle = 200;

    private const int MostDays = 180;

    private const int UsualDays = 20;

    private string Example => $"例如：征求意见 对局党组和各支部的意见 {clock.Today.AddDays(UsualDays):M月d日}";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (text, problem) = AddressedText.Of(call.Rest);

        if (text is null || !TextEnd.TryTake<DateOnly>(text.Words, new ChineseDates(clock.Now).TryTakeDate, out var title, out var closes) || title.Length is 0 or > LongestTitle)
        {
            return Reply.Refuse($"{problem ?? "请写题目和截止日期。"}{Example}");
        }

        if (closes < clock.Today || closes > clock.Today.AddDays(MostDays))
        {
            return Reply.Refuse($"截止日 {LocalClock.YearDay(closes)} {(closes < clock.Today ? "已经过了" : "在半年以后")}，没有开。{Example}");
        }

        var group = call.Caller.OnlyGroup;
        var audience = call.Caller.IsAdmin ? text.Audience ?? Tiers.All : call.Member.Group!.Tier;
        var asked = await db.Members.OnRoster(clock.Today).InAudience(db, audience, group).CountAsync(cancellationToken);
        var number = (await db.Consultations.MaxAsync(c => (int?)c.Number, cancellationToken) ?? 0) + 1;
        db.Consultations.Add(new Consultation { Number = number, Title = title, Audience = audience, GroupId = group, OpensOn = clock.Today, ClosesOn = closes, ExpectedAtOpening = asked });
        db.Audit(call.Now, call.Caller.UserId, "consult", $"consultation {number}", title);
        var whom = group is null ? TierWords.Of(audience) : call.Member.Group!.Name;
        return Reply.Say(
            $"征{number} 已开，{closes.Month}月{closes.Day}日截止。要通知大家请发 传达 征{number}",
            $"对象：{whom}，{asked} 人。这段时间的 意见 和 匿名意见 都算在里面；看情况发 征{number}");
    }
}
