using System.Diagnostics;
using BotService.Features.Policy;
using BotService.Features.Reports;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.Reports;

public sealed class ReportSizeTests
{
    private const int Items = 20_000;

    private const int StepsEach = 10;

    [Fact]
    public async Task A_ledger_of_twenty_thousand_items_is_counted_as_of_any_day_and_reported_without_holding_anybody_up()
    {
        await using var office = await ReportOffice.OpenAsync();
        var first = new DateOnly(2026, 9, 1);
        await office.Bot.ChangeAsync(async db =>
        {
            await db.InsertAsync(
                Enumerable.Range(1, Items).Select(i => new LedgerItem
                {
                    Kind = "problem", Number = i, ChainNumber = i, Title = $"问题{i}", State = LedgerState.Closed, RaisedByKey = "alice", FoundOn = first.AddDays(i % 30), Fields = """{"source":"审计","class":"民生"}""",
                }),
                Bot.Token);
            await db.InsertAsync(
                from id in await db.LedgerItems.Select(i => i.Id).ToListAsync(Bot.Token)
                from step in Enumerable.Range(0, StepsEach)
                let day = first.AddDays((id % 30) + (step * 5))
                select new LedgerEntry
                {
                    ItemId = id, Round = 1, Verb = step == 0 ? "Raise" : step == StepsEach - 1 ? "Pass" : "Progress", From = step == 0 ? null : LedgerState.Doing,
                    To = step == StepsEach - 1 ? LedgerState.Closed : LedgerState.Doing, Day = day, At = Bot.At($"{day:yyyy-MM-dd} 10:00"), ByUserKey = "alice", Via = "chat",
                },
                Bot.Token);
        });
        var times = new List<TimeSpan>();

        foreach (var day in (string[])["10月31日", "11月1日", "11月2日", "11月3日", "11月4日"])
        {
            var began = Stopwatch.GetTimestamp();
            Assert.Contains("数5 完成整改 ", await office.SayAsync($"数5 {day}"), StringComparison.Ordinal);
            times.Add(Stopwatch.GetElapsedTime(began));
        }

        var reported = Stopwatch.GetTimestamp();
        Assert.Contains("稿1", await office.SayAsync("总结"), StringComparison.Ordinal);
        var took = Stopwatch.GetElapsedTime(reported);
        TestContext.Current.TestOutputHelper?.WriteLine($"a figure: {times.Order().ElementAt(2).TotalMilliseconds:0} ms, the report: {took.TotalMilliseconds:0} ms");
        Assert.True(took < TimeSpan.FromSeconds(20), $"the report took {took}");
        Assert.Equal(3 * Items, await office.Bot.AskStoreAsync(db => db.Set<SnapshotRecord>().CountAsync(Bot.Token)));
        Assert.Contains("另有", await office.SayAsync("数5"), StringComparison.Ordinal);
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
