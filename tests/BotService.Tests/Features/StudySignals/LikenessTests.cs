using BotService.Features.StudySignals;
using BotService.Tests.Harness;

namespace BotService.Tests.Features.StudySignals;

/// <summary>Texts that are alike are found without comparing each with each.</summary>
public sealed class LikenessTests
{
    [Theory]
    [InlineData(30)]
    [InlineData(50)]
    [InlineData(100)]
    public void The_sets_are_those_of_comparing_each_text_with_each(int percent)
    {
        var random = new Random(percent);

        for (var i = 0; i < 300; i++)
        {
            var texts = Enumerable.Range(0, random.Next(2, 20)).Select(_ => Likeness.GramsOf(Text(random))).ToList();

            Assert.Equal(Shown(ByPairs(texts, percent)), Shown(Likeness.ClustersOf(texts, percent)));
        }
    }

    [Fact]
    public async Task Ten_thousand_remarks_of_one_group_are_read_in_seconds()
    {
        var random = new Random(7);
        var texts = Enumerable.Range(0, 10_000).Select(i => Likeness.GramsOf(i % 3 == 0 ? "通过学习我深刻认识到要把思想和行动统一起来" : string.Concat(Enumerable.Range(0, 40).Select(_ => (char)random.Next(0x4E00, 0x4F00))))).ToList();
        var began = MeasuredTime.Start();

        Assert.Equal(3_334, Likeness.MostAuthors(texts, [.. Enumerable.Range(0, texts.Count)], 50));
        await began.RequireWithinAsync(TimeSpan.FromSeconds(10), "Reading them");
    }

    /// <summary>Few letters, so that many texts are half alike; now and then one is too short to be compared.</summary>
    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 14)).Select(_ => (char)('a' + random.Next(3))));

    private static List<List<int>> ByPairs(List<ulong[]> texts, int percent)
    {
        var sets = Enumerable.Range(0, texts.Count).Select(i => new HashSet<int> { i }).ToList();

        foreach (var (i, j) in from i in Enumerable.Range(0, texts.Count) from j in Enumerable.Range(0, i) where Likeness.AreAlike(texts[i], texts[j], percent) select (i, j))
        {
            var (one, other) = (sets.Find(set => set.Contains(i))!, sets.Find(set => set.Contains(j))!);

            if (one != other)
            {
                one.UnionWith(other);
                sets.Remove(other);
            }
        }

        return [.. sets.Where(set => set.Count > 1).Select(set => set.Order().ToList())];
    }

    private static IEnumerable<string> Shown(IEnumerable<IReadOnlyList<int>> sets) => sets.Select(set => string.Join(',', set)).Order(StringComparer.Ordinal);
}
