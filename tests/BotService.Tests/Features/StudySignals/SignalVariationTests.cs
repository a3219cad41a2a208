using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.StudySignals;

/// <summary>Weeks of groups of every size, answered at random, in bursts and by others: what is asked is what counting the answers by hand asks.</summary>
public sealed class SignalVariationTests
{
    private const int Groups = 40;

    private const int Seconds = 2 * 3600;

    [Theory]
    [InlineData(7)]
    [InlineData(2027)]
    public async Task Groups_of_every_size_are_asked_exactly_where_the_definition_says(int seed)
    {
        var random = new Random(seed);
        await using var bot = await Bot.StartAsync("2026-10-16 12:00");
        List<Answer> answers = [];
        Dictionary<int, bool> hasMet = [];
        await bot.ChangeAsync(async db =>
        {
            var topic = new Topic { WeekKey = 202642, Title = "作风建设", Audience = Tiers.All, OpensAt = Bot.At("2026-10-12 09:07"), OpenedAt = Bot.At("2026-10-12 09:07"), DueAt = Bot.At("2026-10-16 17:30"), LateUntil = Bot.At("2026-10-26 17:30") };
            List<StudyGroup> groups = [.. Enumerable.Range(0, Groups).Select(i => new StudyGroup { Name = $"第{i}支部", Tier = Tiers.Branch })];
            db.AddRange([topic, .. groups]);
            await db.SaveChangesAsync();

            foreach (var group in groups)
            {
                List<Member> people = [.. Enumerable.Range(0, random.Next(3, 18)).Select(i => Member.Create($"g{group.Id}n{i}", $"人{group.Id}之{i}", group.Id, i == 0 ? Role.Liaison : Role.Member))];
                people.ForEach(person => person.UnreachableSince = random.Next(12) == 0 ? Bot.At("2026-09-01 10:00") : null);
                db.Members.AddRange(people);
                await db.SaveChangesAsync();
                answers.AddRange(Answers(people, random));

                if (hasMet[group.Id] = random.Next(5) == 0)
                {
                    db.Gatherings.Add(new Gathering { Name = "集中学", Form = "集中领学", Code = $"{group.Id:0000}", GroupId = group.Id, OpenedBy = people[0].UserId, OpenedAt = Bot.At("2026-10-14 14:30"), ClosedAt = Bot.At("2026-10-14 17:30") });
                }
            }

            foreach (var answer in answers)
            {
                var row = new Participation { TopicId = topic.Id, MemberId = answer.Of.Id, GroupId = answer.Of.GroupId };
                db.Participations.Add(row);
                row.Record(answer.Outcome, answer.At, answer.By, null);
            }
        });

        Assert.Equal(Expected(answers, own => Burst(own, hasMet[own[0].Of.GroupId])), await FoundAsync(bot, SignalKind.Burst));
        Assert.Equal(Expected(answers, OnBehalf), await FoundAsync(bot, SignalKind.OnBehalf));
        Assert.NotEmpty(await FoundAsync(bot, SignalKind.Burst));
        Assert.NotEmpty(await FoundAsync(bot, SignalKind.OnBehalf));
    }

    private static IEnumerable<Answer> Answers(List<Member> people, Random random)
    {
        var (share, together, others) = (random.NextDouble(), random.Next(0, Seconds), random.Next(3) == 0);

        foreach (var person in people.Where(_ => random.Next(9) > 0))
        {
            var at = Bot.At("2026-10-14 15:00").AddSeconds(random.NextDouble() < share ? together + random.Next(0, 75) : random.Next(0, Seconds));
            var by = others && random.Next(2) == 0 ? people[0].Id : person.Id;
            yield return new Answer(person, at, by, by == person.Id && random.Next(4) == 0 ? Outcome.NotStudied : Outcome.OnTime);
        }
    }

    /// <summary>The most confirmations that one person each gave within sixty seconds, of all of the group's; a recorded meeting silences it.</summary>
    private static (int Part, int Whole)? Burst(List<Answer> own, bool hasMet)
    {
        var all = own.Where(a => a.Outcome is Outcome.OnTime).ToList();
        var pressed = all.Where(a => a.By == a.Of.Id).ToList();
        var most = pressed.Select(first => pressed.Count(a => a.At >= first.At && a.At <= first.At.AddSeconds(60))).DefaultIfEmpty().Max();
        return !hasMet && most >= 5 && most >= Math.Round(0.6 * all.Count) ? (most, all.Count) : null;
    }

    private static (int Part, int Whole)? OnBehalf(List<Answer> own)
    {
        var part = own.Count(a => a.By != a.Of.Id && a.Of.UnreachableSince is null);
        return own.Count >= 5 && part >= 4 && part >= 0.3 * own.Count ? (part, own.Count) : null;
    }

    private static List<(int Group, int Part, int Whole)> Expected(List<Answer> answers, Func<List<Answer>, (int Part, int Whole)?> rule) =>
        [.. from own in answers.GroupBy(a => a.Of.GroupId) let found = rule([.. own]) where found is not null orderby own.Key select (own.Key, found.Value.Part, found.Value.Whole)];

    private static async Task<List<(int Group, int Part, int Whole)>> FoundAsync(Bot bot, SignalKind kind) => [.. (await bot.FindAsync(kind)).Select(f => (f.GroupId, f.Part, f.Whole)).OrderBy(f => f.GroupId)];

    private sealed record Answer(Member Of, DateTimeOffset At, int By, Outcome Outcome);
}
