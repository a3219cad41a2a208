using BotService.Features.Statistics;
using BotService.Store;
using BotService.Store.Statements;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.Statistics;

/// <summary>The statements behind figures are written by hand; each says what the query of the same meaning says.</summary>
public sealed class FigureStatementsTests
{
    [Fact]
    public async Task The_topics_and_the_counts_of_a_week_are_what_the_queries_say()
    {
        await using var bot = await StartAsync();
        var db = await bot.OpenStoreAsync();
        var seen = 0;

        foreach (var week in (int?[])[null, 202636, 202637, 202638])
        {
            var opened = db.Topics.AsNoTracking().Where(t => t.Sort == TopicSort.Study && t.OpenedAt != null && t.VoidedAt == null);
            var key = week ?? await opened.MaxAsync(t => t.WeekKey, Bot.Token);
            var expected = await opened.Where(t => t.WeekKey == key).OrderBy(t => t.Id).ToListAsync(Bot.Token);
            var read = await db.OpenedTopicsAsync(week, Bot.Token);

            Assert.Equal(
                expected.Select(t => (t.Id, t.WeekKey, t.Title, t.Audience, t.OpensAt, t.DueAt, t.LateUntil, t.OpenedAt)),
                read.Select(t => (t.Id, t.WeekKey, t.Title, t.Audience, t.OpensAt, t.DueAt, t.LateUntil, t.OpenedAt)));
            seen += read.Count;

            foreach (var group in (int?[])[null, .. await db.Groups.Select(g => (int?)g.Id).ToListAsync(Bot.Token)])
            {
                var ids = expected.ConvertAll(t => t.Id);
                var counted = await db.Participations.Where(p => ids.Contains(p.TopicId) && (group == null || p.GroupId == group)).GroupBy(p => p.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(Bot.Token);
                var parts = FigureQueries.Of(ids, group);
                await PendingQuery.AllAsync(db, [.. parts], Bot.Token);

                Assert.Equal(counted.Aggregate(Figures.None, (sum, row) => sum + Figures.Of(row.Key, row.Count)), parts.Sum());
            }
        }

        Assert.Equal(3, seen);
    }

    [Fact]
    public async Task A_group_that_is_named_exactly_has_the_figures_that_the_query_counts()
    {
        await using var bot = await StartAsync();
        using var scope = bot.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        await db.Database.OpenConnectionAsync(Bot.Token);
        var seen = 0;

        foreach (var name in (string[])["一支部", "二支部", "支部", "没有的组"])
        {
            var group = await db.Groups.AsNoTracking().SingleOrDefaultAsync(g => g.Name == name, Bot.Token);
            var (read, instead) = await scope.ServiceProvider.GetRequiredService<FigureScopes>().ReadAsync(name, Bot.Token);

            Assert.Equal((group?.Id, group?.Tier), (read?.Group?.Id, read?.Group?.Tier));
            Assert.Equal(group is null, instead is not null);

            foreach (var week in (int?[])[null, 202636, 202637, 202638])
            {
                var named = await db.FiguresOfNamedAsync(name, week, Bot.Token);
                var expected = new List<(int? Group, int Topic, Figures Figures)>();

                foreach (var topic in group is null ? [] : await db.OpenedTopicsAsync(week, Bot.Token))
                {
                    var counted = await db.Participations.Where(p => p.TopicId == topic.Id && p.GroupId == group!.Id).GroupBy(p => p.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(Bot.Token);
                    expected.Add((group?.Id, topic.Id, counted.Aggregate(Figures.None, (sum, row) => sum + Figures.Of(row.Key, row.Count))));
                }

                Assert.Equal(expected, named.Select(row => ((int?)row.Group.Id, row.Topic.Id, row.Figures)).OrderBy(row => row.Id));
                seen += expected.Count;
            }
        }

        Assert.NotEqual(0, seen);
    }

    /// <summary>A week that is over, the present one with an answer of each kind, a withdrawn topic beside it, and one that has not opened.</summary>
    private static async Task<Bot> StartAsync()
    {
        var bot = await Bot.StartAsync("2026-08-31 08:00");
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync("2026-W36", "调查研究");
        await bot.PlanTopicAsync();
        await bot.PlanTopicAsync("2026-W37", "撤回的", Tiers.Leadership);
        await bot.PlanTopicAsync("2026-W38", "还没开放");
        await bot.AdvanceToAsync("2026-09-01 10:00");
        await bot.SayAsync("carol", "已学");
        await bot.AdvanceToAsync("2026-09-08 10:00");
        await bot.ChangeAsync(db => db.Topics.Where(t => t.Title == "撤回的").ExecuteUpdateAsync(set => set.SetProperty(t => t.VoidedAt, Bot.At("2026-09-08 09:00"))));
        await bot.SayAsync("bob", "没学 出差");
        await bot.SayAsync("erin", "已学");
        return bot;
    }
}
