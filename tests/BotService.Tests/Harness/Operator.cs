using System.Globalization;
using System.Text;
using BotService.Cli;
using BotService.Host;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Harness;

/// <summary>An operator at the keyboard: runs the real command line in process against a store of its own, in a folder of its own.</summary>
internal sealed class Operator : IAsyncDisposable
{
    public static readonly string ConfigFolder = Path.Combine(AppContext.BaseDirectory, "config");

    private readonly string _folder = Directory.CreateTempSubdirectory("botservice-cli-").FullName;

    private Operator(TestStore store, string now) => (Store, Now) = (store, now);

    public TestStore Store { get; }

    /// <summary>Local time at which every command runs.</summary>
    public string Now { get; set; }

    /// <summary>Further settings, as <c>Section:Key=value</c>.</summary>
    public IList<string> Settings { get; } = [];

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Operator> StartAsync(string now = "2026-09-21 08:00") => new(await TestStore.CreateAsync(), now);

    public static async Task<Operator> StartBlankAsync() => new(await TestStore.CreateBlankAsync(), "2026-09-21 08:00");

    /// <summary>On the store that a release left.</summary>
    public static async Task<Operator> StartFromAsync(string folder) => new(await TestStore.CreateFromAsync(folder), "2026-09-23 10:00");

    public string PathOf(string name) => Path.Combine(_folder, name);

    public string Write(string name, string content, Encoding? encoding = null)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        File.WriteAllBytes(PathOf(name), [.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(content)]);
        return PathOf(name);
    }

    /// <summary>Runs a command; a file name of this operator's folder may stand for its path.</summary>
    public async Task<Ran> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(CultureInfo.InvariantCulture), new StringWriter(CultureInfo.InvariantCulture));
        var code = await CommandLine.RunAsync([.. args.Select(Resolve), .. HostArguments()], BotServiceBuilder.Factory, new Terminal(output, error), Token);
        new LogSecrets().RequireAbsent([output.ToString(), error.ToString()]);
        return new Ran(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Imports people from lines of text; fails the test when it does not work.</summary>
    public async Task<Ran> PeopleAsync(params string[] rows)
    {
        Write("people.csv", $"userid,name,group,tier,role,other_groups,joined,left\n{string.Join('\n', rows)}\n");
        var ran = await RunAsync("import", "people", "people.csv");
        Assert.True(ran.Code == 0, ran.Error);
        return ran;
    }

    public async Task<Ran> TopicsAsync(params string[] rows)
    {
        Write("topics.csv", $"week,title,link,audience,opens,due,late_until\n{string.Join('\n', rows)}\n");
        return await RunAsync("import", "topics", "topics.csv");
    }

    /// <summary>Looks at the store, or changes it, past the command line.</summary>
    public async Task<T> AskAsync<T>(Func<IServiceProvider, BotDbContext, Task<T>> question)
    {
        using var host = BotServiceBuilder.BuildTools([.. HostArguments()]);
        await using var scope = host.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<BotDbContext>());
    }

    /// <summary>Of all items, in the order of their numbers.</summary>
    public Task<List<LedgerState>> ItemStatesAsync() => AskAsync((_, db) => db.LedgerItems.OrderBy(i => i.Number).Select(i => i.State).ToListAsync());

    /// <summary>Everything the store says, for "nothing was changed".</summary>
    public Task<string> DumpAsync() => AskAsync(async (_, db) =>
    {
        var people = await db.Members.AsNoTracking().Include(m => m.OtherGroups).OrderBy(m => m.UserKey).ToListAsync(Token);
        var groups = await db.Groups.AsNoTracking().OrderBy(g => g.Id).ToListAsync(Token);
        var topics = await db.Topics.AsNoTracking().OrderBy(t => t.Id).ToListAsync(Token);
        return string.Join('\n', [
            .. groups.Select(g => $"{g.Id} {g.Name} {g.Tier} {g.DepartmentId}"),
            .. people.Select(m => $"{m.Id} {m.UserId} {m.Name} {m.GroupId} {m.Role} {m.Joined:O} {m.Left:O} {string.Join('/', m.OtherGroups.Select(o => o.GroupId).Order())}"),
            .. topics.Select(t => $"{t.Id} {t.WeekKey} {t.Title} {t.Link} {t.Audience} {t.OpensAt:O} {t.DueAt:O} {t.LateUntil:O} {t.OpenedAt:O} {t.ClosedAt:O}"),
            $"{await db.AuditNotes.CountAsync(Token)} notes"]);
    });

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await Store.DisposeAsync();
    }

    private string Resolve(string arg) => arg.EndsWith(".csv", StringComparison.Ordinal) || arg.EndsWith(".xlsx", StringComparison.Ordinal) || arg.EndsWith(".xls", StringComparison.Ordinal) || arg.EndsWith(".db", StringComparison.Ordinal) ? PathOf(arg) : arg;

    private IEnumerable<string> HostArguments() =>
    [
        "--environment=Development", $"--BOTSERVICE_CONFIG_DIR={ConfigFolder}", "--Clock:Controllable=true", $"--Clock:Now={Bot.At(Now):O}",
        .. Store.Settings.Select(s => $"--{s.Key}={s.Value}"), .. Settings.Select(s => $"--{s}"),
    ];
}

/// <summary>What a command came to.</summary>
internal sealed record Ran(int Code, string Output, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
