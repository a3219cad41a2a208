using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Faults;

/// <summary>What happens to a store while people write: every callback is answered in time, readiness names the fault, it heals by itself, and nothing acknowledged is lost.</summary>
public sealed class StoreFaultTests
{
    [Fact]
    public async Task PostgreSQL_is_stopped_and_started_again()
    {
        Assert.SkipUnless(TestStore.IsPostgres, "About PostgreSQL.");
        await using var server = await PrivatePostgres.CreateAsync();
        server.Start();
        await using var ordeal = await OutageRun.BeginAsync(("Database:ConnectionString", server.ConnectionString));

        await server.StopAsync();
        await ordeal.EndureAsync();
        server.Start();

        await ordeal.RecoverAsync();
    }

    [Fact]
    public async Task PostgreSQL_is_not_there_when_the_service_starts()
    {
        Assert.SkipUnless(TestStore.IsPostgres, "About PostgreSQL.");
        await using var server = await PrivatePostgres.CreateAsync();
        await using var store = await TestStore.CreateBlankAsync();
        await using var wecom = await WeComServer.StartAsync();
        await using var service = ServiceProcess.Start(
            store, wecom, ServiceProcess.FreeAddress(), FaultRoster.Opened, ("Database:ConnectionString", server.ConnectionString), ("Spool:StartPatience", "00:00:01"));

        await service.LiveAsync();
        server.Start();

        await service.ReadyAsync();
    }

    [Fact]
    public async Task PostgreSQL_is_restarted_between_two_messages()
    {
        Assert.SkipUnless(TestStore.IsPostgres, "About PostgreSQL.");
        await using var server = await PrivatePostgres.CreateAsync();
        server.Start();
        await using var ordeal = await OutageRun.BeginAsync(("Database:ConnectionString", server.ConnectionString));

        await server.StopAsync();
        server.Start();
        await ordeal.SpeakAsync();

        await ordeal.RecoverAsync();
    }

    [Fact]
    public async Task PostgreSQL_has_no_connection_left()
    {
        Assert.SkipUnless(TestStore.IsPostgres, "About PostgreSQL.");
        var store = await TestStore.CreateAsync();
        await using var role = await LimitedRole.CreateAsync(store);
        await using var ordeal = await OutageRun.BeginAsync(store, ("Database:ConnectionString", role.ConnectionString));

        await role.LetInAsync(0);
        await ordeal.EndureAsync();
        await role.LetInAsync(-1);

        await ordeal.RecoverAsync();
    }

    [Fact]
    public async Task PostgreSQL_takes_five_seconds_for_each_statement()
    {
        Assert.SkipUnless(TestStore.IsPostgres, "About PostgreSQL.");
        var store = await TestStore.CreateAsync();
        var server = new Npgsql.NpgsqlConnectionStringBuilder(store.ConnectionString);
        await using var gate = new TcpProxy(server.Host!, server.Port);
        (server.Host, server.Port) = ("127.0.0.1", gate.Port);
        await using var ordeal = await OutageRun.BeginAsync(store, ("Database:ConnectionString", server.ConnectionString));

        gate.Lag = TimeSpan.FromSeconds(5);
        await ordeal.EndureAsync();
        gate.Lag = TimeSpan.Zero;

        await ordeal.RecoverAsync();
    }

    [Fact]
    public async Task PostgreSQL_takes_three_seconds_for_each_commit()
    {
        Assert.SkipUnless(TestStore.IsPostgres, "About PostgreSQL.");
        await using var ordeal = await OutageRun.BeginAsync();
        await ordeal.Bot.AskStoreAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(3); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER lingering AFTER INSERT ON "Receipts" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION linger();
            """, Bot.Token));

        await ordeal.SpeakAsync();
        await ordeal.SpeakAsync();
        await ordeal.Bot.AskStoreAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER lingering ON \"Receipts\"", Bot.Token));

        await ordeal.RecoverAsync();
    }

    [Fact]
    public async Task SQLite_is_held_by_another_writer()
    {
        Assert.SkipWhen(TestStore.IsPostgres, "About SQLite.");
        var store = await TestStore.CreateAsync();
        await using var outage = new StoreOutage(store);
        await using var ordeal = await OutageRun.BeginAsync(store);

        await outage.BreakAsync();
        await ordeal.EndureAsync();
        await outage.HealAsync();

        await ordeal.RecoverAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SQLites_disk_is_full(bool spoolToo)
    {
        Assert.SkipWhen(TestStore.IsPostgres, "About SQLite.");
        var store = await TestStore.CreateAsync();
        await using var disk = await SmallVolume.MountAsync(store);
        (string, string)[] spool = spoolToo ? [("Spool:Directory", Path.Combine(disk.Folder, "spool"))] : [];
        await using var ordeal = await OutageRun.BeginAsync(store, [("Database:ConnectionString", disk.ConnectionString), .. spool]);

        disk.Fill();
        await ordeal.SpeakUntilUnansweredAsync();
        await ordeal.NotReadyAsync(spoolToo ? "spool" : "store", speaking: true);
        disk.MakeRoom();

        await ordeal.RecoverAsync();
    }

    [Fact]
    public async Task SQLites_file_is_read_only_at_the_start()
    {
        Assert.SkipWhen(TestStore.IsPostgres, "About SQLite.");
        var store = await TestStore.CreateAsync();
        await using var disk = await SmallVolume.MountAsync(store);
        (string, string)[] settings = [("Database:ConnectionString", disk.ConnectionString), ("Spool:StartPatience", "00:00:00.400")];

        var before = await OutageRun.BeginAsync(store, settings);
        await using var ordeal = await before.RestartAsync(disk.LockAsync, settings);
        await ordeal.EndureAsync();
        await disk.UnlockAsync();

        await ordeal.RecoverAsync();
    }

    /// <summary>A few are done again at once and nobody notices; many are like a store that is away.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public async Task PostgreSQL_refuses_a_transaction_because_of_another(int times)
    {
        Assert.SkipUnless(TestStore.IsPostgres, "About PostgreSQL.");
        await using var ordeal = await OutageRun.BeginAsync();
        await ordeal.Bot.AskStoreAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            CREATE SEQUENCE refusals;
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF nextval(''refusals'') <= {0} THEN RAISE ''another was faster'' USING ERRCODE = ''40001''; END IF; RETURN NEW; END';
            CREATE TRIGGER refusing BEFORE INSERT ON "Receipts" FOR EACH ROW EXECUTE FUNCTION refuse();
            """.Replace("{0}", $"{times}", StringComparison.Ordinal), Bot.Token));

        await ordeal.SpeakAsync();

        await ordeal.RecoverAsync();
        Assert.True(await ordeal.Bot.AskStoreAsync(db => db.Database.SqlQueryRaw<long>("SELECT last_value AS \"Value\" FROM refusals").SingleAsync(Bot.Token)) > times);
    }
}
