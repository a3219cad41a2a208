using BotService.Features.Reports;
using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Comparing;
using BotService.Features.Reports.Figures;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.Reports;

/// <summary>Topics, meetings, notices, turns, opinions and what belongs to each other, not only ledgers: whatever is recorded, late or taken back, two drafts differ by named causes.</summary>
public sealed class OtherComparisonTests
{
    private const int Pairs = 40;

    private static readonly FigureDefinition[] Definitions =
    [
        new() { Count = "topic" }, new() { Count = "study" }, new() { Count = "notice" }, new() { Count = "notice-read" }, new() { Count = "gathering" }, new() { Count = "gathering", Form = "集中领学" }, new() { Count = "presence" },
        new() { Count = "checkin" }, new() { Count = "speaking" }, new() { Count = "consultation" }, new() { Count = "opinion" }, new() { Count = "subject", With = "visit" }, new() { Count = "visit", States = ["Closed"] },
        new() { Count = "problem", Chains = true }, new() { Count = "innovation", States = ["Closed", "Standing"] },
    ];

    [Fact]
    public async Task Whatever_is_counted_each_difference_of_two_drafts_is_explained_and_by_what_works_in_its_direction()
    {
        var random = new Random(1921);
        await using var office = await ReportOffice.OpenAsync("2026-11-09 12:00", OtherTemplate.Campaign);
        await office.Bot.ChangeAsync(new RandomOffice(random).FillAsync);
        var campaign = Campaign.Unnamed with { Name = "能力提升年", From = new(2026, 8, 10), Until = new(2026, 10, 18) };
        await using var scope = office.Bot.Services.CreateAsyncScope();
        var (figures, comparison) = (scope.ServiceProvider.GetRequiredService<ReportFigures>(), scope.ServiceProvider.GetRequiredService<SnapshotComparison>());
        HashSet<string> causes = [];
        List<string> wrong = [];

        for (var pair = 0; pair < Pairs; pair++)
        {
            var (oldDay, newDay) = (random.Next(8, 70), random.Next(8, 70));
            var (oldMade, newMade) = (Math.Max(oldDay, newDay) + random.Next(0, 3), 0);
            newMade = oldMade + random.Next(0, 20);

            foreach (var definition in Definitions.Select(one => one with { From = campaign.From, Until = campaign.Until }))
            {
                var old = ComparisonTests.Draft(1, Day(oldDay), At(oldMade, 11), definition, await figures.ReadAsync(new FigureQuestion(definition, campaign, Day(oldDay), At(oldMade, 11)), Bot.Token));
                var now = ComparisonTests.Draft(2, Day(newDay), At(newMade, 19), definition, await figures.ReadAsync(new FigureQuestion(definition, campaign, Day(newDay), At(newMade, 19)), Bot.Token));
                var change = Assert.Single(await comparison.OfAsync(old, now, Bot.Token));
                var about = $"{definition.Count} {definition.With} {old.AsOf}@{oldMade} {now.AsOf}@{newMade}";
                wrong.AddRange(change.Rest == 0 ? [] : [$"{about} leaves {change.Rest}"]);
                wrong.AddRange(change.Causes.Where(cause => cause.Cause is SnapshotComparison.Unexplained || cause.Cause.Contains("改了", StringComparison.Ordinal) && cause.Cause != "改了回答").Select(cause => $"{about}: {cause}"));

                // People who did something are more by those who did, and fewer by those who took it back.
                wrong.AddRange(change.Causes.Where(cause => cause is { By: > 0, Cause: "撤回" or "改了回答" } or { By: < 0, Cause: "有人学过" or "有人阅过" or "签到" or "打卡" or "有意见" }).Select(cause => $"{about}: {cause}"));
                causes.UnionWith(change.Causes.Select(cause => cause.Cause.Split(' ')[^1]));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        Assert.Superset(new HashSet<string> { ChangeSpan.New, ChangeSpan.Late, "撤回", "有人学过", "有人阅过", "签到", "打卡", "有意见", "改了回答", "截至日更早" }, causes);
    }

    private static DateOnly Day(int day) => RandomOffice.First.AddDays(day);

    private static DateTimeOffset At(int day, int hour) => new DateTimeOffset(Day(day).ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(8)).ToUniversalTime();
}
