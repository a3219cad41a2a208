using System.Text;
using BotService.Inbox;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Inbox;

/// <summary>Where spools lie, whose they are, and what is told about what was found there.</summary>
public sealed class SpoolFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spool-").FullName;
    private readonly TestLog _log = new();

    private string Spools => Path.Combine(_folder, "spool");

    [Fact]
    public void Folder_and_file_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var file = Open();

#pragma warning disable CA1416 // Skipped above.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Spools));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Spools, "messages.spool")));
#pragma warning restore CA1416
    }

    [Fact]
    public void What_is_adopted_leaves_its_old_file_empty()
    {
        Directory.CreateDirectory(Spools);
        Write("messages-3.spool", "one", "two");

        using var mine = Open();

        Assert.Equal(["one", "two"], mine.All().Select(Encoding.UTF8.GetString));
        Assert.Equal(0, new FileInfo(Path.Combine(Spools, "messages-3.spool")).Length);
    }

    [Fact]
    public void Nine_processes_are_one_too_many()
    {
        var held = Enumerable.Range(0, 8).Select(_ => Open()).ToList();

        Assert.Throws<IOException>(() => Open());

        held.ForEach(file => file.Dispose());
    }

    [Fact]
    public void What_was_torn_or_damaged_is_told_and_a_whole_empty_spool_is_not()
    {
        Directory.CreateDirectory(Spools);
        var path = Path.Combine(Spools, "messages.spool");
        Open().Dispose();
        Assert.Empty(_log.Mine);
        File.WriteAllBytes(path, [1, 2]);
        Open().Dispose();
        Assert.Contains(_log.Mine, line => line.Contains("0 waiting messages; 2 bytes", StringComparison.Ordinal));

        Write("messages.spool", "one", "two");
        var bytes = File.ReadAllBytes(path);
        bytes[SpoolFrame.HeaderLength] ^= 1;
        File.WriteAllBytes(path, [.. bytes, 1, 2, 3]);
        Open().Dispose();

        Assert.Contains(_log.Mine, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("19 bytes of the spool are damaged", StringComparison.Ordinal));
        Assert.Contains(_log.Mine, line => line.Contains("1 waiting messages; 3 bytes", StringComparison.Ordinal));
        Assert.True(File.Exists($"{path}.damaged"));
    }

    [Theory]
    [InlineData("Sqlite", "Data Source=/srv/bot/bot.db", "", "/srv/bot/spool")]
    [InlineData("PostgreSql", "Host=127.0.0.1", "", "data/spool")]
    [InlineData("Sqlite", "Data Source=/srv/bot/bot.db", "/elsewhere", "/elsewhere")]
    public void A_spool_lies_beside_the_SQLite_file_unless_the_operator_says_where(string provider, string connection, string directory, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Database:Provider", provider), new("Database:ConnectionString", connection), new("Spool:Directory", directory), new("Spool:MostBytes", "20000"),
        ]).Build();
        using var services = new ServiceCollection().Configure<StoreOptions>(configuration.GetSection(StoreOptions.Section)).AddInbox(configuration).BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<SpoolOptions>>().Value;

        Assert.Equal((expected, 20000), (options.Directory, options.MostBytes));
    }

    [Fact]
    public void A_spool_too_small_to_be_of_use_is_refused()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Spool:MostBytes", "100")]).Build();
        using var services = new ServiceCollection().Configure<StoreOptions>(configuration.GetSection(StoreOptions.Section)).AddInbox(configuration).BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SpoolOptions>>().Value);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SpoolFile Open()
    {
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(_log));
        return new SpoolFolder(Options.Create(new SpoolOptions { Directory = Spools }), logs.CreateLogger<SpoolFolder>()).Open();
    }

    private void Write(string name, params string[] texts)
    {
        using var file = SpoolFile.Open(Path.Combine(Spools, name));

        foreach (var text in texts)
        {
            file.Flush(file.Append(Encoding.UTF8.GetBytes(text)));
        }
    }
}
