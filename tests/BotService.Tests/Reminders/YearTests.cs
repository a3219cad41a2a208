using System.Diagnostics;
using System.Globalization;
using BotService.Tests.Harness;

namespace BotService.Tests.Reminders;

/// <summary>What holds in every week of every year, whatever people, the service and WeCom do.</summary>
public sealed class YearTests
{
    private const int WholeYear = 53;

    /// <summary>The seeds of whole years: one on SQLite, or all fifty on both databases when <c>BOTSERVICE_TEST_YEARS=50</c>. PostgreSQL has the half year of the lists and twenty spans of two weeks.</summary>
    public static TheoryData<int, int> Years { get; } =
    [
        .. (Environment.GetEnvironmentVariable("BOTSERVICE_TEST_YEARS") is { } count ? Enumerable.Range(1, int.Parse(count, CultureInfo.InvariantCulture)) : [1])
            .Select(seed => new TheoryDataRow<int, int>(2025 + (seed % 3), seed)),
    ];

    [Theory]
    [MemberData(nameof(Years))]
    public async Task In_a_whole_year_nobody_is_disturbed_more_or_otherwise_than_promised(int year, int seed)
    {
        Assert.SkipWhen(TestStore.IsPostgres && Environment.GetEnvironmentVariable("BOTSERVICE_TEST_YEARS") is null, "PostgreSQL lives through the half year of the lists.");
        var watch = Stopwatch.StartNew();
        await using var life = new SimulatedYear(year, seed);
        await life.LiveAsync(firstWeek: 1, WholeYear);
        TestContext.Current.TestOutputHelper?.WriteLine($"{year}/{seed}: {watch.Elapsed.TotalSeconds:0.0} s, {life.Sends.Count()} sends, {life.Naps} naps, {life.Outages} outages");
        await new YearPromises(life).CheckAsync();
        Assert.True(life is { Naps: > 0, Outages: > 0 });
    }
}
