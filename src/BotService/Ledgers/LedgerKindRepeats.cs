using BotService.Settings;

namespace BotService.Ledgers;

/// <summary>What stands twice in one kind's file where each can mean one thing only, and the one column that a list cannot do without.</summary>
internal sealed class LedgerKindRepeats(ICollection<string> problems)
{
    public void Check(SettingsNode file)
    {
        foreach (var (state, first) in Again(file["States"]?.Children.Select(state => (state, state.Value)) ?? []))
        {
            problems.Add(state.Problem($"States 里 {first.Name} 和 {state.Name} 都写“{state.Value}”，看字分不出是哪个状态，请换一个"));
        }

        // A field is called by its key and by its name.
        var names = from field in file["Fields"]?.Children ?? []
                    from word in ((SettingsNode?[])[field["Key"], field["Name"]]).OfType<SettingsNode>().DistinctBy(node => node.Value)
                    select (word, word.Value);

        foreach (var (word, _) in Again(names))
        {
            problems.Add(word.Problem($"Fields 里“{word.Value}”写了两次，请换一个"));
        }

        if (file["Columns"] is { } columns && columns["title"] is null)
        {
            problems.Add(columns.Problem($"Columns 少了 title：没有它，导入时每一行都没有内容，例如 \"title\": [\"{file["Raise"]?.Value ?? "内容"}\"]"));
        }

        var headings = from column in file["Columns"]?.Children ?? []
                       from heading in column.Children.DistinctBy(node => node.Value)
                       select (Column: column, Heading: heading);

        foreach (var (heading, first) in Again(headings.Select(pair => (pair.Heading, pair.Heading.Value))))
        {
            var column = headings.First(pair => pair.Heading == first).Column;
            problems.Add(heading.Problem($"表头“{heading.Value}”已经是 {column.Name} 的，只能算一项，请删掉一处"));
        }
    }

    /// <summary>Each that says what one before it says, with that one.</summary>
    private static IEnumerable<(SettingsNode Again, SettingsNode First)> Again(IEnumerable<(SettingsNode Node, string? Word)> all) =>
        from one in all
        where one.Word is { Length: > 0 }
        group one.Node by one.Word into alike
        from again in alike.Skip(1)
        select (again, alike.First());
}
