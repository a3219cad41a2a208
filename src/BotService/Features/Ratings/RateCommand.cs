using BotService.Commands;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Ratings;

/// <summary>One tap to whether a closed item is solved. That somebody answered is kept, and how many answered what; not who said which.</summary>
[ChatCommand(RatingWords.Command, "群众评价", Usage = "评价 问10 解决了", Summary = "抽到您时点一下：解决了、部分、没解决、不了解；谁答了什么不存", Audience = Audience.Everyone, Glued = true, LeavesNoTrace = true)]
internal sealed class RateCommand(BotDbContext db, LedgerGrammar grammar, LedgerKinds kinds, LedgerVerifiers verifiers, RatingDoubt doubt, LocalClock clock) : IChatCommand
{
    private const int OpenDays = 28;

    private const string Thanks = "已记下，谢谢。谁答了什么不存。";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var saying = RatingReading.Parts(grammar, call.Rest);
        var mine = await MineAsync(call.MemberId, cancellationToken);

        if (saying.Item is { } named)
        {
            mine = [.. mine.Where(one => one.Item.Kind == named.Kind.Key && one.Item.Number == named.Number)];

            if (mine.Count == 0)
            {
                return Reply.Refuse($"现在没有请您评价{named}，没有记。{await InsteadAsync(named, saying.Answer, call, cancellationToken)}");
            }
        }

        var open = mine.Where(one => !one.Invite.HasAnswered).ToList();

        if (open.Count == 0)
        {
            return Reply.Refuse(mine.Count > 0 ? $"{NameOf(mine[0].Item)} 您评价过了，不用重复。谁答了什么不存。" : "现在没有请您评价的事，没有记。");
        }

        if (open.Count > 1)
        {
            return Reply.Refuse($"请您评价的有 {open.Count} 件：{string.Join('、', open.Select(one => $"{NameOf(one.Item)} {one.Item.Title}"))}。请写编号，例如：评价 {NameOf(open[0].Item)} 解决了");
        }

        var (invite, item) = open[0];
        return saying.Answer is { } answer
            ? await RecordAsync(invite, item, answer, cancellationToken)
            : Reply.Refuse($"{NameOf(item)} {item.Title}：解决了吗？请发 评价 {NameOf(item)} 解决了，或 部分、没解决、不了解。谁答了什么不存。");
    }

    /// <summary>问21 解决了 by its owner is a result, and 没解决 by whoever verifies it a verdict.</summary>
    private async ValueTask<string> InsteadAsync(LedgerReference named, RatingAnswer? answer, CommandCall call, CancellationToken cancellationToken)
    {
        var (kind, number) = (named.Kind.Key, named.Number);
        var item = answer is null ? null : await db.LedgerItems.SingleOrDefaultAsync(i => i.Kind == kind && i.Number == number, cancellationToken);

        if (item is { State: LedgerState.Doing or LedgerState.Standing, OwnerId: { } owner } && owner == call.MemberId && named.Kind.Knows(LedgerVerb.Claim))
        {
            return answer is RatingAnswer.Solved ? $"办完请发 {named} 完成 结果" : $"没办完请发 {named} 进展 内容";
        }

        if (item is { State: LedgerState.Claimed } && (await verifiers.ForAsync(item, named.Kind, cancellationToken)).Includes(call.Caller.UserKey))
        {
            return answer is RatingAnswer.Solved ? $"都好了请发 {named} {(named.Kind.IsMeasured ? "通过 实际 数值" : "通过")}" : $"没好请发 {named} 没改好 原因";
        }

        return $"看这件发 {named}";
    }

    private async ValueTask<Reply> RecordAsync(RatingInvite invite, LedgerItem item, RatingAnswer answer, CancellationToken cancellationToken)
    {
        var (me, cycle, draw) = (invite.MemberId, invite.Cycle, invite.Draw);

        // Every row of the asking is written, whoever answers what: the database's own marks on the rows then say nothing either.
        await db.RatingInvites.Where(i => i.ItemId == item.Id && i.Cycle == cycle && i.Draw == draw)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.HasAnswered, i => i.HasAnswered || i.MemberId == me), cancellationToken);
        await db.Ratings.Where(r => r.ItemId == item.Id && r.Cycle == cycle && r.Draw == draw)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Count, r => r.Answer == answer ? r.Count + 1 : r.Count), cancellationToken);

        if (answer is RatingAnswer.NotSolved && (draw == RatingInvite.OfRaiser || await HasReachedDoubtsAsync(invite, item, answer, cancellationToken)))
        {
            await doubt.TellAsync(item, NameOf(item), cancellationToken);
        }

        return Reply.Say(Thanks).WithButton("已评价");
    }

    /// <summary>Exactly so many now: what later answers add is not told again.</summary>
    private async ValueTask<bool> HasReachedDoubtsAsync(RatingInvite invite, LedgerItem item, RatingAnswer answer, CancellationToken cancellationToken)
    {
        var (cycle, draw) = (invite.Cycle, invite.Draw);
        return await db.Ratings.AnyAsync(
            r => r.ItemId == item.Id && r.Cycle == cycle && r.Draw == draw && r.Answer == answer && r.Count == LedgerRatings.Doubts, cancellationToken);
    }

    /// <summary>What this person was asked of and can still answer, or did; of several askings about one item the last.</summary>
    private async ValueTask<IReadOnlyList<(RatingInvite Invite, LedgerItem Item)>> MineAsync(int? memberId, CancellationToken cancellationToken)
    {
        var since = clock.Today.AddDays(-OpenDays);
        var rows = await (from invite in db.RatingInvites
                          join item in db.LedgerItems on new { Id = invite.ItemId, invite.Cycle } equals new { item.Id, item.Cycle }
                          where invite.MemberId == memberId && invite.AskedOn >= since && item.State == LedgerState.Closed
                          orderby invite.AskedOn, invite.ItemId
                          select new { invite, item }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => row.item.Id).Select(same => same.OrderBy(row => row.invite.HasAnswered).ThenByDescending(row => row.invite.Draw).First()).Select(row => (row.invite, row.item))];
    }

    private string NameOf(LedgerItem item) => $"{kinds.Of(item.Kind).Prefix}{item.Number}";
}
