using System.Diagnostics;
using BotService.Features.Policy;
using BotService.Features.Reports;
using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Comparing;
using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.Reports;

public sealed class ReportSizeTests
{
    private const int Items = ManyItems.Count;

    [Fact]
    public async Task A_ledger_of_twenty_thousand_items_is_counted_as_of_any_day_and_every_record_of_a_draft_is_kept()
    {
        await using var office = await ReportOffice.OpenAsync();
        var first = new DateOnly(2026, 9, 1);
        await ManyItems.AddAsync(office.Bot, first);
        var times = new List<TimeSpan>();

        foreach (var day in (int[])[61, 62, 63, 64, 65])
        {
            await using var scope = office.Bot.Services.CreateAsyncScope();
            var began = Stopwatch.GetTimestamp();
            var line = await scope.ServiceProvider.GetRequiredService<ReportCalculation>().ReadOneAsync(5, scope.ServiceProvider.GetRequiredService<Campaigns>().All[0], first.AddDays(day), office.Bot.Clock.UtcNow, Bot.Token);
            times.Add(Stopwatch.GetElapsedTime(began));

            // What was found on day n of the month was closed 45 days later.
            Assert.InRange(line!.Value!.Value, (day - 45) * (Items / 30) - (Items / 30), (day - 45) * (Items / 30) + (2 * (Items / 30)));
        }

        var looked = MeasuredTime.Start();
        await using (var scope = office.Bot.Services.CreateAsyncScope())
        {
            Assert.Equal(Items, (await scope.ServiceProvider.GetRequiredService<LedgerAudit>().RunAsync(Bot.Token)).Count);
        }

        // A plan that looks for each item among all takes minutes, on whatever machine.
        Assert.InRange(looked.SoFar + times.Max(), TimeSpan.Zero, TimeSpan.FromSeconds(20));

        var reported = Stopwatch.GetTimestamp();
        await office.Bot.Services.GetRequiredService<StoreWriter>().RunAsync(
            async (services, _, token) => await services.GetRequiredService<Snapshots>().MakeAsync(services.GetRequiredService<Campaigns>().All[0], first.AddDays(90), "chief", office.Bot.Clock.UtcNow, token),
            Bot.Token);
        TestContext.Current.TestOutputHelper?.WriteLine($"a figure: {times.Order().ElementAt(2).TotalMilliseconds:0} ms, a draft: {Stopwatch.GetElapsedTime(reported).TotalMilliseconds:0} ms");
        Assert.Equal(3 * Items, await office.Bot.AskStoreAsync(db => db.Set<SnapshotRecord>().CountAsync(r => r.Kind == "problem", Bot.Token)));
    }

    [Fact]
    public async Task When_a_person_is_erased_figures_and_drafts_stay_and_the_name_goes()
    {
        await using var office = await ReportOffice.OpenAsync();
        await YearEnd.ProblemsAsync(office);
        await office.Bot.ChangeAsync(async db =>
        {
            var alice = await db.Members.SingleAsync(m => m.UserKey == "alice", Bot.Token);
            await db.LedgerItems.ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerId, alice.Id).SetProperty(i => i.RaisedByKey, "alice").SetProperty(i => i.OwnerText, "艾丽"), Bot.Token);
            await db.LedgerEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.ByUserKey, "alice").SetProperty(e => e.ByMemberId, alice.Id).SetProperty(e => e.Text, "艾丽说改好了"), Bot.Token);
        });
        await office.SayAsync("总结");
        var before = (await office.SayAsync("数字"), await RecordsAsync(office));

        var erased = await office.Bot.Services.GetRequiredService<PersonErasure>().RunAsync("alice", dryRun: false, Bot.Token);

        Assert.True(erased.Found);
        Assert.Equal(before, (await office.SayAsync("数字"), await RecordsAsync(office)));
        Assert.Equal(0, await office.Bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.RaisedByKey == "alice" || i.OwnerText == "艾丽", Bot.Token)));
        Assert.Equal(0, await office.Bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.ByUserKey == "alice" || e.Text!.Contains("艾丽"), Bot.Token)));
        await office.SayAsync("总结");
        Assert.Contains("数5 完成整改 3 → 3：没有变化", await office.SayAsync("总结 比 稿1 稿2"), StringComparison.Ordinal);
    }

    private static async Task<string> RecordsAsync(ReportOffice office)
    {
        await using var scope = office.Bot.Services.CreateAsyncScope();
        var snapshot = await scope.ServiceProvider.GetRequiredService<Snapshots>().WholeAsync(1, Bot.Token);
        return string.Join('\n', snapshot.Figures.SelectMany(f => f.Records, (f, r) => $"{f.Position} {f.Text} {r.Reference} {r.StateThen} {r.Weight}"));
    }
}
