using BotService.Tests.Harness;

namespace BotService.Tests.Features.Reports;

/// <summary>The eleven problems and everything else that the shipped report counts.</summary>
internal static class YearEnd
{
    public static async Task ProblemsAsync(ReportOffice office)
    {
        await office.ItemAsync("problem", 1, "9-1", Source("巡视巡察"), "9-10 Claim Claimed", "9-11 Pass Closed");
        await office.ItemAsync("problem", 2, "9-1", Source("巡视巡察"), "9-17 Claim Claimed", "9-18 Pass Closed");
        await office.ItemAsync("problem", 3, "9-8", Source("调研", "民生"), "9-23 Claim Claimed", "9-24 Pass Closed");
        await office.ItemAsync("problem", 4, "9-8", Source("调研", "机制"), "10-28 Claim Claimed", "11-3 Pass Closed");
        await office.ItemAsync("problem", 5, "9-14", Source("群众反映", "民生"), "10-8 Claim Claimed", "10-9 Pass Closed");
        await office.ItemAsync("problem", 6, "9-14", Source("自查"), "9-16 Void Void");
        await office.ItemAsync("problem", 7, "9-21", Source("专项整治"), "10-14 Claim Claimed", "10-16 Pass Closed");
        await office.ItemAsync("problem", 8, "9-21", Source("专项整治"), "11-13 Claim Claimed", "11-17 Due Doing 10-15");
        await office.ItemAsync("problem", 9, "10-12", Source("推动发展", "面上"), "10-13 Stand Standing");
        await office.ItemAsync("problem", 10, "10-12", Source("群众反映", "民生"), "10-29 Claim Claimed", "10-30 Pass Closed", "11-6 Reopen Doing");
        await office.ItemAsync("problem", 11, 3, "10-20", Source("调研", "民生"), "11-18 Claim Claimed", "11-24 Pass Closed");
    }

    public static async Task OthersAsync(ReportOffice office)
    {
        for (var i = 1; i <= 6; i++)
        {
            await office.ItemAsync("deed", i, "9-14", null, i <= 4 ? ["10-9 Pass Closed"] : []);
        }

        for (var i = 1; i <= 16; i++)
        {
            await office.ItemAsync("pledge", i, "9-14", null);
        }

        for (var i = 1; i <= 4; i++)
        {
            var subject = await office.ItemAsync("subject", i, "9-7", $$"""{"direction":"方向{{Math.Min(i, 3)}}"}""");
            await office.LinkAsync(await office.ItemAsync("visit", i, "9-8", null, "9-8 Claim Closed"), subject, "9-8");
        }

        await office.VisitsAsync(5, 20, "9-9");
        await office.VisitsAsync(21, 23, "11-2");

        for (var week = 37; week <= 45; week++)
        {
            await office.TopicAsync($"2026-W{week}", $"专题{week}", isStudied: week < 45);
        }
    }

    private static string Source(string source, string? sort = null) => sort is null ? $$"""{"source":"{{source}}"}""" : $$"""{"source":"{{source}}","class":"{{sort}}"}""";
}
