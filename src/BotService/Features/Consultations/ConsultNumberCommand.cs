using System.Globalization;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Consultations;

/// <summary>One round by its number: how far it is, and for whoever opened the way what waits for an answer.</summary>
[ChatCommand("征", Usage = "征N", Summary = "一轮征求意见到哪一步；管理员逐条答复", Audience = Audience.Everyone)]
internal sealed class ConsultNumberCommand(BotDbContext db, LocalClock clock) : IChatCommand
{
    /// <summary>Of fewer the share that became problems says nothing.</summary>
    private const int EnoughOpinions = 5;

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

        if (call.Caller.DecidesFor(round.GroupId))
        {
            db.Audit(call.Now, call.Caller.UserId, "read", $"consultation {number}");
            return await WithOpinionsAsync(round, cancellationToken);
        }

        return await ForMembersAsync(round, call, cancellationToken);
    }

    private async ValueTask<Reply> WithOpinionsAsync(Consultation round, CancellationToken cancellationToken)
    {
        await db.NumberAsync(db.Opinions.Where(o => o.ConsultationId == round.Id), cancellationToken);
        var all = await db.Opinions.Where(o => o.ConsultationId == round.Id)
            .Select(o => new { o.Number, o.Text, o.End, IsSigned = o.MemberId != null, Name = db.Members.Where(m => m.Id == o.MemberId).Select(m => m.Name).FirstOrDefault() }).ToListAsync(cancellationToken);
        int Ended(OpinionEnd end) => all.Count(o => o.End == end);
        var waiting = all.Where(o => o.End is null).OrderBy(o => o.Number).ToList();
        var isOver = clock.Today > round.ClosesOn;
        var asOf = isOver ? round.ClosesOn : clock.Today;
        var refused = Ended(OpinionEnd.Refused) is > 0 and var count ? $"不采纳 {count}，" : string.Empty;
        List<string> lines =
        [
            $"征{round.Number} 截至{asOf.Month}月{asOf.Day}日{(isOver ? "（已截止）" : string.Empty)}：署名 {all.Count(o => o.IsSigned)} 条，匿名 {all.Count(o => !o.IsSigned)} 条；已答复 {Ended(OpinionEnd.Answered)}，转问题 {Ended(OpinionEnd.Raised)}，{refused}待处理 {waiting.Count}",
            $"《{round.Title}》",
        ];

        if (waiting.Count > 0)
        {
            lines.AddRange(waiting.Select((o, i) => $"编{o.Number} {o.Name ?? "匿名"}：{o.Text.ReplaceLineEndings(" ")}{(i == 0 ? $" → 发 答复 {o.Number} 内容，或 答复 {o.Number} 转问题" : string.Empty)}"));
            lines.Add($"不采纳发 答复 {waiting[0].Number} 不采纳 原因");
            lines.Add("（编号是随机的，看不出先后）");
        }
        else if (all.Count > 0 && isOver)
        {
            lines.Add("每条都有了结果，这一轮完成。");
        }

        // Few words that name something to change are a question to the own group, never a score.
        if (round.ExpectedAtOpening >= 10 && isOver && all.Count * 10 < round.ExpectedAtOpening)
        {
            lines.Add($"问了 {round.ExpectedAtOpening} 人，收到 {all.Count} 条。是没有问题，还是不方便说？");
        }

        // Counted once all have a result: until then any of them may still become one.
        if (all.Count >= EnoughOpinions && waiting.Count == 0 && isOver && Ended(OpinionEnd.Raised) * 10 < all.Count)
        {
            lines.Add($"转问题 {Ended(OpinionEnd.Raised)}/{all.Count}。是没有要改的，还是没有往下办？");
        }

        return Reply.Say(lines);
    }

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
