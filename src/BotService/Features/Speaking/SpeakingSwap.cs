using System.Globalization;
using BotService.Commands;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Speaking;

/// <summary>Changing a turn with a colleague: asked, and done only when the colleague agrees.</summary>
internal sealed class SpeakingSwap(BotDbContext db, SpeakingPlan plan, SpeakingNames names, PersonalPush push) : IColleagueRequest
{
    /// <summary>同意了 and 不换了 say no more than the word alone.</summary>
    private static readonly char[] Particles = [.. "的了吧啊哈呢啦换。！! "];

    public async ValueTask<Reply> AskAsync(CommandCall call, string name, CancellationToken cancellationToken)
    {
        var (other, rest, instead) = await names.PickAsync(call, name, isOwnGroup: true, name.Length == 0 ? "请写和谁换，例如：述学 换 宋海涛" : "只能和本支部的人换", cancellationToken);

        if (other is null || other.Id == call.Member.Id)
        {
            return instead ?? Reply.Refuse("不用和自己换。看轮到谁发 述学");
        }

        if (rest.Length > 0)
        {
            return Reply.Refuse($"没看懂“{MessageText.ClipRunes(rest, 30)}”，没有问。换的是您最近的一次，一次写一个人，例如：述学 换 {other.Name}");
        }

        var standing = await plan.PlannedTurnsAsync(call.Member.Group!, cancellationToken);

        if (Planned(standing, call.Member.Id) is not { } mine)
        {
            return Reply.Refuse("近三周没有轮到您，不用换。看轮到谁发 述学");
        }

        if (mine.AskedId == other.Id)
        {
            return Reply.Refuse($"已经问过{other.Name}了，还没有答复；他同意才换。");
        }

        // A turn that was planned just now gets its number here, because the button has to name it.
        await db.SaveChangesAsync(cancellationToken);

        if (!await push.TryOweAsync(other, string.Create(CultureInfo.InvariantCulture, $"swap-{mine.Id}-{other.Id}"), CardFor(mine, other, Planned(standing, other.Id)), cancellationToken))
        {
            return Reply.Refuse($"{other.Name}这周的提醒已满（或已经问过），不再打扰，没有换。请当面说好，再请联络员发 述学 安排 第{mine.WeekKey % 100}周 {other.Name}");
        }

        (mine.AskedId, mine.At, mine.ByUserKey) = (other.Id, call.Now, UserKey.Of(call.Caller.UserId));
        return Reply.Say($"已问{other.Name}；他同意才换");
    }

    public async ValueTask<Reply> AgreeAsync(CommandCall call, string said, CancellationToken cancellationToken)
    {
        var handle = said.Trim(Particles);
        var standing = await plan.PlannedTurnsAsync(call.Member.Group!, cancellationToken);

        if (AskedOf(call, handle, standing) is not { } theirs)
        {
            return Reply.Refuse($"现在没有等您答复的换人，没有改动。{(call.IsInOwnWords ? "答复别的事请重新说明是哪一件。" : string.Empty)}看轮到谁发 述学");
        }

        var (asker, me, by) = (theirs.Member!, await db.Members.SingleAsync(m => m.Id == call.Member.Id, cancellationToken), UserKey.Of(call.Caller.UserId));
        var mine = standing.FirstOrDefault(t => t.MemberId == me.Id && t.State is TurnState.Planned && t.WeekKey != theirs.WeekKey);
        var back = mine?.WeekKey ?? plan.After(standing[^1].WeekKey).Key;
        (theirs.State, theirs.AskedId, theirs.ByUserKey) = (TurnState.Swapped, null, by);
        plan.Add(theirs.GroupId, theirs.WeekKey, me, TurnState.Planned, by);

        if (mine is not null)
        {
            await LetGoAsync([mine], call, "安排已改", tellsAsker: false, cancellationToken);
            (mine.State, mine.AskedId, mine.ByUserKey) = (TurnState.Swapped, null, by);
        }

        plan.Add(theirs.GroupId, back, asker, TurnState.Planned, by);
        var done = $"换好了：{string.Join('，', new[] { (theirs.WeekKey, me.Name), (back, asker.Name) }.Order().Select(turn => $"第{turn.Item1 % 100}周 {turn.Name}"))}";
        await push.TryOweAsync(asker, string.Create(CultureInfo.InvariantCulture, $"swapped-{theirs.Id}"), new TextContent($"述学{done}"), cancellationToken);
        return Reply.Say(done).WithButton("已同意");
    }

    public async ValueTask<Reply> DeclineAsync(CommandCall call, string said, CancellationToken cancellationToken)
    {
        var handle = said.Trim(Particles);

        if (AskedOf(call, handle, await plan.PlannedTurnsAsync(call.Member.Group!, cancellationToken)) is not { } theirs)
        {
            return handle.Length == 0 ? await WithdrawAsync(call, cancellationToken) : Reply.Refuse("现在没有等您答复的换人，没有改动。");
        }

        (theirs.AskedId, theirs.At, theirs.ByUserKey) = (null, call.Now, UserKey.Of(call.Caller.UserId));
        await push.TryOweAsync(theirs.Member!, string.Create(CultureInfo.InvariantCulture, $"kept-{theirs.Id}-{call.Member.Id}"), new TextContent($"述学没有换成：第{theirs.WeekKey % 100}周仍是您。"), cancellationToken);
        return Reply.Say($"好的，没有换：第{theirs.WeekKey % 100}周仍是{theirs.Member!.Name}。").WithButton("没有换");
    }

    /// <summary>Whoever asked does not want to change any more.</summary>
    public async ValueTask<Reply> WithdrawAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var mine = (await plan.PlannedTurnsAsync(call.Member.Group!, cancellationToken)).FirstOrDefault(t => t.MemberId == call.Member.Id && t.State is TurnState.Planned && t.AskedId is not null);
        return mine is null ? Reply.Refuse("现在没有等答复的换人，没有改动。看轮到谁发 述学") : await WithdrawAsync(mine, call, cancellationToken);
    }

    public async ValueTask<Reply> WithdrawAsync(SpeakingTurn mine, CommandCall call, CancellationToken cancellationToken)
    {
        await LetGoAsync([mine], call, "对方不换了", tellsAsker: false, cancellationToken);
        (mine.At, mine.ByUserKey) = (call.Now, null);
        return Reply.Say($"已收回换人，没有换：第{mine.WeekKey % 100}周仍是您。");
    }

    /// <summary>Requests whose turn is changed meanwhile are over, and both sides are told once. What is said of it to whoever changed the turn; empty where nobody had asked.</summary>
    /// <param name="why">What became of the turn.</param>
    public async ValueTask<string> LetGoAsync(IEnumerable<SpeakingTurn> turns, CommandCall call, string why, bool tellsAsker, CancellationToken cancellationToken)
    {
        var said = string.Empty;

        foreach (var turn in turns.ToList())
        {
            if (turn.AskedId is not { } askedId)
            {
                continue;
            }

            var asker = await db.Members.SingleAsync(m => m.Id == turn.MemberId, cancellationToken);
            var asked = await db.Members.SingleAsync(m => m.Id == askedId, cancellationToken);
            var key = string.Create(CultureInfo.InvariantCulture, $"lapsed-{turn.Id}-{askedId}");
            turn.AskedId = null;

            // Whoever changes the turn reads it in the answer.
            if (asked.Id != call.MemberId)
            {
                await push.TryOweAsync(asked, key, new TextContent($"述学没有换成：{asker.Name}的第{turn.WeekKey % 100}周，{why}，不用再答复。"), cancellationToken);
            }

            if (tellsAsker && asker.Id != call.MemberId)
            {
                await push.TryOweAsync(asker, key, new TextContent($"述学没有换成：您的第{turn.WeekKey % 100}周，{why}。看轮到谁发 述学"), cancellationToken);
            }

            said += $"；{asker.Name}请{asked.Name}换的事作废";
        }

        return said;
    }

    public async ValueTask<bool> WaitsForAsync(Member member, CancellationToken cancellationToken) =>
        (await plan.PlannedTurnsAsync(member.Group!, cancellationToken)).Any(t => t.State is TurnState.Planned && t.AskedId == member.Id);

    public ValueTask<Reply> AnswerAsync(CommandCall call, bool isAgreed, CancellationToken cancellationToken) =>
        isAgreed ? AgreeAsync(call, string.Empty, cancellationToken) : DeclineAsync(call, string.Empty, cancellationToken);

    private static SpeakingTurn? AskedOf(CommandCall call, string handle, IReadOnlyList<SpeakingTurn> standing) =>
        standing.FirstOrDefault(t => t.State is TurnState.Planned && t.AskedId == call.Member.Id && (handle.Length == 0 || handle.TrimStart('#', '＃') == t.Id.ToString(CultureInfo.InvariantCulture)));

    private static SpeakingTurn? Planned(IReadOnlyList<SpeakingTurn> standing, int memberId) => standing.FirstOrDefault(t => t.MemberId == memberId && t.State is TurnState.Planned);

    private static CardContent CardFor(SpeakingTurn mine, Member other, SpeakingTurn? theirs) =>
        new($"述学换人：{mine.Member!.Name}想和您换", "您同意才换；讲 3–5 分钟，不用写稿")
        {
            Facts = [new CardFact("换成", $"第{mine.WeekKey % 100}周 {other.Name}"), .. theirs is null ? (CardFact[])[] : [new CardFact("换出", $"第{theirs.WeekKey % 100}周 {mine.Member.Name}")]],
            Buttons = [Button("同意", mine), Button("不换", mine)],
        };

    private static CardButton Button(string word, SpeakingTurn turn) => new(word, string.Create(CultureInfo.InvariantCulture, $"述学 {word} #{turn.Id}"), $"述学 {word}");
}
