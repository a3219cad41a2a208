using System.Globalization;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Consultations;

/// <summary>One round by its number: how far it is, and for whoever opened the way what waits for an answer.</summary>
[ChatCommand("征", Usage = "征N", Summary = "一轮征求意见到哪一步；管理员逐条答复", Audience = Audience.Everyone)]
internal sealed class ConsultNumberCommand(BotDbContext db, ConsultationOpinions opinions, LocalClock clock) : IChatCommand
{
    /// <summary>What follows the number when somebody wants it taken back.</summary>
    public const string Withdrawal = "撤回这一轮";

    /// <summary>Words that ask how far it is.</summary>
    private static readonly HashSet<string> Asking =
        [.. "意见 建议 匿名意见 匿名建议 统计 明细 进度 情况 结果 看 看看 查 查看 怎么样 怎么样了 多少条 几条 收到多少 收到几条 已阅 已读".Split(' ')];

    private static readonly string[] Changing = "撤回 撤销 取消 延期 推迟 改期 截止 截至 结束 关闭 作废 改到 延长 提前".Split(' ');

    /// <summary>Whether these words only ask how far it is.</summary>
    public static bool Asks(string words) => Asking.Contains(CommandText.Normalise(words));

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var parts = call.Rest.Split(' ', 2);
        var number = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;

        if (await db.Consultations.SingleOrDefaultAsync(c => c.Number == number, cancellationToken) is not { } round || !await db.IsSeenByAsync(round, call.Caller, cancellationToken))
        {
            return Reply.Refuse($"没有征{number}，或不在您的范围。");
        }

        if (parts is [_, ['不', '是', .. var said]])
        {
            return Reply.Refuse($"没有记成{said}：征{number} 是征求意见。提意见发 意见 内容，或 匿名意见 内容");
        }

        var shown = call.Caller.DecidesFor(round.GroupId) ? await WithOpinionsAsync(round, call, cancellationToken) : await ForMembersAsync(round, call, cancellationToken);
        return Unread(parts is [_, var words] ? words : string.Empty, number) is { } note ? Reply.Say(note, shown.Text) : shown;
    }

    /// <summary>What was not done with the words behind the number, so that nobody believes it was; null when they only ask.</summary>
    private static string? Unread(string words, int number)
    {
        if (Changing.Any(change => words.StartsWith(change, StringComparison.Ordinal)))
        {
            return $"没有改动：征{number} 开了以后不能撤回，也不能改截止日。";
        }

        return CommandText.Normalise(words).Length > 0 && !Asks(words) ? $"没有记下。提意见发：意见 征{number} 内容，不署名发：匿名意见 征{number} 内容" : null;
    }

    private async ValueTask<Reply> WithOpinionsAsync(Consultation round, CommandCall call, CancellationToken cancellationToken)
    {
        await opinions.OpenAsync(round, call.Caller, call.Now, cancellationToken);
        var state = await opinions.StateAsync(round, cancellationToken);
        var waiting = await opinions.Waiting(round, behind: 0).ToListAsync(cancellationToken);
        return Reply.Say([.. state.Head, .. Told(waiting), .. state.Questions]);
    }

    private static IEnumerable<string> Told(List<WaitingOpinion> waiting) => waiting.Count == 0 ? [] :
    [
        .. waiting.Select((o, i) => $"{o.Line}{(i == 0 ? $" → 发 答复 {o.Number} 内容，或 答复 {o.Number} 转问题" : string.Empty)}"),
        $"不采纳发 答复 {waiting[0].Number} 不采纳 原因",
        "（编号是随机的，看不出先后）",
    ];

    private async ValueTask<Reply> ForMembersAsync(Consultation round, CommandCall call, CancellationToken cancellationToken)
    {
        var isOpen = clock.Today <= round.ClosesOn;
        var (all, ended) = (await db.Opinions.CountAsync(o => o.ConsultationId == round.Id, cancellationToken), await db.Opinions.CountAsync(o => o.ConsultationId == round.Id && o.End != null, cancellationToken));
        var me = call.MemberId;
        var mine = me is null ? [] : await db.Opinions.Where(o => o.ConsultationId == round.Id && o.MemberId == me).OrderBy(o => o.Day).ThenBy(o => o.Text).ToListAsync(cancellationToken);
        return Reply.Say(
        [
            $"征{round.Number} {round.Title}，{round.ClosesOn.Month}月{round.ClosesOn.Day}日{(isOpen ? "截止" : "已截止")}：收到 {all} 条，有结果 {ended} 条",
            .. mine.Select(o => $"您：{o.Text.ReplaceLineEndings(" ")} → {(o.AnswerText is null ? "还没有答复" : $"{(o.End switch { OpinionEnd.Refused => "不采纳：", OpinionEnd.Raised => string.Empty, _ => "答复：" })}{o.AnswerText}")}"),
            isOpen ? "提意见发 意见 内容；不想署名发 匿名意见 内容" : $"征{round.Number} 已截止；意见照收，不算在征{round.Number} 里",
        ]);
    }
}
