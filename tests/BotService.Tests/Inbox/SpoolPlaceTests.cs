using BotService.Inbox;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Inbox;

/// <summary>Which files a spool touches, and what it needs nobody to set.</summary>
public sealed class SpoolPlaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spool-").FullName;

    [Fact]
    public void A_process_alone_has_one_file()
    {
        using var mine = Open();

        Assert.Equal(["messages.spool"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void The_second_process_has_the_second_file()
    {
        using var first = Open();
        using var second = Open();

        Assert.Equal(["messages-2.spool", "messages.spool"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_nobody_holds_and_that_cannot_be_opened_is_trouble_and_not_skipped()
    {
        File.WriteAllBytes(Path.Combine(_folder, "messages.spool"), [0, .. SpoolFrame.Around("first"u8)]);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "messages.spool.damaged"), Path.Combine(_folder, "messages.spool.damaged"));

        Assert.Throws<IOException>(Open);
    }

    [Fact]
    public void A_folder_that_is_there_stays_as_its_owner_left_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
#pragma warning disable CA1416 // Skipped above.
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        File.SetUnixFileMode(_folder, Mode);

        using var mine = Open();

        Assert.Equal(Mode, File.GetUnixFileMode(_folder));
#pragma warning restore CA1416
    }

    [Fact]
    public void Nobody_has_to_say_anything_about_the_spool()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:Provider", "PostgreSql")]).Build();
        using var services = new ServiceCollection().Configure<StoreOptions>(configuration.GetSection(StoreOptions.Section)).AddInbox(configuration).BuildServiceProvider();

        var options = services.GetRequiredService<IOptions<SpoolOptions>>().Value;

        Assert.Equal(("data/spool", 67_108_864), (options.Directory.Replace('\\', '/'), options.MostBytes));
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1)), (options.StorePatience, options.StartPatience, options.LookEvery));
    }

    [Fact]
    public async Task A_spool_that_makes_no_sense_refuses_the_start() =>
        // The program has told the operator what is wrong and is gone before anybody can talk to it.
        await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => Bot.StartAsync(settings: ("Spool:MostBytes", "1")));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SpoolFile Open() => new SpoolFolder(Options.Create(new SpoolOptions { Directory = _folder }), NullLogger<SpoolFolder>.Instance).Open();
}
