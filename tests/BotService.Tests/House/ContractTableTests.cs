using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Host;
using BotService.Tests.Harness;

namespace BotService.Tests.House;

/// <summary>The table of contracts in docs/architecture.md: a newcomer finds each way to plug in, and whether it must be registered.</summary>
public sealed partial class ContractTableTests
{
    private static readonly Lazy<IReadOnlyList<Type>> Types = new(() => [.. typeof(Program).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("BotService.", StringComparison.Ordinal) is true)]);

    [Fact]
    public void Each_contract_that_another_folder_implements_stands_in_the_table()
    {
        var implemented = (
            from contract in Types.Value
            where contract.IsInterface
            from type in Types.Value
            where !type.IsInterface && type.IsAssignableTo(contract) && FolderOf(type) != FolderOf(contract)
            select contract.Name).Distinct().ToList();

        // A check that sees nothing shall not pass.
        Assert.InRange(implemented.Count, 20, int.MaxValue);
        Assert.Empty(implemented.Except(Named().Select(contract => contract.Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_table_names_is_there_and_named_once()
    {
        var named = Named().ConvertAll(contract => contract.Name);
        Assert.Empty(named.Except(Types.Value.Where(type => type.IsInterface).Select(type => type.Name)));
        Assert.Equal(named.Distinct(), named);
    }

    [Fact]
    public void A_star_marks_exactly_what_is_found_by_itself()
    {
        Type[] seams = [typeof(IChatCommand), .. BotServiceBuilder.Seams, .. BotServiceBuilder.SharedSeams];
        var found = Types.Value.Where(type => type.IsInterface && seams.Any(type.IsAssignableTo)).Select(type => type.Name);
        Assert.Equal(found.Order(StringComparer.Ordinal), Named().Where(contract => contract.HasStar).Select(contract => contract.Name).Order(StringComparer.Ordinal));
    }

    private static List<(string Name, bool HasStar)> Named()
    {
        var table = File.ReadAllText(RepositoryFile.Path("docs/architecture.md")).Split("## Where a feature plugs in\n")[1].Split("\n## ")[0];
        var contracts =
            from row in table.Split('\n')
            where row.StartsWith("| `", StringComparison.Ordinal)
            from Match contract in Contract().Matches(row.Split('|')[1])
            select (contract.Groups[1].Value, contract.Groups[2].Length > 0);

        return [.. contracts];
    }

    /// <summary>BotService.Features.Study is of Features.</summary>
    private static string FolderOf(Type type) => type.Namespace!.Split('.')[1];

    [GeneratedRegex(@"`(I[A-Z]\w+)`(\*)?")]
    private static partial Regex Contract();
}
