using BotService.Files;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Topics;

/// <summary>Corrects a topic by the rules of the import: all of it before it opens, afterwards what moves nobody in or out. It tells nobody by itself.</summary>
internal sealed class TopicChange(BotDbContext db, TopicPublication publication, TopicEnd end, StudyTimes times, LocalClock clock)
{
    /// <summary>Both values of a link have room in one note.</summary>
    private const int LongestInAudit = 480;

    /// <summary>Null while something of it can be corrected; otherwise why nothing can.</summary>
    public static string? WhyNot(Topic topic) => topic.ClosedAt is null
        ? null
        : $"《{topic.Title}》已{(topic.VoidedAt is null ? "关闭" : "作废")}，没有改动。一天之内可在聊天里发 重新开放 #{topic.Id}，恢复以后再改。";

    /// <param name="row">What is meant to stand there, all of it, in the columns of the plan's file.</param>
    public async ValueTask<TopicChangePlan> PlanAsync(Topic topic, TableRow row, CancellationToken cancellationToken)
    {
        List<TableProblem> problems = [];
        var wanted = Read(topic, row, problems);

        if (problems.Count > 0)
        {
            return new TopicChangePlan(wanted) { Problems = problems };
        }

        var differences = Differences(topic, wanted);
        var refusal = WhyNot(topic) ?? WhyNot(topic, wanted) ?? await RivalAsync(topic, wanted.Audience, cancellationToken) ?? (differences.Count == 0 ? "没有改动：主题本来就是这样。" : null);

        return refusal is not null ? new TopicChangePlan(wanted) { Refusal = refusal } : new TopicChangePlan(wanted)
        {
            Differences = differences,
            Told = await ToldAsync(topic, wanted, cancellationToken),
            IsOpen = topic.OpenedAt is not null,
            IsAnnounced = topic.DueTold is not null,
        };
    }

    /// <summary>Takes a plan that nothing speaks against, and notes each value before and after.</summary>
    public Reply Take(Topic topic, TopicChangePlan plan, Viewer caller)
    {
        var (now, wanted) = (clock.UtcNow, plan.Wanted);
        (topic.Title, topic.Link, topic.Audience) = (wanted.Title, wanted.Link, wanted.Audience);
        (topic.OpensAt, topic.Form, topic.Place) = (wanted.OpensAt, wanted.Form, wanted.Place);

        foreach (var change in plan.Differences)
        {
            db.Audit(now, caller.UserId, "change", FormattableString.Invariant($"topic {topic.Id}"), $"{change.What} {Brief(change.Before)} → {Brief(change.After)}");
        }

        return Reply.Say([$"已修改：第{topic.WeekNumber}周《{topic.Title}》。没有另发通知。", .. plan.Differences.Select(change => change.ToString())]);
    }

    private TopicValues Read(Topic topic, TableRow row, List<TableProblem> problems)
    {
        var content = new TopicImportContent(row, problems);
        var kind = new TopicImportKind(row, problems);
        return new TopicValues(content.Title, content.Link, content.Audience, OpensAt(topic, row, problems), kind.Form ?? topic.Form, kind.Place);
    }

    private DateTimeOffset OpensAt(Topic topic, TableRow row, List<TableProblem> problems)
    {
        // A field holds minutes, the store seconds: what was not touched must come out the same.
        if (TopicImportTimes.Read(row, "opens", times.OpensAt, clock, problems) is not { } opens || clock.YearMoment(opens) == clock.YearMoment(topic.OpensAt))
        {
            return topic.OpensAt;
        }

        return new TopicImportWeek(StudyWeek.FromKey(topic.WeekKey), clock, row, problems, []).Near("opens", opens) ?? opens;
    }

    private string? WhyNot(Topic topic, TopicValues wanted) => topic switch
    {
        { OpenedAt: { } opened } when wanted.Audience != topic.Audience || wanted.OpensAt != topic.OpensAt => $"《{topic.Title}》{clock.Moment(opened)} 已经开放，对象和开放时间不能再改，没有改动。其他的照样可以改。",
        { OpenedAt: null } when wanted.OpensAt >= topic.DueAt => $"开放时间 {clock.Moment(wanted.OpensAt)} 不早于截止时间 {clock.Moment(topic.DueAt)}，没有改动。要改截止时间，请先用 延期。",
        _ => null,
    };

    private async ValueTask<string?> RivalAsync(Topic topic, Tiers audience, CancellationToken cancellationToken)
    {
        var id = topic.Id;
        var rival = await db.Topics.AsNoTracking().HavingWeek(topic.WeekKey, audience).Where(t => t.Id != id).OrderBy(t => t.Id).FirstOrDefaultAsync(cancellationToken);

        return rival is null ? null : $"第{rival.WeekNumber}周已有《{rival.Title}》（{TierWords.Of(rival.Audience)}，{clock.Moment(rival.DueAt)} 截止），没有改动。同一层级一周只有一个主题，请换个对象。";
    }

    private List<ValueChange> Differences(Topic topic, TopicValues wanted)
    {
        List<ValueChange> values =
        [
            new("标题", $"《{topic.Title}》", $"《{wanted.Title}》"),
            new("材料链接", topic.Link, wanted.Link),
            new("对象", TierWords.Of(topic.Audience), TierWords.Of(wanted.Audience)),
            new("开放时间", clock.YearMoment(topic.OpensAt), clock.YearMoment(wanted.OpensAt)),
            new("形式", topic.Form.Word(), wanted.Form.Word()),
            new("地点", topic.Place, wanted.Place),
        ];
        return values.FindAll(value => value.Before != value.After);
    }

    private async ValueTask<IReadOnlyList<string>> ToldAsync(Topic topic, TopicValues wanted, CancellationToken cancellationToken)
    {
        if (topic.OpenedAt is null)
        {
            IReadOnlyList<string> people = wanted.Audience == topic.Audience ? [] : [$"改后的对象现在 {await publication.PeopleAsync(wanted.Audience, cancellationToken)} 人。"];
            return [.. people, Coming(topic, wanted)];
        }

        var (answered, _) = await end.CountAsync(topic, cancellationToken);
        IReadOnlyList<string> answers = answered == 0 ? [] : [$"已有 {answered} 人答复，都保留。"];
        return [await SentAsync(topic, wanted, cancellationToken), .. answers];
    }

    private string Coming(Topic topic, TopicValues wanted) => clock.UtcNow switch
    {
        var now when topic.LateUntil <= now => "它的时间已经过了，没有开放过，没有人收到过卡片，改了也不会再开放。",
        var now when wanted.OpensAt <= now => "还没有人收到过卡片。开放时间已经到了：改了以后马上开放，卡片照常发出。",
        _ => "还没有开放，没有人收到过卡片；到时的卡片用新的。",
    };

    private async ValueTask<string> SentAsync(Topic topic, TopicValues wanted, CancellationToken cancellationToken)
    {
        if (topic.DueTold is null)
        {
            return "已经开放，卡片还没有发出：发的时候用新的。";
        }

        var id = topic.Id;
        var people = await db.SentNudges.Where(s => s.SubjectId == id).Select(s => s.MemberId).Distinct().CountAsync(cancellationToken);
        var who = people == 0 ? "卡片已经发出" : $"已经给 {people} 人发过卡片";
        string[] old = [.. wanted.Title == topic.Title ? (string[])[] : ["标题"], .. wanted.Link == topic.Link ? (string[])[] : ["链接"]];

        return old.Length == 0
            ? $"{who}，卡片上没有要改的这些；这里不另发通知。"
            : $"{who}，卡片上还是原来的{string.Join('和', old)}：发出的改不了，这里也不另发通知；以后的提醒用新的。";
    }

    private static string Brief(string? value) => MessageText.ClipRunes(value ?? "无", LongestInAudit) ?? string.Empty;
}
