using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.StudySignals;

/// <summary>The statements in SQL say of random weeks what the definitions say, for all groups at once.</summary>
public sealed class SignalStatementTests
{
    private const int Groups = 80;

    private static readonly DateTimeOffset Opened = Bot.At("2026-10-12 09:00");

    private static readonly DateTimeOffset Met = Bot.At("2026-10-14 14:00");

    [Fact]
    public async Task Bursts_and_records_on_behalf_are_found_as_they_are_defined()
    {
        var random = new Random(97);
        await using var bot = await Bot.StartAsync("2026-10-16 20:00");
        var (bursts, recorded) = (new List<(int, int, int)>(), new List<(int, int, int)>());
        await bot.ChangeAsync(async db =>
        {
            var groups = Enumerable.Range(1, Groups).Select(i => new StudyGroup { Name = $"组{i}", Tier = Tiers.Branch }).ToList();
            db.Groups.AddRange(groups);
            var topic = new Topic { WeekKey = 202642, Title = "主题", Audience = Tiers.All, OpensAt = Opened, DueAt = Opened.AddDays(4), LateUntil = Opened.AddDays(11), OpenedAt = Opened };
            db.Topics.Add(topic);
            await db.SaveChangesAsync(Bot.Token);

            foreach (var group in groups)
            {
                var members = Enumerable.Range(0, random.Next(4, 14)).Select(i => Member.Create($"u{group.Id}-{i}", $"人{group.Id}-{i}", group.Id, Role.Member)).ToList();
                db.Members.AddRange(members);
                await db.SaveChangesAsync(Bot.Token);
                Write(db, random, topic, group, members, bursts, recorded);
            }
        });

        Assert.NotEmpty(bursts);
        Assert.NotEmpty(recorded);
        Assert.Equal(bursts.Order(), (await bot.FindAsync(SignalKind.Burst)).Select(f => (f.GroupId, f.Part, f.Whole)).Order());
        Assert.Equal(recorded.Order(), (await bot.FindAsync(SignalKind.OnBehalf)).Select(f => (f.GroupId, f.Part, f.Whole)).Order());
    }

    private static void Write(BotDbContext db, Random random, Topic topic, StudyGroup group, List<Member> members, List<(int, int, int)> bursts, List<(int, int, int)> recorded)
    {
        var (met, pushed, others) = (random.Next(3) == 0, random.Next(4) == 0, random.Next(3) == 0 ? 0.6 : 0.1);
        List<double?> week = [];
        var byOthers = 0;

        if (met)
        {
            db.Gatherings.Add(new Gathering { Name = "会", Form = "集中领学", Code = $"{group.Id:0000}", GroupId = group.Id, OpenedBy = "x", OpenedAt = Met, ClosedAt = Met.AddHours(1) });
        }

        foreach (var member in members.Where(_ => random.Next(8) > 0))
        {
            var isOwn = random.NextDouble() >= others;
            var isTogether = random.Next(4) > 0;
            var at = isTogether ? Met.AddMinutes(70).AddSeconds(random.Next(0, 80)) : Opened.AddSeconds(random.Next(3600, 300_000));
            var isPushed = pushed && random.Next(2) == 0;
            var row = new Participation { TopicId = topic.Id, MemberId = member.Id, GroupId = group.Id };
            row.Record(random.Next(5) == 0 ? Outcome.Late : Outcome.OnTime, at, isOwn ? member.Id : null, null);
            db.Participations.Add(row);

            if (isPushed)
            {
                db.SentNudges.Add(new SentNudge { Rule = "test", SubjectId = topic.Id, MemberId = member.Id, WeekKey = 202642, At = at.AddSeconds(-random.Next(0, 900)) });
            }

            var isNear = isPushed && db.SentNudges.Local.Single(n => n.MemberId == member.Id).At > at.AddMinutes(-10);
            var isAtMeeting = met && at >= Met.AddMinutes(-30) && at <= Met.AddMinutes(90);
            week.Add(isOwn && !isNear && !isAtMeeting ? (at - Opened).TotalSeconds : null);
            byOthers += isOwn ? 0 : 1;
        }

        if (BurstModel.IsBurst(week))
        {
            bursts.Add((group.Id, BurstModel.Densest(week), week.Count));
        }

        if (week.Count >= 5 && byOthers >= 4 && byOthers * 100 >= week.Count * 30)
        {
            recorded.Add((group.Id, byOthers, week.Count));
        }
    }
}
