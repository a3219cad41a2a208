using System.Reflection;

namespace BotService.Commands;

/// <summary>All commands there are, found by their attribute. Two commands with one word stop the start-up.</summary>
internal sealed class CommandCatalog
{
    private readonly CommandMatcher _matcher;
    private readonly Dictionary<Audience, CommandMatcher> _suggesters = [];

    public CommandCatalog()
        : this(typeof(CommandCatalog).Assembly.GetTypes())
    {
    }

    internal CommandCatalog(IEnumerable<Type> types)
    {
        Entries = [.. types
            .Select(type => (Type: type, Attribute: type.GetCustomAttribute<ChatCommandAttribute>()))
            .Where(found => found.Attribute is not null)
            .Select(found => new CommandEntry(found.Type, found.Attribute!))
            .OrderBy(entry => entry.Command.Usage.Length)
            .ThenBy(entry => entry.Command.Word, StringComparer.Ordinal)];
        RefuseSharedWords();
        _matcher = new CommandMatcher(WordsFor(Audience.Everyone));

        foreach (var audience in Enumerable.Range(1, (int)Audience.Everyone).Select(mask => (Audience)mask))
        {
            _suggesters[audience] = new CommandMatcher(WordsFor(audience));
        }
    }

    /// <summary>Shortest usage first, as 帮助 shows them.</summary>
    public IReadOnlyList<CommandEntry> Entries { get; }

    public CommandMatch Match(string text) => _matcher.Match(text);

    /// <summary>The nearest word that this person may use, for a text that no command understood.</summary>
    public string? Suggest(string text, Audience roles) => _suggesters[roles].Suggest(text);

    private IReadOnlyList<CommandWord> WordsFor(Audience audience) =>
    [
        .. from entry in Entries
           where (entry.Command.Audience & audience) != Audience.None
           from word in entry.Words
           select new CommandWord(word, entry, entry.Command.TakesRest, entry.Command.Glued),
    ];

    private void RefuseSharedWords()
    {
        var shared = Entries.SelectMany(entry => entry.Words.Select(word => (Word: CommandText.Normalise(word), entry.Type)))
            .GroupBy(pair => pair.Word)
            .FirstOrDefault(group => group.Count() > 1);

        if (shared is not null)
        {
            throw new InvalidOperationException($"The chat word '{shared.Key}' belongs to {string.Join(" and ", shared.Select(pair => pair.Type.FullName))}; one word is one command.");
        }
    }
}

/// <summary>One command: its class and what its attribute says.</summary>
internal sealed record CommandEntry(Type Type, ChatCommandAttribute Command)
{
    public IEnumerable<string> Words => [Command.Word, .. Command.Aliases];
}
