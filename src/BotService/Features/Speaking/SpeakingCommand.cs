using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Speaking;

/// <summary>The weekly rota: whose turn it is, changing it, and that it was held. Nothing is handed in and nothing is scored.</summary>
[ChatCommand(Word, "轮到谁", "每周述学", Usage = "述学 [第N周]", Summary = "轮到谁讲；换人发 述学 换 姓名，讲完由联络员发 述学 已讲 姓名", Audience = Audience.Everyone,
    Act = SpeakingRecord.AuditAction, ActBack = "改了的安排请再发 述学 安排，写明第几周和姓名")]
internal sealed class SpeakingCommand(BotDbContext db, SpeakingPlan plan, SpeakingSwap swap, SpeakingRecord record, SpeakingFigures figures, LocalClock clock) : IChatCommand
{
    public const string Word = "述学";

    /// <summary>Behind the word: the year's figures.</summary>
    public const string Figures = "统计";

    /// <summary>Behind the word: how often the sender spoke this year, with the rota.</summary>
    public const string Own = "我的述学";

    /// <summary>Behind the word: the sender's request to change is withdrawn.</summary>
    public const string Back = "收回";

    private const string Separators = " \u3000，,。：:、";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = call.Rest.Trim(Separators.ToCharArray());

        if (Take(ref words, Figures))
        {
            return await figures.ReplyAsync(call, words, cancellationToken);
        }

        if (Take(ref words, "已讲", "讲了", "讲过"))
        {
            return MayLead(call) ?? await record.HeldAsync(call, words, cancellationToken);
        }

        if (Take(ref words, "顺延", "推迟"))
        {
            return MayLead(call) ?? await record.PutOffAsync(call, words, cancellationToken);
        }

        if (Take(ref words, "安排"))
        {
            return MayLead(call) ?? await record.ArrangeAsync(call, words, cancellationToken);
        }

        if (call.Caller.Member is null)
        {
            return await figures.ReplyAsync(call, string.Empty, cancellationToken);
        }

        if (Take(ref words, "换"))
        {
            return await swap.AskAsync(call, words.StartsWith('给') ? words[1..] : words, cancellationToken);
        }

        if (Take(ref words, "同意"))
        {
            return await swap.AgreeAsync(call, words, cancellationToken);
        }

        if (Take(ref words, Back))
        {
            return await swap.WithdrawAsync(call, cancellationToken);
        }

        if (Take(ref words, "不换", "不同意"))
        {
            return await swap.DeclineAsync(call, words, cancellationToken);
        }

        return Take(ref words, "我来", "我讲") ? await record.VolunteerAsync(call, cancellationToken) : await ShowAsync(call, words, cancellationToken);
    }

    private static bool Take(ref string words, params ReadOnlySpan<string> verbs)
    {
        foreach (var verb in verbs)
        {
            if (words.StartsWith(verb, StringComparison.Ordinal))
            {
                words = words[verb.Length..].Trim(Separators.ToCharArray());
                return true;
            }
        }

        return false;
    }

    private static Reply? MayLead(CommandCall call) => call.Caller.HasOffice ? null : Reply.Refuse("这由本组联络员来记。看轮到谁发 述学；换人发 述学 换 姓名");

    private async ValueTask<Reply> ShowAsync(CommandCall call, string words, CancellationToken cancellationToken)
    {
        var own = words == Own ? $"您今年讲过 {await figures.OfMemberAsync(call.Member.Id, clock.Today, cancellationToken)} 次。" : string.Empty;
        words = own.Length > 0 ? string.Empty : words;

        if (words.Length > 0 && !IsWeek(words))
        {
            return Reply.Refuse($"没看懂。可以发：述学，述学 第{StudyWeek.Of(clock.Today).Number}周，述学 换 姓名，述学 我来");
        }

        var group = call.Member.Group!;
        var standing = await plan.PlannedTurnsAsync(group, cancellationToken);

        if (words.Length > 0)
        {
            ReadOnlySpan<char> said = words;
            new ChineseDates(clock.Now).TryTakeWeek(ref said, out var week);
            return Reply.Say($"{group.Name}：第{week.Number}周 {await OfWeekAsync(group.Id, week, standing, call.Member.Id, cancellationToken)}");
        }

        if (standing.Count == 0)
        {
            return Reply.Say(plan.IsVoluntary(group) ? $"{own}{group.Name}自愿述学，还没有人报名。想讲发 述学 我来" : $"{own}{group.Name}：本周没有排到人。");
        }

        return Reply.Say($"{own}{group.Name}：{Line(standing, call.Member.Id)}。换人发 述学 换 姓名");
    }

    private bool IsWeek(string words)
    {
        ReadOnlySpan<char> rest = words;
        return new ChineseDates(clock.Now).TryTakeWeek(ref rest, out _) && rest.Trim(Separators).Length == 0;
    }

    public static string Line(IEnumerable<SpeakingTurn> turns, int me) =>
        string.Join('，', turns.GroupBy(t => t.WeekKey).OrderBy(g => g.Key).Select(g => $"第{g.Key % 100}周 {string.Join('、', g.Select(t => NameOf(t, me)))}"));

    private static string NameOf(SpeakingTurn turn, int me) =>
        $"{turn.Member!.Name}{(turn.MemberId == me ? "（您）" : string.Empty)}{(turn.State is TurnState.Spoke ? "（已讲）" : string.Empty)}";

    private async ValueTask<string> OfWeekAsync(int groupId, StudyWeek week, IReadOnlyList<SpeakingTurn> standing, int me, CancellationToken cancellationToken)
    {
        var now = StudyWeek.Of(clock.Today);
        var turns = week >= now
            ? standing.Where(t => t.WeekKey == week.Key).ToList()
            : await db.SpeakingTurns.Include(t => t.Member).Where(t => t.GroupId == groupId && t.WeekKey == week.Key && (t.State == TurnState.Planned || t.State == TurnState.Spoke)).OrderBy(t => t.Id).ToListAsync(cancellationToken);
        return turns.Count == 0 ? (week > now ? "还没有排" : "没有排到人")
            : string.Join('、', turns.Select(t => $"{t.Member!.Name}{(t.MemberId == me ? "（您）" : string.Empty)}{(t.State is TurnState.Spoke ? " 已讲" : week < now ? " 没有讲的记录" : string.Empty)}"));
    }
}
