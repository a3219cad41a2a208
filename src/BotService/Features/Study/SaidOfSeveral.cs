using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Study;

/// <summary>两份都看完了 while notices wait is of those as much as of the topic: nothing is recorded, and the sender is told how to say either.</summary>
internal static partial class SaidOfSeveral
{
    /// <summary>Null when it can only be of topics.</summary>
    public static async ValueTask<Reply?> AskAsync(BotDbContext db, CommandCall call, IReadOnlyList<TopicReference> named, CancellationToken cancellationToken)
    {
        if (call.IsConfirmed)
        {
            return null;
        }

        var isOfAnything = OfAnything().IsMatch(CommandText.Normalise(CleanedText.Of(call.Message.Text).Text));

        if (!isOfAnything && named is not [{ IsAll: true, Count: not null }])
        {
            return null;
        }

        var open = OpenAnswers.For(call.Caller) ?? await db.OpenForAsync(UserKey.Of(call.Caller.UserId), call.Now, cancellationToken);

        // 两个都学完了 of two topics is of both of them.
        if (!isOfAnything && named[0].Count <= open.Count)
        {
            return null;
        }

        var me = call.Member.Id;
        var notices = await (from notice in db.AllTopics.NotDueYet(call.Now)
                             join mine in db.Participations on notice.Id equals mine.TopicId
                             where mine.MemberId == me && notice.Sort == TopicSort.Notice && (mine.Outcome == Outcome.Pending || mine.Outcome == Outcome.Unreachable)
                             orderby notice.Number
                             select new { notice.Number, notice.Title }).ToListAsync(cancellationToken);

        if (notices.Count == 0)
        {
            return null;
        }

        var list = string.Join('、', notices.Select(notice => $"传{notice.Number} {notice.Title}"));
        var study = open.Where(p => !p.Outcome.HasReply()).ToList() switch
        {
            [] => string.Empty,
            [{ Topic: { } topic }] => $"；第{topic.WeekNumber}周《{topic.Title}》学完了请发 {AnswerWords.Studied}",
            _ => $"；主题都学完了请发 {AnswerWords.Studied} {TopicReference.AllWord}",
        };
        return Reply.Refuse($"您有 {notices.Count} 件传达待阅：{list}，先没有记。传达看过了请发 已阅 {(notices.Count == 1 ? $"传{notices[0].Number}" : TopicReference.AllWord)}{study}。");
    }

    /// <summary>都看过了, 两份文件我都看完了: read, and with no word of studying.</summary>
    [GeneratedRegex(
        "^(?:好的?|嗯|哦|您好|你好|领导|老师|书记|主任|我们?|俺|本人|已经?|刚刚?|今天|昨天|这|那|以上|上面|发的|的)*" +
        "(?:[两二三四五六几2-6](?:个|份|件|条|样|篇)(?:文件|材料|东西|内容)?(?:我们?|俺|本人|也)*(?:都|全部|全都|全|均)|都|全部|全都|均)(?:我们?|也|都|已经?|刚刚?|认真|仔细)*" +
        "(?:已看|已读|(?:看|读|阅)(?:过|完毕|完|毕|好|了|啦|咯|喽|一遍)+)(?:了|啦)?(?:谢谢\\p{L}{0,4}|辛苦\\p{L}{0,4}|好的|哈|的)*$", RegexOptions.NonBacktracking)]
    private static partial Regex OfAnything();
}
