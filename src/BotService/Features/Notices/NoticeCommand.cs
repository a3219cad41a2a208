using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Notices;

/// <summary>Passes a document on: shown first with whom it reaches, sent after a yes. Nothing counts how fast it is read.</summary>
[ChatCommand("传达", "通知", Usage = "传达 标题 [链接] [对象:…]", Summary = "传达文件，先看会发给多少人；看完点已阅", Audience = Audience.Liaison | Audience.Admin, Glued = true, KeepsWords = true,
    Act = NoticeRights.Sent, ActBack = "要收回传达请发 传N 撤回，N 是它的编号")]
internal sealed class NoticeCommand(BotDbContext db, IRosterFreeze roster, NoticeDraft drafts, NoticeRights rights, NoticeReach reach, WorkCalendar calendar, LocalClock clock) : IChatCommand
{
    private const int WithoutAsking = 3;

    private const int OpenDays = 7;

    private const int LateDays = 30;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (draft, problem) = await drafts.ReadAsync(call, cancellationToken);

        if (draft is null)
        {
            return call.Rest.Length == 0 ? Reply.AskFor(problem!, "标题", "传达") : Reply.RefusePart(problem!);
        }

        var counts = await reach.CountAsync(draft, cancellationToken);

        if (counts.Expected == 0)
        {
            return Reply.Refuse("这个对象里现在没有人，没有发。");
        }

        return call.IsConfirmed ? await SendAsync(draft, call, cancellationToken) : Reply.AskFirst(await AnnounceAsync(draft, counts, call, cancellationToken), "传达", call.Rest, sends: true);
    }

    private async ValueTask<string> AnnounceAsync(NoticeDraft.Notice draft, ReachedPeople counts, CommandCall call, CancellationToken cancellationToken)
    {
        var sent = await SentThisWeekAsync(call.Caller.UserId, cancellationToken);
        List<string> people = [$"应阅 {counts.Expected} 人"];

        if (counts.Unreachable > 0)
        {
            people.Add($"{counts.Unreachable} 人消息到不了");
        }

        var full = counts.Full == 0 ? string.Empty : $"；其中 {counts.Full} 人本周提醒已满，{NextWeek()}一并收到";
        List<string> lines =
        [
            $"还没有发：《{draft.Title}》（{draft.For}）",
            $"{string.Join("，", people)}{full}。",
            "涉密和内部文件请不要用这里转。",
            "传达不催当天；对没点的只提醒一次，一般在周四。要发请回 确认发出",
        ];

        if (sent >= WithoutAsking)
        {
            lines.Insert(0, $"这周已传达 {sent} 件；合成一件更轻，确定请发 确认发出。");
        }

        return string.Join('\n', lines);
    }

    private async ValueTask<Reply> SendAsync(NoticeDraft.Notice draft, CommandCall call, CancellationToken cancellationToken)
    {
        var number = (await db.AllTopics.Where(t => t.Sort == TopicSort.Notice).MaxAsync(t => t.Number, cancellationToken) ?? 0) + 1;
        var due = clock.StartOf(clock.Today.AddDays(OpenDays + 1));
        var notice = new Topic
        {
            Sort = TopicSort.Notice,
            Number = number,
            Title = draft.Title,
            Link = draft.Link,
            Audience = draft.Audience,
            GroupId = draft.GroupId,
            WeekKey = StudyWeek.Of(clock.Today).Key,
            OpensAt = call.Now,
            DueAt = due,
            LateUntil = due.AddDays(LateDays),
        };
        db.Topics.Add(notice);
        await db.SaveChangesAsync(cancellationToken);
        await roster.OpenAsync(notice, clock.UtcNow, cancellationToken);
        rights.NoteSent(notice, call.Caller, call.Now);
        await db.SaveChangesAsync(cancellationToken);

        var now = await reach.ToBeToldAsync(notice, cancellationToken);
        var at = calendar.NextCalm(clock.Now);
        return Reply.Say($"传{number} {(at <= calendar.AvoidPeak(clock.Now).AddMinutes(1) ? "已发" : $"{clock.Moment(clock.ToInstant(at))} 发给")} {now} 人。看情况发 传{number}；{UndoText.Span}内收回发 传{number} 撤回");
    }

    /// <summary>Whoever sends many is asked whether one would do.</summary>
    private async ValueTask<int> SentThisWeekAsync(string userId, CancellationToken cancellationToken)
    {
        var monday = clock.StartOf(StudyWeek.Of(clock.Today).Monday);
        var actors = await rights.SentNotes.Where(n => n.At >= monday).Select(n => n.Actor).ToListAsync(cancellationToken);
        return actors.Count(actor => UserKey.Of(actor) == UserKey.Of(userId));
    }

    private string NextWeek() =>
        calendar.FirstWorkingDay(StudyWeek.Of(clock.Today).Next()) is { } day ? (day.DayOfWeek is DayOfWeek.Monday ? "下周一" : LocalClock.Day(day)) : "下周";
}
