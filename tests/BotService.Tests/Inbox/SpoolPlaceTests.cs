using BotService.Inbox;
using BotService.Messaging;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Inbox;

/// <summary>Where the spool lies, whose it is, and what it needs nobody to set.</summary>
public sealed class SpoolPlaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spool-").FullName;

    private string Spools => Path.Combine(_folder, "spool");

    [Fact]
    public async Task Folder_and_files_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var spool = Open(Spools);
        Assert.True(await spool.TryAddAsync(new IncomingMessage("wecom", "1", "bob", IncomingKind.Words, "已学")));

#pragma warning disable CA1416 // Skipped above.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Spools));
        Assert.Equal(["spool.db", "spool.db-shm", "spool.db-wal", "spool.db.lock"], Directory.GetFiles(Spools).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(Spools), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
#pragma warning restore CA1416
    }

    [Fact]
    public void A_folder_that_is_there_stays_as_its_owner_left_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
#pragma warning disable CA1416 // Skipped above.
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        File.SetUnixFileMode(_folder, Mode);

        using var spool = Open(_folder);
        Assert.Null(spool.Peek());

        Assert.Equal(Mode, File.GetUnixFileMode(_folder));
#pragma warning restore CA1416
    }

    [Theory]
    [InlineData("Sqlite", "Data Source=/srv/bot/bot.db", "", "/srv/bot/spool")]
    [InlineData("PostgreSql", "Host=127.0.0.1", "", "data/spool")]
    [InlineData("Sqlite", "Data Source=/srv/bot/bot.db", "/elsewhere", "/elsewhere")]
    public void A_spool_lies_beside_the_SQLite_file_unless_the_operator_says_where(string provider, string connection, string directory, string expected)
    {
        var options = OptionsOf(new("Database:Provider", provider), new("Database:ConnectionString", connection), new("Spool:Directory", directory), new("Spool:MostBytes", "20000"));

        Assert.Equal((expected, 20000), (options.Directory, options.MostBytes));
    }

    [Fact]
    public void A_spool_too_small_to_be_of_use_is_refused() => Assert.Throws<OptionsValidationException>(() => OptionsOf(new KeyValuePair<string, string?>("Spool:MostBytes", "100")));

    [Fact]
    public void Nobody_has_to_say_anything_about_the_spool()
    {
        var options = OptionsOf(new KeyValuePair<string, string?>("Database:Provider", "PostgreSql"));

        Assert.Equal(("data/spool", 67_108_864), (options.Directory.Replace('\\', '/'), options.MostBytes));
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1)), (options.StorePatience, options.StartPatience, options.LookEvery));
    }

    [Fact]
    public async Task A_spool_that_makes_no_sense_refuses_the_start() =>
        // The program has told the operator what is wrong and is gone before anybody can talk to it.
        await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => Bot.StartAsync(settings: ("Spool:MostBytes", "1")));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static SpoolOptions OptionsOf(params KeyValuePair<string, string?>[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var services = new ServiceCollection().Configure<StoreOptions>(configuration.GetSection(StoreOptions.Section)).AddInbox(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<SpoolOptions>>().Value;
    }

    private static MessageSpool Open(string folder) => new(Options.Create(new SpoolOptions { Directory = folder }), new LimitsByChannel([]), NullLogger<MessageSpool>.Instance);
}
