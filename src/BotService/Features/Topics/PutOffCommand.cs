using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Topics;

/// <summary>Moves a topic's due time. Whoever was late by the old one but not by the new one was on time.</summary>
[ChatCommand(
    "延期", Usage = "延期 第N周 到 时间", Summary = "改截止时间，新时间内的补学改记按时", Audience = Audience.Admin, Glued = true, BesideNumber = BesideNumber.Refused,
    Act = "put-off", ActBack = "要改回截止时间请再发一次 延期")]
internal sealed partial class PutOffCommand(BotDbContext db, TopicPicker topics, StudyTimes times, IOptions<ReminderOptions> reminders, LocalClock clock) : IChatCommand
{
    private const string Separators = " \u3000，,。：:";

    private const string Example = " 到 周日18:00";

    /// <summary>How far outside the topic's week it may be due, as in the plan's file.</summary>
    private const int NearDays = 7;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        // 一周 is how long, and no week's number.
        var reference = DaysIn(call.Rest) is null ? TopicPicker.Read(call.Rest, clock) : new TopicReference(null, null, call.Rest);
        var (topic, instead) = !reference.IsGiven && (DaysIn(reference.Rest) is not null || TryReadMoment(reference.Rest, out _))
            ? await topics.OnlyOpenAsync(reference, "延期", Example, call.Now, cancellationToken)
            : await topics.PickAsync(reference, "延期", Example, fits: null, cancellationToken);

        if (topic is null)
        {
            return instead!;
        }

        if (NewDue(topic, reference.Rest) is not { } local)
        {
            return Reply.AskFor($"没看懂新的截止时间，没有改动。例如：{topic.PutOffExample(clock)}", "新的截止时间", "延期", $"#{topic.Id}", PartKind.Term);
        }

        var due = clock.ToInstant(local);

        if (WhyNot(topic, due, call.Now) is { } wrong)
        {
            return Reply.RefusePart($"新的截止时间 {clock.Moment(due)} {wrong}");
        }

        if (due == topic.DueAt)
        {
            return Reply.Refuse($"第{topic.WeekNumber}周《{topic.Title}》本来就是 {clock.Moment(due)} 截止，没有改动。");
        }

        // Whoever has the card plans by the time on it.
        return topic.DueTold is null || call.IsConfirmed
            ? await PutOffAsync(topic, local, due, call, cancellationToken)
            : await AskAsync(topic, local, due, cancellationToken);
    }

    /// <summary>Null when it can be the new due time; otherwise what is wrong with it.</summary>
    private string? WhyNot(Topic topic, DateTimeOffset due, DateTimeOffset now)
    {
        var (week, day) = (StudyWeek.FromKey(topic.WeekKey), clock.DayOf(due));

        return due switch
        {
            _ when due <= now => "已经过了，没有改动。",
            _ when due <= topic.OpensAt => $"早于开放时间（{clock.Moment(topic.OpensAt)}），没有改动。",
            _ when day < week.Monday.AddDays(-NearDays) => $"比{week.NameSeenFrom(clock.Today)}早了一周多，没有改动。请核对年份和日期。",
            _ when day > week.Sunday.AddDays(NearDays) => $"比{week.NameSeenFrom(clock.Today)}晚了一周多，没有改动。请核对年份和日期。",
            _ => null,
        };
    }

    private DateTime? NewDue(Topic topic, string rest) =>
        TryReadMoment(rest, out var moment) ? moment : DaysIn(rest) is { } days ? clock.ToLocal(topic.DueAt).AddDays(days) : null;

    private bool TryReadMoment(string text, out DateTime local)
    {
        ReadOnlySpan<char> words = text.AsSpan().TrimStart(Separators);

        foreach (var opener in (ReadOnlySpan<string>)["延到", "延至", "改到", "改为", "到", "至"])
        {
            if (words.StartsWith(opener))
            {
                words = words[opener.Length..];
                break;
            }
        }

        return new ChineseDates(clock.Now).TryTakeMoment(ref words, times.DueAt, out local) && words.Trim(Separators) is "" or "截止" or "前" or "吧";
    }

    /// <summary>一天, 两周, 2个星期: by how many days, where that is all; 2周 is a week's number.</summary>
    private static int? DaysIn(string text)
    {
        if (Length().Match(text.Normalize(NormalizationForm.FormKC)) is not { Success: true } length)
        {
            return null;
        }

        var (days, weeks) = (length.Groups["days"].Value, length.Groups["weeks"].Value);
        return days.Length > 0 ? NumberIn(days) : 7 * NumberIn(weeks);
    }

    private static int NumberIn(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : text is "两" ? 2 : "零一二三四五六七八九十".IndexOf(text, StringComparison.Ordinal);

    [GeneratedRegex("^\\s*(?:再|往后|向后|延长|推迟|推后)*\\s*(?:(?<days>[1-9][0-9]?|[一二两三四五六七八九十])\\s*天|(?:(?<weeks>[1-9])\\s*个|(?<weeks>[一二两三四])\\s*个?)\\s*(?:周|星期|礼拜))\\s*(?:吧|了)?[\\s。！!]*$")]
    private static partial Regex Length();

    private DateTimeOffset UsualLateUntil(DateTime due) => clock.ToInstant(TopicSchedule.LateUntilFor(DateOnly.FromDateTime(due), times));

    /// <summary>It stays while it can, on a day behind the due day; the usual one of the due day before comes back together with that day.</summary>
    private DateTimeOffset LateUntil(Topic topic, DateTime local, DateTimeOffset due) =>
        clock.DayOf(topic.LateUntil) <= clock.DayOf(due) || (due < topic.DueAt && topic.LateUntil == UsualLateUntil(clock.ToLocal(topic.DueAt))) ? UsualLateUntil(local) : topic.LateUntil;

    private async ValueTask<Reply> AskAsync(Topic topic, DateTime local, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var late = await db.Participations.CountAsync(p => p.TopicId == topic.Id && p.Outcome == Outcome.Late && p.AnsweredAt < due, cancellationToken);
        IReadOnlyList<string> lines =
        [
            $"还没有改动。第{topic.WeekNumber}周《{topic.Title}》截止由 {clock.Moment(topic.DueAt)} 改为 {clock.Moment(due)}（补学到 {clock.Moment(LateUntil(topic, local, due))}）。",
            .. late == 0 ? [] : (string[])[$"{late} 人的补学会改记为按时。"],
            .. await TellAsync(topic, due, cancellationToken),
        ];
        return Reply.AskFirst(string.Join('\n', lines), "延期", string.Create(CultureInfo.InvariantCulture, $"#{topic.Id} 到 {local:yyyy年M月d日 HH:mm}"), sends: true);
    }

    private async ValueTask<Reply> PutOffAsync(Topic topic, DateTime local, DateTimeOffset due, CommandCall call, CancellationToken cancellationToken)
    {
        var before = topic.DueAt;
        (topic.LateUntil, topic.DueAt) = (LateUntil(topic, local, due), due);

        var changed = await db.CountOnTimeAsync(topic, call.Now, cancellationToken);
        db.Audit(call.Now, call.Caller.UserId, "put-off", $"topic {topic.Id}", $"due {before:O} to {due:O}, {changed} late answers became on time");

        var away = await ExcuseThoseOnLeaveAsync(topic, call, cancellationToken);
        var told = await TellAsync(topic, due, cancellationToken);

        return Reply.Say(
        [
            $"已改：第{topic.WeekNumber}周《{topic.Title}》截止由 {clock.Moment(before)} 改为 {clock.Moment(due)}（补学到 {clock.Moment(topic.LateUntil)}）。",
            changed == 0 ? "没有需要改记的记录。" : $"{changed} 人的补学改记为按时。",
            .. away == 0 ? [] : (string[])[$"{away} 人到 {clock.Day(due)} 已准假，记为请假。"],
            .. told,
        ]);
    }

    /// <summary>A granted leave over the new due day excuses, as it does for a topic that opens with that day.</summary>
    private async ValueTask<int> ExcuseThoseOnLeaveAsync(Topic topic, CommandCall call, CancellationToken cancellationToken)
    {
        var leaves = db.Leaves.Granted().On(clock.DayOf(topic.DueAt));
        var away = await db.Participations
            .Where(p => p.TopicId == topic.Id && (p.Outcome == Outcome.Pending || p.Outcome == Outcome.Unreachable) && leaves.Any(l => l.MemberId == p.MemberId))
            .ToListAsync(cancellationToken);

        foreach (var participation in away)
        {
            participation.Record(Outcome.Excused, call.Now, call.MemberId, remark: null);
        }

        // Who will hear of the new time is counted in the store.
        await db.SaveChangesAsync(cancellationToken);
        return away.Count;
    }

    /// <summary>Whoever was told the old time hears the new one as soon as people may be disturbed, unless the week's pushes are used up.</summary>
    private async ValueTask<IReadOnlyList<string>> TellAsync(Topic topic, DateTimeOffset due, CancellationToken cancellationToken)
    {
        if (topic.DueTold is null || topic.DueTold == due)
        {
            return [];
        }

        var (budget, week) = (reminders.Value.Budget, StudyWeek.Of(clock.Today).Key);
        var leaves = db.Leaves.Granted().On(clock.DayOf(due));
        var here = db.Members.NotLeft(clock.Today).Select(m => m.Id);
        var pending = db.Participations.Where(p => p.TopicId == topic.Id && p.Outcome == Outcome.Pending && here.Contains(p.MemberId) && !leaves.Any(l => l.MemberId == p.MemberId));
        var waiting = await pending.CountAsync(cancellationToken);
        var full = await pending.CountAsync(p => db.SentNudges.Where(s => s.MemberId == p.MemberId && s.WeekKey == week).Select(s => s.At).Distinct().Count() >= budget, cancellationToken);

        return waiting == 0 ? []
            : full == 0 ? [$"还没回复的 {waiting} 人会收到改期通知。"]
            : [$"还没回复的 {waiting} 人里，{waiting - full} 人会收到改期通知；{full} 人本周已收到 {budget} 次提醒、收不到了，请联络员转告。"];
    }
}
