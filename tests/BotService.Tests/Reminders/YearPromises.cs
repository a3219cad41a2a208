using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Reminders;

/// <summary>What is promised to everybody, looked for in the store and at the far side after a life was lived.</summary>
internal sealed partial class YearPromises(SimulatedYear life)
{
    private const int Budget = 3;

    private readonly List<(AcceptedSend Send, string Text)> _sends = [.. life.Sends.Where(send => !send.Duplicate).Select(send => (send, Trace.TextOf(send)))];

    private Bot Bot => life.Bot;

    public async Task CheckAsync()
    {
        await NobodyWhoAnsweredWasNudgedAsync();
        await WeeksStayWithinTheBudgetAsync();
        PushesKeepToWorkingTime();
        await EveryNudgeArrivesOnceAsync();
        NothingOfLedgersComesTwice();
        await NamesStayInTheirGroupAsync();
        await FiguresAddUpAsync();
        await LastRemindersComeInTimeAsync();
        Assert.Empty(life.Violations);
        var left = await Bot.AskStoreAsync(db => db.Outbox.Where(m => m.State == OutboxState.Dead || m.State == OutboxState.Waiting).ToListAsync());
        Assert.True(left.Count == 0, string.Join('\n', left.Select(m => $"{m.Key} {m.State} owed {m.CreatedAt:O} sent {m.FirstSentAt:O} done {m.DoneAt:O} tries {m.Attempts} {m.LastReason}")));
        var errors = Bot.LogLines.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors.Take(3)));
    }

    private async Task NobodyWhoAnsweredWasNudgedAsync()
    {
        var nudges = await Bot.AskStoreAsync(db => db.SentNudges.Where(n => n.SubjectId != 0).ToListAsync());
        var history = (await Bot.AskStoreAsync(db => db.ParticipationEntries.ToListAsync())).ToLookup(e => (e.TopicId, e.MemberId));
        Assert.NotEmpty(nudges);

        Assert.All(nudges, nudge =>
        {
            var last = history[(nudge.SubjectId, nudge.MemberId)].Where(e => e.At < nudge.At).MaxBy(e => e.Id);
            Assert.True(last is null || last.To is Outcome.Pending, $"{nudge.Rule} for topic {nudge.SubjectId} reached somebody who is {last?.To}");
        });
    }

    /// <summary>Counted at the far side: what is for members is a card, or the words for several topics at once.</summary>
    private async Task WeeksStayWithinTheBudgetAsync()
    {
        // What an outage or a nap carried over a weekend was counted in the week in which it was to arrive, which its key names.
        var carried = (await Bot.AskStoreAsync(db => db.Outbox.Where(m => m.Key.StartsWith("ledger-assigned:") && m.State == OutboxState.Sent).Select(m => new { m.Recipients, m.Key, Done = m.DoneAt!.Value }).ToListAsync()))
            .Where(m => StudyWeek.Of(DateOnly.ParseExact(m.Key.Split(':')[2][..8], "yyyyMMdd", CultureInfo.InvariantCulture)).Key != WeekOf(m.Done)).GroupBy(m => (m.Recipients, WeekOf(m.Done))).ToDictionary(m => m.Key, m => m.Count());

        var pushes = _sends.Where(send => IsForMembers(send.Text) || IsOfLedgers(send.Text)).SelectMany(push => push.Send.Users.Select(user => (Whose: (user, Week: WeekOf(push.Send.At)), push.Send.At, push.Text)));
        Assert.All(pushes.GroupBy(push => push.Whose), week => Assert.True(
            week.Count() <= Budget + carried.GetValueOrDefault(week.Key),
            string.Join('\n', week.Select(push => $"{week.Key} {Bot.Clock.ToLocal(push.At):MM-dd HH:mm:ss} {push.Text.ReplaceLineEndings(" ")}"))));
    }

    private int WeekOf(DateTimeOffset at) => StudyWeek.Of(DateOnly.FromDateTime(Bot.Clock.ToLocal(at))).Key;

    /// <summary>An answer to what somebody just did goes out at once, or as soon as WeCom takes it.</summary>
    private void PushesKeepToWorkingTime()
    {
        var calendar = new PrintedCalendar();

        Assert.All(_sends.Where(send => !ActOf().IsMatch(send.Text)), send =>
        {
            var local = Bot.Clock.ToLocal(send.Send.At);
            Assert.True(calendar.MayDisturb(local), $"pushed at {local:yyyy-MM-dd HH:mm:ss}: {send.Text}");
        });
    }

    /// <summary>One push for each person, rule and topic, unless it came too late to be of use.</summary>
    private async Task EveryNudgeArrivesOnceAsync()
    {
        var owed = await Bot.AskStoreAsync(db => db.SentNudges.Where(n => n.SubjectId != 0)
            .Select(n => new { User = db.Members.First(m => m.Id == n.MemberId).UserId, db.Topics.First(t => t.Id == n.SubjectId).WeekKey }).ToListAsync());
        var late = await Bot.AskStoreAsync(db => db.Outbox.Where(m => m.State == OutboxState.Skipped).Select(m => new { m.Recipients, m.Content }).ToListAsync());
        var arrived = _sends.Where(send => IsForMembers(send.Text))
            .SelectMany(send => WeeksIn(send.Text).SelectMany(week => send.Send.Users.Select(user => (user, week))))
            .Concat(late.Select(m => (m.Recipients, Text: Regex.Unescape(m.Content))).Where(m => IsForMembers(m.Text)).SelectMany(m => WeeksIn(m.Text).SelectMany(week => m.Recipients.Split('|').Select(user => (user, week)))))
            .ToLookup(push => push);
        var counted = owed.Where(n => !SimulatedYear.SometimesUnknown.Contains(n.User)).GroupBy(n => (n.User, n.WeekKey % 100)).ToList();

        Assert.All(counted, one => Assert.True(arrived[one.Key].Count() == one.Count(), $"{one.Key} was owed {one.Count()} pushes and got {arrived[one.Key].Count()}"));
        Assert.Equal(counted.Sum(one => one.Count()), arrived.Where(push => !SimulatedYear.SometimesUnknown.Contains(push.Key.user)).Sum(push => push.Count()));
    }

    /// <summary>The same words about items never reach the same person twice on a day, also after a nap.</summary>
    private void NothingOfLedgersComesTwice()
    {
        var pushes = _sends.Where(send => IsOfLedgers(send.Text)).SelectMany(push => push.Send.Users.Select(user => (user, Day: DateOnly.FromDateTime(Bot.Clock.ToLocal(push.Send.At)), push.Text))).ToList();
        Assert.NotEmpty(pushes);
        Assert.Equal(pushes.Count, pushes.Distinct().Count());
    }

    /// <summary>Whoever reads a name sits in that person's group, or in the group in which that person is counted for the topic. Requests for leave go to whoever may decide.</summary>
    private async Task NamesStayInTheirGroupAsync()
    {
        var counted = (await Bot.AskStoreAsync(db => db.Participations
                .Select(p => new { p.Member!.UserId, p.Topic!.WeekKey, Group = db.Groups.First(g => g.Id == p.GroupId).Name }).ToListAsync()))
            .ToDictionary(p => (p.UserId, p.WeekKey % 100), p => (int?)(p.Group[0] - '0'));

        foreach (var (send, text) in _sends.Where(send => !send.Text.Contains("请假待答复", StringComparison.Ordinal)))
        {
            var names = Name().Matches(text).Select(match => $"u{match.Groups[1].Value}").Distinct().ToList();
            var weeks = WeeksIn(text);

            foreach (var reader in send.Users.Where(_ => names.Count > 0))
            {
                Assert.All(names, named => Assert.True(
                    life.GroupOf(reader, send.At) is { } group && GroupsOf(named).Contains(group) || GroupsOf(reader).Intersect(GroupsOf(named)).Any(),
                    $"{reader} read of {named}: {text}"));

                IEnumerable<int?> GroupsOf(string user) => [life.GroupOf(user, send.At), .. weeks.Select(week => counted.GetValueOrDefault((user, week))).Where(g => g is not null)];
            }
        }
    }

    /// <summary>Compared with the rows themselves, one by one: a sum of its own parts always adds up.</summary>
    private async Task FiguresAddUpAsync()
    {
        var rows = await Bot.AskStoreAsync(db => db.Participations.Where(p => p.Topic!.OpenedAt != null).Select(p => new { p.Topic!.WeekKey, p.Outcome }).ToListAsync());
        Assert.NotEmpty(rows);

        foreach (var week in rows.GroupBy(row => row.WeekKey))
        {
            var answer = await Bot.SayAsync("boss", $"统计 {week.Key / 100}-W{week.Key % 100:00}");
            var figures = Figure().Matches(answer).ToDictionary(m => m.Groups[1].Value, m => int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
            Assert.Equal(week.Count(), figures["应到"]);
            Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.Equal(week.Count(row => row.Outcome == outcome), figures[outcome.Word()]));
            Assert.InRange(figures["应到"], 50, 75);
        }
    }

    /// <summary>The last reminder helps before the due time and not after it, however long the service or WeCom was away.</summary>
    private async Task LastRemindersComeInTimeAsync()
    {
        var due = await Bot.AskStoreAsync(db => db.Topics.ToDictionaryAsync(t => t.WeekKey % 100, t => t.DueAt));
        Assert.All(_sends.Where(send => send.Text.Contains("快到截止时间了", StringComparison.Ordinal)), send => Assert.True(
            WeeksIn(send.Text).Any(week => send.Send.At < due[week]), $"came at {send.Send.At:O}: {send.Text}"));
    }

    private static bool IsForMembers(string text) => text.Contains("已学 #", StringComparison.Ordinal) || text.Contains("个主题待确认", StringComparison.Ordinal);

    /// <summary>What tells a member of own items; the digests of liaisons and admins name more of them.</summary>
    private static bool IsOfLedgers(string text) => Item().IsMatch(text) && !IsForMembers(text) && !text.Contains("本组清单", StringComparison.Ordinal) && !text.Contains("看一件发它的编号", StringComparison.Ordinal);

    private static IReadOnlyList<int> WeeksIn(string text) => [.. Week().Matches(text).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Distinct()];

    [GeneratedRegex(@"N(\dx\d{2,3})")]
    private static partial Regex Name();

    [GeneratedRegex(@"任\d+")]
    private static partial Regex Item();

    [GeneratedRegex(@"第(\d+)周")]
    private static partial Regex Week();

    [GeneratedRegex("请假待答复|^您的请假|请您代为联络|的联络交接")]
    private static partial Regex ActOf();

    [GeneratedRegex(@"(?m)^(应到|按时|补学|请假|没学|未送达|未报) (\d+)$")]
    private static partial Regex Figure();
}
