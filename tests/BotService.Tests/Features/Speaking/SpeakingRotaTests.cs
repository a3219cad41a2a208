using BotService.Features.Speaking;

namespace BotService.Tests.Features.Speaking;

/// <summary>Many simulated groups, each from its seed: the rota is fair whatever holidays people take.</summary>
public sealed class SpeakingRotaTests
{
    private const int Ahead = 3;

    [Fact]
    public void Half_a_year_of_a_group_is_fair_in_two_thousand_runs()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var away = new HashSet<(int Id, int Week)>();
            var leavers = Enumerable.Range(1, 9).OrderBy(_ => random.Next()).Take(2).ToList();

            foreach (var id in leavers)
            {
                var from = random.Next(0, 25);
                away.UnionWith([(id, from), (id, from + 1)]);
            }

            var turns = Live(weeks: 27, week => week < 10 ? 9 : 10, id => id == 10 ? 10 : null, (id, week) => away.Contains((id, week)));

            var counts = Enumerable.Range(1, 9).Select(id => turns.Count(t => t.MemberId == id)).ToList();
            Assert.True(counts.Max() - counts.Min() <= 1, $"seed {seed}: {string.Join(' ', counts)}");
            Assert.True(ShortestGap(turns) >= 7, $"seed {seed}: somebody spoke twice within {ShortestGap(turns)} weeks");
            Assert.True(turns.Find(t => t.MemberId == 10).Week - 10 is >= 0 and <= 10, $"seed {seed}: the newcomer waits");
        }
    }

    [Theory]
    [InlineData(5, 22, 2, 1, 3)]
    [InlineData(6, 27, 1, 2, 3)]
    [InlineData(8, 40, 2, 3, 4)]
    [InlineData(13, 52, 3, 2, 8)]
    [InlineData(22, 60, 4, 1, 20)]
    public void Groups_of_any_size_with_people_away_stay_fair(int people, int weeks, int leavers, int length, int gap)
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random((people * 1000) + seed);
            var away = Enumerable.Range(1, people).OrderBy(_ => random.Next()).Take(leavers).SelectMany(id => Enumerable.Range(random.Next(0, weeks - length), length).Select(week => (id, week))).ToHashSet();
            var joined = random.Next(3, weeks - people - 2);

            var turns = Live(weeks, week => week < joined ? people : people + 1, id => id == people + 1 ? joined : null, (id, week) => away.Contains((id, week)));

            var counts = Enumerable.Range(1, people).Select(id => turns.Count(t => t.MemberId == id)).ToList();
            Assert.True(counts.Max() - counts.Min() <= 1, $"seed {seed}: {string.Join(' ', counts)}");
            Assert.True(ShortestGap(turns) >= gap, $"seed {seed}: somebody spoke twice within {ShortestGap(turns)} weeks");
            Assert.True(turns.Find(t => t.MemberId == people + 1).Week - joined is >= 0 and var wait && wait <= people + 1, $"seed {seed}: the newcomer waits");
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(14)]
    [InlineData(30)]
    public void Ten_years_go_round(int people)
    {
        var turns = Live(weeks: 520, _ => people, _ => null, (_, _) => false);

        var counts = Enumerable.Range(1, people).Select(id => turns.Count(t => t.MemberId == id)).ToList();
        Assert.True(counts.Max() - counts.Min() <= 1, string.Join(' ', counts));
        Assert.True(ShortestGap(turns) >= people - 1, $"gap {ShortestGap(turns)}");
    }

    [Fact]
    public void Nobody_is_asked_again_and_again_because_nobody_records_it()
    {
        var members = Enumerable.Range(1, 9).Select(id => new RotaMember(id, null)).ToList();
        List<RotaTurn> turns = [];

        for (var week = 0; week < 52; week++)
        {
            turns.Add(new RotaTurn(SpeakingRota.Next(members, turns, week, _ => false)!.Value, week, Counts: false));
        }

        Assert.True(ShortestGap(turns) >= 9);
    }

    [Fact]
    public void When_all_are_away_nobody_is_named() =>
        Assert.Null(SpeakingRota.Next([new RotaMember(1, null), new RotaMember(2, null)], [], 5, _ => true));

    /// <summary>Each week the plan is made for three weeks, as the service does, and the first of them is held.</summary>
    private static List<RotaTurn> Live(int weeks, Func<int, int> size, Func<int, int?> joined, Func<int, int, bool> isAway)
    {
        List<RotaTurn> turns = [];

        for (var now = 0; now < weeks; now++)
        {
            var members = Enumerable.Range(1, size(now)).Select(id => new RotaMember(id, joined(id))).ToList();

            for (var week = now; week < now + Ahead; week++)
            {
                if (!turns.Exists(t => t.Week == week) && SpeakingRota.Next(members, turns, week, id => isAway(id, week)) is { } next)
                {
                    turns.Add(new RotaTurn(next, week, Counts: true));
                }
            }
        }

        turns.RemoveAll(t => t.Week >= weeks);
        return turns;
    }

    private static int ShortestGap(List<RotaTurn> turns) =>
        turns.GroupBy(t => t.MemberId).SelectMany(own => own.OrderBy(t => t.Week).Zip(own.OrderBy(t => t.Week).Skip(1), (a, b) => b.Week - a.Week)).DefaultIfEmpty(int.MaxValue).Min();
}
