using BotService.Store;
using BotService.Store.Rounds;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Performance;

/// <summary>The statements of a round are written by hand; what they mean is said by the queries that everybody else uses.</summary>
public sealed class RoundStatementsTests
{
    private static readonly string[] People = ["alice", "bob", "carol", "dave", "erin", "chief", "stranger"];

    [Fact]
    public async Task What_is_read_with_the_senders_of_a_round_is_what_the_queries_say_of_each()
    {
        await using var bot = await Bot.StartAsync("2026-08-31 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W36", "调查研究", lateUntil: "2026-09-18 18:00");
        await bot.PlanTopicAsync();
        await bot.PlanTopicAsync("2026-W38", "还没开放");
        await bot.AdvanceToAsync("2026-09-01 10:00");
        await bot.SayAsync("carol", "已学");
        await bot.AdvanceToAsync("2026-09-08 10:00");
        await bot.SayAsync("bob", "已学");
        await bot.DoAsync("alice", "交接 卡萝 至 9月10日");
        await bot.DoAsync("dave", "交接 艾琳 至 9月30日");
        await bot.ChangeAsync(db => db.Members.Where(m => m.UserKey == "dave").ExecuteUpdateAsync(set => set.SetProperty(m => m.Left, new DateOnly(2026, 9, 20))));
        using var scope = bot.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        await db.Database.OpenConnectionAsync(Bot.Token);
        List<(bool StandsIn, bool IsAsked, int Open)> seen = [];

        foreach (var day in (DateOnly[])[new(2026, 9, 8), new(2026, 9, 11), new(2026, 9, 20)])
        {
            var now = Bot.At($"{day:yyyy-MM-dd} 10:00");
            List<SenderLookup> round = [.. People.Select(key => new SenderLookup($"message of {key}", key, day, now, [.. scope.ServiceProvider.GetServices<IRoundRead>()]))];
            await SenderLookup.AskAsync(db, round, Bot.Token);

            foreach (var sender in round)
            {
                var (read, key) = (sender.Answer, sender.UserKey);
                var member = await db.Members.AsNoTracking().Include(m => m.Group).SingleOrDefaultAsync(m => m.UserKey == key, Bot.Token);
                var standsIn = await db.RunningHandOvers(day).AnyAsync(h => h.StandIn!.UserKey == key, Bot.Token);
                var talk = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.UserKey == key && c.Question != null, Bot.Token);
                var taking = db.Topics.TakingAnswers(now).Select(t => t.Id);
                var open = await db.Participations.AsNoTracking().Where(p => p.Member!.UserKey == key && taking.Contains(p.TopicId))
                    .OrderByDescending(p => p.Topic!.WeekKey).ThenBy(p => p.TopicId).ToListAsync(Bot.Token);

                Assert.Equal((member?.Id, member?.UserId, member?.Name, member?.GroupId, member?.Role, member?.Left), (read.Sender?.Id, read.Sender?.UserId, read.Sender?.Name, read.Sender?.GroupId, read.Sender?.Role, read.Sender?.Left));
                Assert.Equal((member?.Group?.Name, member?.Group?.Tier), (read.Sender?.Group?.Name, read.Sender?.Group?.Tier));
                Assert.Equal((standsIn, talk?.Question, talk?.QuestionUntil), (read.StandsIn, read.Asked?.Question, read.Asked?.Until));
                Assert.Equal(open.Select(Shown), read.Along.OfType<IReadOnlyList<Participation>>().Single().Select(Shown));
                Assert.Null(read.Receipt);
                seen.Add((standsIn, talk is not null, open.Count));
            }
        }

        // Each of them on both sides, so that nothing is equal only because nothing is there.
        Assert.Equal(3, seen.Count(one => one.StandsIn));
        Assert.Contains(seen, one => one.IsAsked);
        Assert.Superset(new HashSet<int> { 0, 2 }, seen.Select(one => one.Open).ToHashSet());
    }

    private static object Shown(Participation mine) => (mine.TopicId, mine.GroupId, mine.Outcome, mine.AnsweredAt, mine.Remark, mine.Revision);
}
