using System.Reflection;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.House;

/// <summary>The tables in docs/features.md: a newcomer finds what each folder is for, which words people say to it and where it keeps what it knows.</summary>
public sealed partial class FeatureTableTests
{
    private const string Prefix = "BotService.Features.";

    [Fact]
    public void Each_folder_of_a_feature_has_one_row_and_a_purpose()
    {
        var rows = Rows(columns: 4);

        Assert.Equal(Directory.GetDirectories(Path.Combine(SourceText.Folder, "Features")).Select(Path.GetFileName).Order(StringComparer.Ordinal), rows.Select(row => Quoted(row[0]).Single()));
        Assert.DoesNotContain(rows, row => row[1].Length == 0);
    }

    /// <summary>What a file of lists brings has no attribute.</summary>
    [Fact]
    public void A_row_names_exactly_the_commands_that_stand_in_its_folder()
    {
        var commands = (
            from type in typeof(Program).Assembly.GetTypes()
            let command = type.GetCustomAttribute<ChatCommandAttribute>()
            where command is not null
            select $"{FeatureOf(type)}: {command.Word}").ToList();

        var named =
            from row in Rows(columns: 4)
            from word in row[2].Split('·', StringSplitOptions.TrimEntries)
            where word != "—"
            select $"{Quoted(row[0]).Single()}: {word}";

        // A check that sees nothing shall not pass.
        Assert.InRange(commands.Count, 30, int.MaxValue);
        Assert.Equal(commands.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_table_of_the_store_stands_in_exactly_one_row()
    {
        var sets = typeof(BotDbContext).GetProperties().Where(IsSet).Select(property => property.Name).Order(StringComparer.Ordinal).ToList();
        var named = Rows(columns: 4).Concat(Rows(columns: 3)).SelectMany(row => Quoted(row[^1])).Order(StringComparer.Ordinal);

        Assert.InRange(sets.Count, 30, int.MaxValue);
        Assert.Equal(sets, named);
    }

    [Fact]
    public void Each_engine_that_keeps_something_is_a_folder() =>
        Assert.All(Rows(columns: 3), row => Assert.True(Directory.Exists(Path.Combine(SourceText.Folder, Quoted(row[0]).Single())), row[0]));

    private static bool IsSet(PropertyInfo property) => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>);

    /// <summary>BotService.Features.Study.Answers is of Study.</summary>
    private static string FeatureOf(Type type)
    {
        var space = type.Namespace!;
        return space.StartsWith(Prefix, StringComparison.Ordinal) ? space[Prefix.Length..].Split('.')[0] : space;
    }

    /// <summary>The cells of the rows of the table that is so wide.</summary>
    private static List<string[]> Rows(int columns)
    {
        var rows =
            from line in File.ReadAllText(RepositoryFile.Path("docs/features.md")).Split('\n')
            where line.StartsWith("| `", StringComparison.Ordinal)
            let cells = line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries)
            where cells.Length == columns
            select cells;

        return [.. rows];
    }

    private static IEnumerable<string> Quoted(string cell) => Name().Matches(cell).Select(name => name.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
