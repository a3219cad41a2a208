using System.Diagnostics;
using System.Text.Json;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Faults;

/// <summary>The service is killed while verdicts are given, and the importer while it reads a ledger, at seeded random moments: once or not at all.</summary>
public sealed class LedgerKillTests
{
    private const int Seed = 20261128;

    private const int VerdictsEach = 8;

    private const int Owners = 20;

    private const int Rows = 1500;

    private static readonly int Kills = Math.Max(2, KillTests.KillsAtWork / 5);

    [Fact]
    public async Task Kills_amid_verdicts_close_each_item_once_or_not_at_all()
    {
        var random = new Random(Seed);
        await using var desk = await FoundAsync();
        await using var wecom = await WeComServer.StartAsync();
        var address = ServiceProcess.FreeAddress();
        using var crowd = new ParallelSenders(() => address);
        await desk.AskAsync(async (_, db) => await ClaimedAsync(db, Kills * VerdictsEach));

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var service = ServiceProcess.Start(desk.Store, wecom, address, Bot.At("2026-09-07 10:00").AddMinutes(3 * kill));
            await service.LiveAsync();

            for (var i = 0; i < VerdictsEach; i++)
            {
                crowd.Say("raiser", $"问{(kill * VerdictsEach) + i + 1} 通过", (Again)random.Next(3));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(250)), TimeProvider.System, Bot.Token);
            await service.KillAsync();
            await IsWholeAsync(desk);
        }

        await using var last = ServiceProcess.Start(desk.Store, wecom, address, Bot.At("2026-09-07 10:00").AddMinutes(3 * Kills));
        await last.ReadyAsync();
        await crowd.FinishAsync();
        await Wait.UntilAsync(async () => await desk.AskAsync((_, db) => db.Receipts.CountAsync(Bot.Token)) >= crowd.Acknowledged.Count);

        Assert.True(crowd.Unheard > 0, "Nobody spoke while the service was down.");
        Assert.Equal(Kills * VerdictsEach, await IsWholeAsync(desk));
        await EachOwnerHeardOnceAsync(desk);
    }

    [Fact]
    public async Task Kills_amid_an_import_leave_the_whole_file_or_nothing_of_it()
    {
        var random = new Random(Seed);
        await using var desk = await FoundAsync();
        desk.Write("0.csv", FileOf(0));
        var began = Stopwatch.GetTimestamp();
        using (var dry = Import(desk, "0.csv", "--dry-run"))
        {
            await dry.WaitForExitAsync(Bot.Token);
            Assert.Equal(0, dry.ExitCode);
        }

        var whole = Stopwatch.GetElapsedTime(began);

        for (var kill = 0; kill < Kills; kill++)
        {
            var file = $"{kill}.csv";
            desk.Write(file, FileOf(kill));
            using (var import = Import(desk, file))
            {
                await Task.Delay(whole * (0.4 + (0.7 * random.NextDouble())), TimeProvider.System, Bot.Token);
                import.Kill();
                await import.WaitForExitAsync(Bot.Token);
            }

            await IsWholeAsync(desk);
            var before = await desk.AskAsync((_, db) => db.LedgerItems.CountAsync(Bot.Token)) - (kill * Rows);
            Assert.True(before is 0 or Rows, $"{before} of {Rows} rows were taken.");

            Assert.Contains(before == 0 ? $"{Rows} 行：新 {Rows}，改 0，重复 0。" : $"{Rows} 行：新 0，改 0，重复 {Rows}。", (await desk.RunAsync("import", "ledgers", file, "--kind", "问题")).Output, StringComparison.Ordinal);
        }

        Assert.Contains($"{Rows} 行：新 0，改 0，重复 {Rows}。", (await desk.RunAsync("import", "ledgers", "0.csv", "--kind", "问题")).Output, StringComparison.Ordinal);
        await IsWholeAsync(desk);
        Assert.Equal(Kills * Rows, await desk.AskAsync((_, db) => db.LedgerItems.CountAsync(Bot.Token)));
    }

    private static async Task<Operator> FoundAsync()
    {
        var desk = await Operator.StartAsync("2026-09-07 08:00");
        await desk.PeopleAsync(["chief,程序,局党组,leadership,admin,,,", "raiser,王伟,第一支部,branch,member,,,", .. Enumerable.Range(0, Owners).Select(i => $"owner{i},责任{i},第二支部,branch,member,,,")]);
        return desk;
    }

    private static string FileOf(int batch) => $"问题表现,问题类别,整改措施\n{string.Join('\n', Enumerable.Range(0, Rows).Select(i => $"第{batch}批第{i}件,民生,更换"))}\n";

    /// <summary>A process of its own, because it dies.</summary>
    private static Process Import(Operator desk, string file, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "BotService.dll"), "import", "ledgers", desk.PathOf(file), "--kind", "问题", .. more]) { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true };

        foreach (var (key, value) in (IEnumerable<KeyValuePair<string, string>>)[.. desk.Store.Settings, new("ASPNETCORE_ENVIRONMENT", "Development"), new("DOTNET_ENVIRONMENT", "Development"), new("Clock:Controllable", "true"), new("Clock:Now", Bot.At(desk.Now).ToString("O"))])
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>What each item says of itself is what its entries say, and no verdict was given twice.</summary>
    /// <returns>How many are closed.</returns>
    private static async Task<int> IsWholeAsync(Operator desk)
    {
        await Wait.UntilAsync(() => desk.AskAsync(IsAtRestAsync));
        return await desk.AskAsync(CountClosedAsync);
    }

    /// <summary>A commit that the dead had begun may still come through on PostgreSQL; nobody reads half of it.</summary>
    private static async Task<bool> IsAtRestAsync(IServiceProvider services, BotDbContext db) =>
        !TestStore.IsPostgres || await db.Database.SqlQueryRaw<int>(
            """
            SELECT count(*)::int AS "Value" FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'
            """).SingleAsync(Bot.Token) == 0;

    private static async Task<int> CountClosedAsync(IServiceProvider services, BotDbContext db)
    {
        Assert.Empty((await services.GetRequiredService<LedgerAudit>().RunAsync(Bot.Token)).Differing);
        var passes = await db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Pass)).GroupBy(e => e.ItemId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(Bot.Token);
        Assert.All(passes, pass => Assert.Equal(1, pass.Count));
        var closed = await db.LedgerItems.Where(i => i.State == LedgerState.Closed).Select(i => i.Id).ToListAsync(Bot.Token);
        Assert.Equal(passes.Select(pass => pass.Key).Order(), closed.Order());
        return closed.Count;
    }

    private static async Task EachOwnerHeardOnceAsync(Operator desk)
    {
        var texts = (await desk.AskAsync((_, db) => db.Outbox.Select(m => m.Content).ToListAsync(Bot.Token))).Select(json => JsonSerializer.Deserialize(json, OutboundContentJson.Default.OutboundContent)).OfType<TextContent>().SelectMany(text => text.Text.Split('\n')).ToList();

        for (var number = 1; number <= Kills * VerdictsEach; number++)
        {
            Assert.Single(texts, line => line.StartsWith($"问{number} 漏水{number}：", StringComparison.Ordinal));
        }
    }

    /// <summary>Items that wait for the verdict of who raised them.</summary>
    private static async Task<int> ClaimedAsync(BotDbContext db, int count)
    {
        var people = await db.Members.ToDictionaryAsync(m => m.UserId, Bot.Token);
        var day = new DateOnly(2026, 9, 4);

        for (var number = 1; number <= count; number++)
        {
            var owner = people[$"owner{number % Owners}"];
            var item = new LedgerItem { Kind = "problem", Number = number, ChainNumber = number, Title = $"漏水{number}", State = LedgerState.Claimed, Cycle = 1, GroupId = owner.GroupId, OwnerId = owner.Id, RaisedById = people["raiser"].Id, RaisedByKey = "raiser", FoundOn = day, Fields = "{}" };
            db.LedgerItems.Add(item);
            await db.SaveChangesAsync(Bot.Token);
            db.LedgerEntries.Add(new LedgerEntry { ItemId = item.Id, Cycle = 1, Verb = nameof(LedgerVerb.Raise), To = LedgerState.Doing, Day = day, At = Bot.At("2026-09-04 10:00"), ByUserKey = "raiser", Via = "chat", OwnerId = owner.Id });
            db.LedgerEntries.Add(new LedgerEntry { ItemId = item.Id, Cycle = 1, Verb = nameof(LedgerVerb.Claim), From = LedgerState.Doing, To = LedgerState.Claimed, Day = day, At = Bot.At("2026-09-04 11:00"), ByUserKey = owner.UserKey, Via = "chat", OwnerId = owner.Id });
        }

        return await db.SaveChangesAsync(Bot.Token);
    }
}
