using BotService.Features.Topics;
using BotService.Features.Topics.Reminding;
using BotService.Reminders;
using BotService.Store;
using BotService.Store.Statements;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Statements;

/// <summary>Whom a topic is for, how it stands, who is reminded of it, and what a later due time makes of its answers.</summary>
public sealed class TopicStatementTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_frozen_roster_is_the_audience_on_the_roster_of_the_day(int seed)
    {
        await using var bot = await DrawnOffice.StartAsync(seed);
        var sizes = new HashSet<int>();

        await bot.ChangeAsync(async db =>
        {
            var roster = new RosterFreeze(db, bot.Clock);

            // One group alone is told something for its own tier.
            var groups = await db.Groups.AsNoTracking().OrderBy(g => g.Id).ToListAsync(Bot.Token);
            (Tiers Audience, int? Group)[] meant = [.. Enumerable.Range(1, (int)Tiers.All).Select(tiers => ((Tiers)tiers, (int?)null)), .. groups.Select(group => (group.Tier, (int?)group.Id))];

            foreach (var (number, (audience, group)) in meant.Index())
            {
                foreach (var day in DrawnOffice.Days)
                {
                    var topic = NoticeOf(1000 + (10 * number) + day.Day, audience, group);
                    db.Topics.Add(topic);
                    await db.SaveChangesAsync(Bot.Token);
                    await roster.FreezeAsync(topic, day, Bot.Token);

                    var people = await db.Members.OnRoster(day).InAudience(db, audience, group).OrderBy(m => m.Id).Select(m => new { m.Id, m.GroupId }).ToListAsync(Bot.Token);
                    var rows = await db.Participations.AsNoTracking().Where(p => p.TopicId == topic.Id).OrderBy(p => p.MemberId).ToListAsync(Bot.Token);
                    Assert.Equal(
                        people.Select(m => (m.Id, m.GroupId, Outcome.Pending, (DateTimeOffset?)null, (string?)null, 0)),
                        rows.Select(p => (p.MemberId, p.GroupId, p.Outcome, p.AnsweredAt, p.Remark, p.Revision)));
                    sizes.Add(rows.Count);
                }
            }
        });

        Assert.DoesNotContain(0, sizes);
        Assert.InRange(sizes.Count, 5, 100);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_opened_topics_of_a_week_are_those_that_the_query_finds(int seed)
    {
        await using var bot = await DrawnOffice.StartAsync(seed);
        var db = await bot.OpenStoreAsync();
        var opened = db.Topics.AsNoTracking().InFigures();
        var latest = await opened.MaxAsync(t => t.WeekKey, Bot.Token);
        var weeks = await db.AllTopics.Select(t => t.WeekKey).Distinct().ToListAsync(Bot.Token);
        var found = 0;

        foreach (var week in (int?[])[null, 202501, .. weeks])
        {
            var key = week ?? latest;
            var expected = await opened.Where(t => t.WeekKey == key).OrderBy(t => t.Id).ToListAsync(Bot.Token);
            var read = await db.OpenedTopicsAsync(week, Bot.Token);

            Assert.Equal(expected.Select(Shown), read.Select(Shown));
            found += read.Count;
        }

        Assert.InRange(found, 2, await db.AllTopics.CountAsync(Bot.Token) - 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_figures_of_a_topic_are_what_the_query_counts(int seed)
    {
        await using var bot = await DrawnOffice.StartAsync(seed);
        var db = await bot.OpenStoreAsync();
        var topics = await db.AllTopics.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(Bot.Token);
        var groups = await db.Groups.OrderBy(g => g.Id).Select(g => g.Id).ToListAsync(Bot.Token);
        var counted = await db.Participations.GroupBy(p => new { p.TopicId, p.GroupId, p.Outcome }).Select(g => new { g.Key.TopicId, g.Key.GroupId, g.Key.Outcome, Count = g.Count() }).ToListAsync(Bot.Token);

        foreach (var group in (int?[])[null, .. groups])
        {
            var parts = FigureQueries.Of(topics, group);
            await PendingQuery.AllAsync(db, parts, Bot.Token);

            foreach (var (i, topic) in topics.Index())
            {
                var expected = counted.Where(row => row.TopicId == topic && (group is null || row.GroupId == group)).Aggregate(Figures.None, (sum, row) => sum + Figures.Of(row.Outcome, row.Count));
                Assert.Equal(expected, new[] { parts[i] }.Sum());
            }
        }

        Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.Contains(counted, row => row.Outcome == outcome));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_push_about_a_topic_is_for_those_whom_the_query_names(int seed)
    {
        await using var bot = await DrawnOffice.StartAsync(seed);
        var now = Bot.At(DrawnOffice.Now);
        var people = DrawnRows.Rules.ToDictionary(rule => rule, _ => 0);

        await bot.ChangeAsync(async db =>
        {
            var recipients = new TopicRecipients(db, bot.Clock);
            var liaisons = await db.Members.AsNoTracking().Where(m => m.Role == Role.Liaison).OrderBy(m => m.Id).Take(3).ToListAsync(Bot.Token);
            var topics = await db.AllTopics.AsNoTracking().Where(t => t.OpenedAt != null).OrderByDescending(t => t.WeekKey).ThenBy(t => t.Id).Take(20).ToListAsync(Bot.Token);

            foreach (var topic in topics)
            {
                foreach (var nudge in NudgesOf(topic, liaisons, now))
                {
                    var before = await PushesOfAsync(db, nudge);
                    var meant = await MeantBy(db, nudge, now, bot.Clock.DayOf(topic.DueAt)).ToListAsync(Bot.Token);
                    await recipients.AddAsync(nudge, now, DrawnOffice.Week, leftToDigest: false, Bot.Token);

                    Assert.Equal(before.Concat(meant.Select(member => (member, DrawnOffice.Week, now))).Order(), await PushesOfAsync(db, nudge));
                    people[nudge.Rule] += meant.Count;
                }
            }
        });

        Assert.DoesNotContain(0, people.Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Late_answers_from_before_a_later_due_time_become_what_the_query_says(int seed)
    {
        await using var bot = await DrawnOffice.StartAsync(seed);
        var now = Bot.At(DrawnOffice.Now);
        var (changed, left) = (0, 0);

        await bot.ChangeAsync(async db =>
        {
            foreach (var topic in await db.AllTopics.AsNoTracking().Where(t => t.OpenedAt != null).OrderBy(t => t.Id).ToListAsync(Bot.Token))
            {
                var rows = await ParticipationsOfAsync(db, topic);
                var late = rows.FindAll(p => p.Outcome is Outcome.Late && p.AnsweredAt < topic.DueAt);
                var last = await db.ParticipationEntries.MaxAsync(e => (long?)e.Id, Bot.Token) ?? 0;

                Assert.Equal(late.Count, await db.CountOnTimeAsync(topic, now, Bot.Token));

                var entries = await db.ParticipationEntries.AsNoTracking().Where(e => e.Id > last).OrderBy(e => e.MemberId).ToListAsync(Bot.Token);
                Assert.Equal(
                    late.Select(p => (p.TopicId, p.MemberId, now, Outcome.Late, Outcome.OnTime, p.AnsweredAt, p.Remark, (int?)null, p.Remark, false)),
                    entries.Select(e => (e.TopicId, e.MemberId, e.At, e.From, e.To, e.FromAnsweredAt, e.FromRemark, e.ByMemberId, e.Remark, e.IsTakeBack)));
                Assert.Equal(
                    rows.Select(p => late.Contains(p) ? (p.MemberId, Outcome.OnTime, p.AnsweredAt, p.Remark, p.Revision + 1) : (p.MemberId, p.Outcome, p.AnsweredAt, p.Remark, p.Revision)),
                    (await ParticipationsOfAsync(db, topic)).Select(p => (p.MemberId, p.Outcome, p.AnsweredAt, p.Remark, p.Revision)));
                changed += late.Count;
                left += rows.Count(p => p.Outcome is Outcome.Late) - late.Count;
            }
        });

        Assert.NotEqual(0, changed);
        Assert.NotEqual(0, left);
    }

    private static object Shown(Topic topic) => (topic.Id, topic.WeekKey, topic.Title, topic.Audience, topic.OpensAt, topic.DueAt, topic.LateUntil, topic.OpenedAt);

    private static Topic NoticeOf(int number, Tiers audience, int? group) => new()
    {
        Sort = TopicSort.Notice,
        Number = number,
        WeekKey = DrawnOffice.Week,
        Title = $"传达{number}",
        Audience = audience,
        GroupId = group,
        OpensAt = Bot.At(DrawnOffice.Now),
        DueAt = Bot.At(DrawnOffice.Now).AddDays(2),
        LateUntil = Bot.At(DrawnOffice.Now).AddDays(4),
    };

    private static IEnumerable<Nudge> NudgesOf(Topic topic, IEnumerable<Member> liaisons, DateTimeOffset now)
    {
        Nudge By(string rule) => new(rule, new TopicSubject(null!, topic), now, NudgeAudience.StillPending, now.AddDays(1));

        return [By("open") with { IsAnnouncement = true }, By("mid"), By("along") with { OnlyWithOthers = true }, .. liaisons.Select(liaison => By("chase-1") with { AskedBy = liaison })];
    }

    /// <summary>Who owes the topic, is here, has not had this push, and is not one whom this kind of push spares.</summary>
    private static IQueryable<int> MeantBy(BotDbContext db, Nudge nudge, DateTimeOffset now, DateOnly due)
    {
        var (topic, key, group, asker, today) = (nudge.Subject.Id, nudge.DedupKey, nudge.AskedBy?.GroupId, nudge.AskedBy?.Id, DrawnOffice.Today);
        var here = db.Members.NotLeft(today);
        var owing = db.Participations.Where(p => p.TopicId == topic && p.Outcome == Outcome.Pending && here.Any(m => m.Id == p.MemberId)
            && !db.SentNudges.Any(s => s.SubjectId == topic && s.Rule == key && s.MemberId == p.MemberId));

        if (group is not null)
        {
            owing = owing.Where(p => p.GroupId == group && p.MemberId != asker);
        }

        if (nudge.OnlyWithOthers)
        {
            owing = owing.Where(p => db.SentNudges.Any(s => s.MemberId == p.MemberId && s.At == now));
        }

        if (!nudge.IsAnnouncement)
        {
            owing = owing.Where(p => (p.Member!.MutedUntil == null || p.Member.MutedUntil <= today)
                && !db.Leaves.Any(l => l.MemberId == p.MemberId && (l.State == LeaveState.Asked || l.State == LeaveState.Granted) && ((l.From <= today && l.To >= today) || (l.From <= due && l.To >= due))));
        }

        if (nudge is { IsAnnouncement: false, AskedBy: null })
        {
            owing = owing.Where(p => !db.Holds.Any(h => h.TopicId == topic && h.GroupId == p.GroupId));
        }

        return owing.Select(p => p.MemberId);
    }

    private static async Task<List<(int Member, int Week, DateTimeOffset At)>> PushesOfAsync(BotDbContext db, Nudge nudge)
    {
        var (topic, key) = (nudge.Subject.Id, nudge.DedupKey);
        var rows = await db.SentNudges.AsNoTracking().Where(s => s.SubjectId == topic && s.Rule == key).OrderBy(s => s.MemberId).ToListAsync(Bot.Token);
        return [.. rows.Select(row => (row.MemberId, row.WeekKey, row.At))];
    }

    private static Task<List<Participation>> ParticipationsOfAsync(BotDbContext db, Topic topic) =>
        db.Participations.AsNoTracking().Where(p => p.TopicId == topic.Id).OrderBy(p => p.MemberId).ToListAsync(Bot.Token);
}
