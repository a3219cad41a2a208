using BotService.Tests.Harness;

namespace BotService.Tests.Statements;

/// <summary>A service whose store is full of drawn rows. A number draws the same rows each time.</summary>
internal static class DrawnOffice
{
    /// <summary>A Wednesday of the 37th week.</summary>
    public const string Now = "2026-09-09 10:00";

    public const int Week = 202637;

    public static readonly DateOnly Today = new(2026, 9, 9);

    /// <summary>A date that is compared with today is one of them, so that both sides of the comparison and the day itself come up.</summary>
    public static readonly DateOnly[] Days = [Today.AddDays(-1), Today, Today.AddDays(1)];

    public static async Task<Bot> StartAsync(int seed)
    {
        var bot = await Bot.StartAsync(Now);
        await bot.ChangeAsync(db => new DrawnRows(db, new Random(seed)).WriteAsync());
        return bot;
    }
}
