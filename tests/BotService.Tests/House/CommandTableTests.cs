using BotService.Commands;

namespace BotService.Tests.House;

/// <summary>The README's table is what the attributes say; run with BOTSERVICE_WRITE_TABLES=1 to write it anew.</summary>
public sealed class CommandTableTests
{
    private const string Begin = "<!-- commands -->";
    private const string End = "<!-- /commands -->";

    [Theory]
    [InlineData("README.md", "| who | word | other words | does |", "everybody", "member", "liaison", "admin")]
    [InlineData("README.zh-CN.md", "| 谁 | 怎么写 | 别的说法 | 做什么 |", "所有人", "成员", "联络员", "管理员")]
    public void The_readme_shows_the_commands_as_they_are(string file, string header, string everybody, string member, string liaison, string admin)
    {
        var path = RepositoryFile.Path(file);
        var text = File.ReadAllText(path);
        var (start, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(start > Begin.Length && end > start, $"{file} has no place for the command table.");
        var table = $"\n{header}\n|---|---|---|---|\n{string.Concat(new CommandCatalog().Entries.OrderBy(e => Rank(e.Command.Audience)).Select(e => Row(e.Command)))}";

        if (Environment.GetEnvironmentVariable("BOTSERVICE_WRITE_TABLES") is not null)
        {
            File.WriteAllText(path, text[..start] + table + text[end..]);
            return;
        }

        Assert.Equal(table, text[start..end]);

        string Row(ChatCommandAttribute command) =>
            $"| {Who(command.Audience)} | {command.Usage.Replace("|", "/", StringComparison.Ordinal)} | {string.Join(" ", command.Aliases)} | {command.Summary} |\n";

        string Who(Audience audience)
        {
            (Audience Role, string Name)[] roles = [(Audience.Member, member), (Audience.Liaison, liaison), (Audience.Admin, admin)];
            return audience is Audience.Everyone ? everybody : string.Join(" · ", roles.Where(r => audience.HasFlag(r.Role)).Select(r => r.Name));
        }
    }

    private static int Rank(Audience audience) => audience switch
    {
        Audience.Everyone => 0,
        _ when audience.HasFlag(Audience.Member) => 1,
        _ when audience.HasFlag(Audience.Liaison) => 2,
        _ => 3,
    };
}
