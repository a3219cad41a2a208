using BotService.Features.Reports;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.Reports;

/// <summary>Whatever is recorded, late, on its day or taken back: each difference of two drafts has one cause, and the causes add up.</summary>
public sealed class ComparisonTests
{
    private static readonly string[] Sources = ["专项整治", "巡视巡察", "自查"];

    private static readonly (string Verb, string To)[] Steps = [("Claim", "Claimed"), ("Pass", "Closed"), ("Reopen", "Doing"), ("Void", "Void"), ("Stand", "Standing")];

    private readonly List<int> _items = [];
    private int _number;

    [Fact]
    public async Task The_causes_of_a_difference_always_add_up_and_none_is_unexplained()
    {
        var random = new Random(21);
        await using var office = await ReportOffice.OpenAsync("2026-09-01 08:00");
        var day = new DateTime(2026, 9, 1);

        for (var made = 1; made <= 14; made++)
        {
            // What is recorded between two drafts is recorded after the first of them.
            day = day.AddDays(random.Next(1, 5));

            for (var i = random.Next(1, 6); i > 0; i--)
            {
                await SomethingAsync(office, random, day);
            }

            await office.Bot.AdvanceToAsync($"{day:yyyy-MM-dd} 12:{made:00}");
            await MakeAsync(office, DateOnly.FromDateTime(day.AddDays(-random.Next(0, 3))));
        }

        for (var i = 0; i < 40; i++)
        {
            var old = random.Next(1, 14);
            var changes = await CompareAsync(office, old, random.Next(old + 1, 15));
            Assert.All(changes, change => Assert.Equal(0, change.Rest));
            Assert.DoesNotContain(SnapshotComparison.Unexplained, changes.SelectMany(change => change.Causes).Select(cause => cause.Cause));
        }
    }

    private async Task SomethingAsync(ReportOffice office, Random random, DateTime day)
    {
        var happened = day.AddDays(-random.Next(0, 4));
        happened = happened < new DateTime(2026, 9, 1) ? day : happened;
        var (on, recorded) = ($"{happened:M-d}", $"{day:MM-dd}");

        if (_items.Count < 3 || random.Next(3) == 0)
        {
            _number++;
            var chain = _number > 4 && random.Next(4) == 0 ? random.Next(1, 4) : _number;
            _items.Add(await office.ItemAsync("problem", _number, chain, on, $$"""{"source":"{{Sources[random.Next(3)]}}","class":"民生"}""", $"{on} Raise {(random.Next(4) == 0 ? "Raised" : "Doing")}@{recorded}"));
            return;
        }

        var item = _items[random.Next(_items.Count)];

        if (random.Next(5) == 0 && await office.Bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.ItemId == item && e.TakenBackAt == null, Bot.Token)) > 1)
        {
            await office.TakeBackAsync(item, $"{day:yyyy-MM-dd} 10:30");
            return;
        }

        var (verb, to) = Steps[random.Next(Steps.Length)];
        await office.StepAsync(item, $"{on} {verb} {to}@{recorded}");
    }

    private static async Task MakeAsync(ReportOffice office, DateOnly asOf)
    {
        var writer = office.Bot.Services.GetRequiredService<StoreWriter>();
        await writer.RunAsync(
            async (services, _, token) => await services.GetRequiredService<Snapshots>().MakeAsync(services.GetRequiredService<Campaigns>().All[0], asOf, "chief", office.Bot.Clock.UtcNow, token),
            Bot.Token);
    }

    private static async Task<IReadOnlyList<FigureChange>> CompareAsync(ReportOffice office, int one, int other)
    {
        await using var scope = office.Bot.Services.CreateAsyncScope();
        var snapshots = scope.ServiceProvider.GetRequiredService<Snapshots>();
        return await scope.ServiceProvider.GetRequiredService<SnapshotComparison>().OfAsync(await snapshots.WholeAsync(one, Bot.Token), await snapshots.WholeAsync(other, Bot.Token), Bot.Token);
    }
}
