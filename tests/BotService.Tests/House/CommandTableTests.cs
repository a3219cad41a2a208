using BotService.Commands;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>The table of commands is made from the attributes; run with BOTSERVICE_WRITE_TABLES=1 to write it anew.</summary>
public sealed class CommandTableTests
{
    private const string Begin = "<!-- commands -->";
    private const string End = "<!-- /commands -->";

    private const string Header = "| 谁 | 怎么写 | 别的说法 | 做什么 |";

    [Fact]
    public void The_table_of_commands_is_what_the_attributes_say()
    {
        const string file = "docs/commands.md";
        var path = RepositoryFile.Path(file);
        var text = File.ReadAllText(path);
        var (start, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(start > Begin.Length && end > start, $"{file} has no place for the command table.");
        var table = $"\n{Header}\n|---|---|---|---|\n{string.Concat(new CommandCatalog().Entries.OrderBy(e => Rank(e.Command.Audience)).Select(e => Row(e.Command)))}";

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
            (Audience Role, string Name)[] roles = [(Audience.Member, "成员"), (Audience.Liaison, "联络员"), (Audience.Admin, "管理员")];
            return audience is Audience.Everyone ? "所有人" : string.Join(" · ", roles.Where(r => audience.HasFlag(r.Role)).Select(r => r.Name));
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
