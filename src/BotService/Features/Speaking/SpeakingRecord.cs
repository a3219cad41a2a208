using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Speaking;

/// <summary>What a liaison says of the rota: held, put off, arranged otherwise; and who comes forward.</summary>
internal sealed partial class SpeakingRecord(BotDbContext db, SpeakingPlan plan, SpeakingSwap swap, SpeakingNames names, SpeakingFigures figures, LocalClock clock)
{
    /// <summary>The audit's word for a change of the rota.</summary>
    public const string AuditAction = "rota";

    private const int LookBackWeeks = 2;

    private const string Rearranged = "安排已改";

    private const string Separators = " \u3000，,。.：:、；;！!？?的";

    /// <summary>It is of this week, or of the two before it; of which, may be said before the name or behind it.</summary>
    public async ValueTask<Reply> HeldAsync(CommandCall call, string words, CancellationToken cancellationToken)
    {
        var said = WeekAtHead(ref words);
        var (member, group, standing, rest, instead) = await MeantAsync(call, words, "述学 已讲 宋海涛", cancellationToken);

        if (member is null)
        {
            return instead!;
        }

        said ??= WeekAtHead(ref rest) ?? WeekOfDayAtHead(ref rest);

        if (!SaysItWasHeld().IsMatch(rest))
        {
            return Reply.Refuse($"{Unread(rest)}，没有记。一次写一个人，补记写明哪一周，例如：述学 已讲 {member.Name} 上周");
        }

        var now = StudyWeek.Of(clock.Today);
        var oldest = StudyWeek.Of(now.Monday.AddDays(-7 * LookBackWeeks));

        if (said is { } named && (named < oldest || named > now))
        {
            return Reply.Refuse(named > now ? $"还没到第{named.Number}周，没有记。" : $"第{named.Number}周已经太久，没有记；能补记的是第{oldest.Number}周到本周。");
        }

        var only = said?.Key;
        var recent = await db.SpeakingTurns
            .Where(t => t.GroupId == group!.Id && t.WeekKey >= oldest.Key && t.WeekKey <= now.Key && (t.State == TurnState.Planned || t.State == TurnState.Spoke))
            .OrderByDescending(t => t.WeekKey).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        List<SpeakingTurn> turns = [.. standing.Where(t => t.WeekKey <= now.Key).Union(recent).Where(t => (t.State is TurnState.Planned or TurnState.Spoke) && (only is null || t.WeekKey == only))];
        List<SpeakingTurn> own = [.. turns.Where(t => t.MemberId == member.Id).OrderByDescending(t => t.WeekKey)];

        // Whoever says it twice means one turn, also where an older one was never recorded.
        if (own.Find(t => t.State is TurnState.Spoke && (only is not null || t.WeekKey == now.Key || (clock.DayOf(t.At) == clock.Today && !own.Exists(other => other.WeekKey == now.Key)))) is { } done)
        {
            return Reply.Refuse($"第{done.WeekKey % 100}周 {member.Name} 已记过，不用重复。{(only is null ? "要记别的周请写明是哪一周。" : string.Empty)}");
        }

        var open = own.Find(t => t.State is TurnState.Planned);

        if (open is null && only is null && standing.FirstOrDefault(t => t.MemberId == member.Id && t.State is TurnState.Planned) is { } later)
        {
            return Reply.Refuse($"还没到第{later.WeekKey % 100}周，没有记。这周换他讲了请先发 述学 安排 第{now.Number}周 {member.Name}");
        }

        var lapsed = open is null ? string.Empty : await swap.LetGoAsync([open], call, "已经讲了", tellsAsker: false, cancellationToken);

        // Whoever spoke without being planned takes the place of the one who was.
        if (open is null)
        {
            var week = only ?? now.Key;
            List<SpeakingTurn> replaced = [.. turns.Where(t => t.WeekKey == week && t.State is TurnState.Planned).Take(1)];
            lapsed = await swap.LetGoAsync(replaced, call, Rearranged, tellsAsker: true, cancellationToken);
            replaced.ForEach(t => Move(t, call));
            open = plan.Add(group!.Id, week, member, TurnState.Planned, byUserKey: null);
        }

        (open.State, open.AskedId, open.At, open.ByUserKey) = (TurnState.Spoke, null, call.Now, UserKey.Of(call.Caller.UserId));
        await db.SaveChangesAsync(cancellationToken);
        return Reply.Say($"已记：第{open.WeekKey % 100}周 {member.Name}。{await figures.OfGroupAsync(group!, clock.Today, cancellationToken)}{lapsed}");
    }

    /// <summary>The person changes places with whoever comes the week after.</summary>
    public async ValueTask<Reply> PutOffAsync(CommandCall call, string words, CancellationToken cancellationToken)
    {
        var (member, group, standing, rest, instead) = await MeantAsync(call, words, "述学 顺延 谢春梅", cancellationToken);

        if (member is null)
        {
            return instead!;
        }

        if (rest.Length > 0)
        {
            return Reply.Refuse($"{Unread(rest)}，没有改动。顺延是和下一位对调；要排到哪一周请发 述学 安排 第N周 {member.Name}");
        }

        if (standing.FirstOrDefault(t => t.MemberId == member.Id && t.State is TurnState.Planned) is not { } turn)
        {
            return Reply.Refuse($"近三周没有排{member.Name}，没有改动。看轮到谁发 述学");
        }

        var next = standing.FirstOrDefault(t => t.WeekKey > turn.WeekKey && t.State is TurnState.Planned && t.MemberId != member.Id);
        var week = next?.WeekKey ?? plan.After(turn.WeekKey).Key;
        var lapsed = await swap.LetGoAsync(next is null ? [turn] : [turn, next], call, Rearranged, tellsAsker: true, cancellationToken);
        Move(turn, call);
        NoteChange(group!.Id, week, call);
        plan.Add(group.Id, week, member, TurnState.Planned, UserKey.Of(call.Caller.UserId));

        if (next is null)
        {
            var filled = (await plan.PlannedTurnsAsync(group, cancellationToken)).FirstOrDefault(t => t.WeekKey == turn.WeekKey);
            return Reply.Say($"{member.Name}顺延到第{week % 100}周，第{turn.WeekKey % 100}周{(filled is null ? "没有排到人" : $"改为{filled.Member!.Name}")}{lapsed}");
        }

        Move(next, call);
        plan.Add(group.Id, turn.WeekKey, next.Member!, TurnState.Planned, UserKey.Of(call.Caller.UserId));
        return Reply.Say($"{member.Name}顺延到第{week % 100}周，第{turn.WeekKey % 100}周改为{next.Member!.Name}{lapsed}");
    }

    public async ValueTask<Reply> ArrangeAsync(CommandCall call, string words, CancellationToken cancellationToken)
    {
        words = WeekBehind().Match(words) is { Success: true } turned ? $"{turned.Groups["week"].Value} {turned.Groups["who"].Value}" : words;
        ReadOnlySpan<char> rest = words;
        var example = $"述学 安排 第{StudyWeek.Of(clock.Today).Next().Number}周 邓睿";

        if (!new ChineseDates(clock.Now).TryTakeWeek(ref rest, out var week))
        {
            return call.Caller.Member?.Group is { } own && words.Length == 0
                ? Reply.Say($"{own.Name}：{SpeakingCommand.Line(await plan.PlannedTurnsAsync(own, cancellationToken), call.Member.Id)}", "改人发 述学 安排 第N周 姓名；讲完发 述学 已讲 姓名；讲不了发 述学 顺延 姓名")
                : Reply.Refuse($"请写哪一周、谁，例如：{example}");
        }

        if (week < StudyWeek.Of(clock.Today))
        {
            return Reply.Refuse($"第{week.Number}周已经过去，没有改。补记讲过的发 述学 已讲 姓名");
        }

        var (member, group, standing, behind, instead) = await MeantAsync(call, rest.ToString(), example, cancellationToken);

        if (member is null)
        {
            return instead!;
        }

        if (behind.Length > 0)
        {
            return Reply.Refuse($"{Unread(behind)}，没有改动。一次写一周、一个人，例如：述学 安排 第{week.Number}周 {member.Name}");
        }

        var places = standing.Where(t => t.WeekKey == week.Key).ToList();

        if (places.Exists(t => t.MemberId == member.Id))
        {
            return Reply.Refuse($"第{week.Number}周本来就是{member.Name}，没有改动。");
        }

        // One who is planned later comes earlier instead of twice; the place that gets free is filled by the rota.
        List<SpeakingTurn> moved = [.. standing.Where(t => t.State is TurnState.Planned && (t.MemberId == member.Id || t.WeekKey == week.Key))];
        var lapsed = await swap.LetGoAsync(moved, call, Rearranged, tellsAsker: true, cancellationToken);
        moved.ForEach(t => Move(t, call));
        NoteChange(group!.Id, week.Key, call);
        plan.Add(group.Id, week.Key, member, TurnState.Planned, UserKey.Of(call.Caller.UserId));
        await db.SaveChangesAsync(cancellationToken);
        return Reply.Say($"已排：{SpeakingCommand.Line(await plan.PlannedTurnsAsync(group, cancellationToken), call.MemberId ?? 0)}{lapsed}");
    }

    public async ValueTask<Reply> VolunteerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (group, me) = (call.Member.Group!, await db.Members.SingleAsync(m => m.Id == call.Member.Id, cancellationToken));
        var standing = await plan.PlannedTurnsAsync(group, cancellationToken);

        if (standing.FirstOrDefault(t => t.MemberId == me.Id && t.State is TurnState.Planned) is { } mine)
        {
            return Reply.Refuse($"第{mine.WeekKey % 100}周已经排您了。");
        }

        var taken = standing.Select(t => t.WeekKey).ToHashSet();
        var week = plan.Weeks().FirstOrDefault(w => !taken.Contains(w.Key), taken.Count == 0 ? plan.Weeks()[0] : plan.After(taken.Max()));
        plan.Add(group.Id, week.Key, me, TurnState.Planned, me.UserKey);
        return Reply.Say($"好的，第{week.Number}周请您讲（3–5 分钟，不用写稿）。");
    }

    private static void Move(SpeakingTurn turn, CommandCall call) => (turn.State, turn.AskedId, turn.At, turn.ByUserKey) = (TurnState.Moved, null, call.Now, UserKey.Of(call.Caller.UserId));

    /// <summary>撤回 behind it then does not take for meant what the sender did before.</summary>
    private void NoteChange(int group, int week, CommandCall call) => db.Audit(call.Now, call.Caller.UserId, AuditAction, FormattableString.Invariant($"group {group} week {week}"));

    private StudyWeek? WeekAtHead(ref string words)
    {
        ReadOnlySpan<char> rest = words;

        if (!new ChineseDates(clock.Now).TryTakeWeek(ref rest, out var week))
        {
            return null;
        }

        // An account may begin like a week: w3song.
        if (rest.Length > 0 && char.IsAsciiLetterOrDigit(rest[0]) && char.IsLetterOrDigit(words[words.Length - rest.Length - 1]))
        {
            return null;
        }

        words = rest.Trim(Separators).ToString();
        return week;
    }

    /// <summary>昨天 behind a name; in front of it, it may be the name itself: 周三丰.</summary>
    private StudyWeek? WeekOfDayAtHead(ref string words)
    {
        ReadOnlySpan<char> rest = words;

        if (!new ChineseDates(clock.Now).TryTakeDate(ref rest, out var day) || day > clock.Today)
        {
            return null;
        }

        words = rest.Trim(Separators).ToString();
        return StudyWeek.Of(day);
    }

    /// <summary>Nothing, or once more what was said before the name: 已讲 宋海涛 讲完了.</summary>
    [GeneratedRegex("^(?:[\\s，,。！!]|同志|老师|主任|书记|已经|已?讲[了过完的]*|讲得很?(?:好|不错|精彩)|谢谢您?|了|的|吧)*$", RegexOptions.NonBacktracking)]
    private static partial Regex SaysItWasHeld();

    /// <summary>述学 安排 邓睿 第51周: the week is said last.</summary>
    [GeneratedRegex("^(?<who>[\\p{L}0-9.@_-]{2,24}?)(?:[\\s，,、]+(?:到|在|讲)?|到|在)(?<week>第?[0-9０-９一二三四五六七八九十]{1,3}周|(?:上|本|这|下|下下)一?个?(?:周|星期|礼拜))[讲吧\\s。！!]*$")]
    private static partial Regex WeekBehind();

    private static string Unread(string words) => $"没看懂“{MessageText.ClipRunes(words, 30)}”";

    private async ValueTask<(Member? Member, StudyGroup? Group, IReadOnlyList<SpeakingTurn> Standing, string Behind, Reply? Instead)> MeantAsync(CommandCall call, string words, string example, CancellationToken cancellationToken)
    {
        var nobody = words.Trim().Length == 0 ? $"请写姓名，例如：{example}" : "本组没有叫这个名字的人，没有改动。请写全名，或写账号。";
        var (member, rest, instead) = await names.PickAsync(call, words, isOwnGroup: false, nobody, cancellationToken);
        return member is null ? (null, null, [], rest, instead) : (member, member.Group!, await plan.PlannedTurnsAsync(member.Group!, cancellationToken), rest, null);
    }
}
