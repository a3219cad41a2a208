using BotService.Features.Reports.Comparing;
using BotService.Features.Reports.Figures;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.Reports;

/// <summary>Whatever is recorded, late, on its day or taken back: each difference of two drafts has one cause, and the causes add up.</summary>
public sealed class ComparisonTests
{
    private const int Histories = 500;

    /// <summary>So many are in the store at a time, so that a figure reads no more than an office has.</summary>
    private const int AtOnce = 10;

    /// <summary>Each history is looked at through one of these.</summary>
    private static readonly FigureDefinition[] Definitions =
    [
        new() { Count = "problem", States = ["Closed"], Chains = true },
        new() { Count = "problem", Chains = true, Where = new SortedDictionary<string, string[]> { ["source"] = ["专项整治", "审计"] } },
        new() { Count = "problem", States = ["Closed"], Chains = true, IncludeImported = true },
        new() { Count = "visit", States = ["Closed"] },
        new() { Count = "problem", Distinct = "source" },
    ];

    [Fact]
    public async Task Every_difference_of_two_drafts_has_exactly_one_cause_and_nothing_is_left_over()
    {
        var random = new Random(21);
        await using var office = await ReportOffice.OpenAsync();
        var causes = new Dictionary<string, int>();

        for (var done = 0; done < Histories; done += AtOnce)
        {
            List<RandomHistory> histories = [.. Enumerable.Range(done, AtOnce).Select(i => new RandomHistory(i, random))];
            await office.Bot.ChangeAsync(async db =>
            {
                await db.LedgerEntries.ExecuteDeleteAsync(Bot.Token);
                await db.LedgerItems.ExecuteDeleteAsync(Bot.Token);
                histories.ForEach(history => db.LedgerItems.AddRange(history.Items));
                await db.SaveChangesAsync(Bot.Token);
                histories.ForEach(history => db.LedgerEntries.AddRange(history.Entries()));
            });
            await using var scope = office.Bot.Services.CreateAsyncScope();

            foreach (var history in histories)
            {
                await CompareAsync(scope.ServiceProvider, history, causes);
            }
        }

        // The histories hold what the spec names: otherwise nothing would be shown.
        Assert.All((string[])["新增", "核实", "补录", "撤回", "重开", "反弹", "作废", "名单导入"], word => Assert.True(causes.GetValueOrDefault(word) > 4, $"{word}: {causes.GetValueOrDefault(word)}"));
    }

    /// <summary>The drafts are compared as they are made; nothing of them needs to be kept.</summary>
    private static async Task CompareAsync(IServiceProvider services, RandomHistory history, Dictionary<string, int> causes)
    {
        var definition = Definitions[history.Number % Definitions.Length] with { From = history.Campaign.From, Until = history.Campaign.Until };
        var figures = services.GetRequiredService<ReportFigures>();
        var old = Draft(1, history.OldDay, history.OldMade, definition, await figures.ReadAsync(new FigureQuestion(definition, history.Campaign, history.OldDay, history.OldMade), Bot.Token));
        var now = Draft(2, history.NewDay, history.NewMade, definition, await figures.ReadAsync(new FigureQuestion(definition, history.Campaign, history.NewDay, history.NewMade), Bot.Token));
        var change = Assert.Single(await services.GetRequiredService<SnapshotComparison>().OfAsync(old, now, Bot.Token));

        Assert.True(change.Rest == 0, $"history {history.Number} leaves {change.Rest}");
        Assert.All(change.Causes, cause => Assert.NotEqual(SnapshotComparison.Unexplained, cause.Cause));

        // One record explains itself once, or twice where it went up and down again.
        Assert.All(change.Causes.GroupBy(cause => cause.Reference), own => Assert.True(own.Count() == own.Select(cause => cause.By).Distinct().Count(), $"history {history.Number}: {own.Key} has {own.Count()} causes"));
        change.Causes.ToList().ForEach(cause => causes[cause.Cause] = causes.GetValueOrDefault(cause.Cause) + 1);
    }

    internal static Snapshot Draft(int number, DateOnly asOf, DateTimeOffset made, FigureDefinition definition, FigureResult reading)
    {
        var snapshot = new Snapshot { Number = number, Campaign = "测试", AsOf = asOf, MadeAt = made, MadeBy = "chief", TemplateHash = "x" };
        var figure = new SnapshotFigure { Position = 1, Name = "数", Query = definition.Written(), Meaning = string.Empty, Value = reading.Value, Text = $"{reading.Value}" };
        figure.Records.AddRange(reading.Records.Select(r => new SnapshotRecord { Position = 1, Kind = r.Kind, ItemId = r.Id, Reference = r.Reference, StateThen = r.State, Day = r.Day, Weight = r.Weight }));
        snapshot.Figures.Add(figure);
        return snapshot;
    }
}
