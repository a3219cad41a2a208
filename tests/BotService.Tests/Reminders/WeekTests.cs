using BotService.Tests.Harness;

namespace BotService.Tests.Reminders;

/// <summary>The promises of <see cref="YearTests"/> in some weeks of many lives, which take less time than years.</summary>
public sealed class WeekTests
{
    private const int Weeks = 2;

    /// <summary>What is planned is the same on both; PostgreSQL takes several times as long.</summary>
    private static readonly int Seeds = TestStore.IsPostgres ? 10 : 20;

    public static TheoryData<int, int, int> Spans { get; } =
    [
        .. Enumerable.Range(1, Seeds).Select(seed => new TheoryDataRow<int, int, int>(2025 + (seed % 3), seed, 1 + (seed * 7 % 50))),
    ];

    [Theory]
    [MemberData(nameof(Spans))]
    public async Task In_some_weeks_nobody_is_disturbed_more_or_otherwise_than_promised(int year, int seed, int firstWeek)
    {
        await using var life = new SimulatedYear(year, seed);
        await life.LiveAsync(firstWeek, Weeks);
        await new YearPromises(life).CheckAsync();
    }
}
