using System.Globalization;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Cases;

/// <summary>What real files did to others, each with the value that is right.</summary>
public sealed class FileCaseTests
{
    public static TheoryData<string> Ids => [.. FileCase.ReadAll().Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_file_means_what_its_clerk_sees(string id)
    {
        var wanted = FileCase.ReadAll().Single(c => c.Id == id);
        await using var server = wanted.WeCom is null ? null : await WeComServer.StartAsync();
        await using var op = await Operator.StartAsync("2026-09-07 08:00");
        server?.Settings.ToList().ForEach(op.Settings.Add);
        await PrepareAsync(wanted, op, server);
        var before = await op.DumpAsync();
        var reading = MeasuredTime.Start();

        var ran = await op.RunAsync([.. wanted.Command.Split(' '), .. wanted.File is { } file ? [file] : Array.Empty<string>()]);

        await reading.RequireWithinAsync(TimeSpan.FromSeconds(wanted.Seconds ?? 60), "The file");
        TestContext.Current.TestOutputHelper?.WriteLine(ran.Output + ran.Error);
        wanted = ran.Code == wanted.Exit || wanted.Or is null ? wanted : wanted.Or with { Id = wanted.Id, Command = wanted.Command };
        Assert.True(wanted.Exit == ran.Code, ran.Output + ran.Error);
        Require(wanted.Refused ?? [], ran.ErrorLines);
        Require(wanted.Note is { } note ? [note] : [], ran.Output.Split('\n'));

        if (ran.Code != 0)
        {
            Assert.Equal(before, await op.DumpAsync());
            return;
        }

        await RequireStoredAsync(wanted, op);
        await RequireNoChangeFromCleanFileAsync(op, wanted);
    }

    [Fact]
    public async Task A_department_without_a_name_is_said_with_the_permission_that_gives_it()
    {
        var (op, server) = await WeComAsync("wecom-nameless");
        await using var a = server;
        await using var b = op;

        var ran = await op.RunAsync("import", "people", "--from-wecom");

        Assert.Contains("2 个部门没有名称", ran.Output, StringComparison.Ordinal);
        Assert.Contains("部门名称权限", ran.Output, StringComparison.Ordinal);
        Assert.Contains("没有姓名", ran.Output, StringComparison.Ordinal);
        Assert.All(await op.AskAsync((_, db) => db.Groups.Select(g => g.Name).ToListAsync(Operator.Token)), name => Assert.Equal(name.Trim(), name));
    }

    [Fact]
    public async Task A_changed_account_is_said_and_renaming_keeps_one_person()
    {
        var (op, server) = await WeComAsync("wecom-renamed");
        await using var a = server;
        await using var b = op;

        var dry = await op.RunAsync("import", "people", "--from-wecom", "--dry-run");
        Assert.Single(dry.Output.Split('\n'), line => line.Contains("ShuiMu", StringComparison.Ordinal) && line.Contains("shui.mu", StringComparison.Ordinal));

        var renamed = await op.RunAsync("rename", "shuimu", "shui.mu");
        Assert.Equal((0, string.Empty), (renamed.Code, renamed.Error));
        var ran = await op.RunAsync("import", "people", "--from-wecom");

        Assert.Contains("新增 0 人，更新 0 人，不变 1 人", ran.Output, StringComparison.Ordinal);
        Assert.Equal("shui.mu", await op.AskAsync((_, db) => db.Members.Select(m => m.UserKey).SingleAsync(Operator.Token)));
        Assert.Equal(1, (await op.RunAsync("rename", "nobody", "somebody")).Code);
    }

    private static async Task<(Operator Operator, WeComServer Server)> WeComAsync(string id)
    {
        var wanted = FileCase.ReadAll().Single(c => c.Id == id);
        var server = await WeComServer.StartAsync();
        var op = await Operator.StartAsync("2026-09-07 08:00");
        server.Settings.ToList().ForEach(op.Settings.Add);
        await PrepareAsync(wanted, op, server);
        return (op, server);
    }

    private static async Task PrepareAsync(FileCase wanted, Operator op, WeComServer? server)
    {
        foreach (var name in wanted.Before.Append(wanted.File).OfType<string>())
        {
            File.Copy(Path.Combine(FileCase.Folder, "files", name), op.PathOf(name));
        }

        foreach (var name in wanted.Before)
        {
            Assert.Equal(0, (await op.RunAsync([.. wanted.Command.Split(' '), name])).Code);
        }

        if (server is not null && wanted.WeComBefore is { } earlier)
        {
            Fill(server.WeCom.Directory, earlier);
            Assert.Equal(0, (await op.RunAsync("import", "people", "--from-wecom")).Code);
            earlier.Members.ToList().ForEach(member => server.WeCom.Directory.Users.TryRemove(member.UserId, out _));
        }

        if (server is not null)
        {
            Fill(server.WeCom.Directory, wanted.WeCom!);
        }
    }

    private static void Fill(SimulatedDirectory directory, CaseRange range)
    {
        range.Departments.ToList().ForEach(d => directory.Add(new SimulatedDepartment(d.Id, d.Name ?? string.Empty, d.ParentId)));
        range.Members.ToList().ForEach(m => directory.Add(new SimulatedUser(m.UserId, m.Name, m.Department)));
        directory.Range = new SimulatedRange([], [.. range.Departments.Select(d => d.Id)], []);
    }

    /// <summary>Each problem stands in one of its lines, with all its names in the sentence.</summary>
    private static void Require(IEnumerable<CaseRefusal> refusals, IReadOnlyList<string> said) => Assert.All(refusals, refusal =>
        Assert.Contains(said, line => (refusal.Lines.Length == 0 || refusal.Lines.Any(n => line.Contains($"第 {n} 行", StringComparison.Ordinal))) && refusal.Names.All(name => line.Contains(name, StringComparison.Ordinal))));

    private static async Task RequireStoredAsync(FileCase wanted, Operator op)
    {
        var groups = await op.AskAsync((_, db) => db.Groups.OrderBy(g => g.Id).ToListAsync(Operator.Token));

        if (wanted.People is { } people)
        {
            Assert.Equal(people.Select(Line).Order(), (await PeopleAsync(op)).Select(Line).Order());
        }

        if (wanted.Topics is { } topics)
        {
            var stored = await op.AskAsync((_, db) => db.Topics.ToListAsync(Operator.Token));
            Assert.Equal(topics.Length, stored.Count);
            Assert.All(topics, topic => Assert.Contains(stored, s => Is(topic, s)));
        }

        Assert.All(wanted.NewGroups ?? [], group => Assert.Contains(groups, g => g.Name == group.Name && Code(g.Tier) == group.Tier));
        Assert.Equal(wanted.Groups ?? groups.Count, groups.Count);
    }

    private static bool Is(CaseTopic topic, Topic stored) =>
        StudyWeek.FromKey(stored.WeekKey).ToString() == topic.Week && stored.Title == topic.Title && stored.Link == topic.Link && Code(stored.Audience) == topic.Audience
        && (topic.Opens ?? stored.OpensAt) == stored.OpensAt && (topic.Due ?? stored.DueAt) == stored.DueAt && (topic.LateUntil ?? stored.LateUntil) == stored.LateUntil;

    private static async Task RequireNoChangeFromCleanFileAsync(Operator op, FileCase wanted)
    {
        var before = await op.DumpAsync();

        if (wanted.People is { } people)
        {
            op.Write("clean.csv", "userid,name,group,tier,role,other_groups,joined,left\n" + string.Concat(people.Select(p =>
                $"{p.UserId},{p.Name},{p.Group},{p.Tier},{p.Role},{string.Join(';', p.OtherGroups)},{p.Joined},{p.Left}\n")));
        }
        else if (wanted.Topics is { } topics)
        {
            op.Write("clean.csv", "week,title,link,audience,opens,due,late_until\n" + string.Concat(topics.Select(t => $"{t.Week},{t.Title},{t.Link},{t.Audience},{t.Opens:yyyy-MM-ddTHH:mm:sszzz},{t.Due:yyyy-MM-ddTHH:mm:sszzz},{t.LateUntil:yyyy-MM-ddTHH:mm:sszzz}\n")));
        }
        else
        {
            return;
        }

        var again = await op.RunAsync([.. wanted.Command.Split(' '), "clean.csv"]);
        Assert.True(again.Code == 0, again.Error);
        Assert.Contains("没有改动", again.Output, StringComparison.Ordinal);
        Assert.Equal(before, await op.DumpAsync());
    }

    private static Task<List<CasePerson>> PeopleAsync(Operator op) => op.AskAsync(async (_, db) =>
    {
        var groups = await db.Groups.ToDictionaryAsync(g => g.Id, Operator.Token);
        var people = await db.Members.Include(m => m.OtherGroups).ToListAsync(Operator.Token);
        return people.Select(m => new CasePerson(
            m.UserId, m.Name, groups[m.GroupId].Name, Code(groups[m.GroupId].Tier), Lower(m.Role), [.. m.OtherGroups.Select(o => groups[o.GroupId].Name)], Day(m.Joined), Day(m.Left))).ToList();
    });

    private static string Line(CasePerson p) => $"{p.UserId}|{p.Name}|{p.Group}|{p.Tier}|{p.Role}|{string.Join('/', p.OtherGroups.Order(StringComparer.Ordinal))}|{p.Joined}|{p.Left}";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Code(Tiers tier) => Lower(tier);

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();
}
