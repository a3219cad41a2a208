using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using BotService.Commands.Understanding;

namespace BotService.Commands;

/// <summary>All commands there are, found by their attribute. Two commands with one word stop the start-up.</summary>
internal sealed class CommandCatalog
{
    private readonly Dictionary<string, CommandEntry> _byWord;

    /// <summary>Each step may read a message itself or leave it to the one below; put together once, not for every message.</summary>
    private readonly Func<CleanedText, Understood> _read;

    private readonly FrozenSet<string> _words;

    /// <summary>What each documented word means when nothing else is said, which is what most messages are; read once, kept for each word that came.</summary>
    private readonly ConcurrentDictionary<string, Understood> _alone = new(StringComparer.Ordinal);

    public CommandCatalog()
        : this(typeof(CommandCatalog).Assembly.GetTypes())
    {
    }

    internal CommandCatalog(IEnumerable<Type> types, IEnumerable<ICommandSource>? sources = null, IEnumerable<IReadingStep>? steps = null, IEnumerable<IWishSource>? wishes = null)
    {
        Entries = [.. types
            .Select(type => (Type: type, Attribute: type.GetCustomAttribute<ChatCommandAttribute>()))
            .Where(found => found.Attribute is not null)
            .Select(found => new CommandEntry(found.Type, found.Attribute!))
            .Concat((sources ?? []).SelectMany(source => source.Entries))
            .OrderBy(entry => entry.Command.Usage.Length)
            .ThenBy(entry => entry.Command.Word, StringComparer.Ordinal)];
        RefuseSharedWords();
        _byWord = Entries.ToDictionary(entry => entry.Command.Word, StringComparer.Ordinal);
        _words = Entries.SelectMany(entry => entry.Words).ToFrozenSet(StringComparer.Ordinal);
        var words = new CommandMatcher<CommandEntry>(
            from entry in Entries
            from word in entry.Words
            select new CommandWord<CommandEntry>(word, entry, entry.Command.TakesRest, entry.Command.Glued, entry.Command.TakesWeek, entry.Command.IsReadFreely));
        var reader = new MessageReader(words, new WishReading(wishes ?? []));
        List<IReadingStep> inOrder = [.. (steps ?? []).OrderBy(step => step.Place)];
        RefuseSharedPlaces(inOrder);
        _read = inOrder.Aggregate((Func<CleanedText, Understood>)reader.Read, (otherwise, step) => message => step.Read(message, otherwise));
        Hint = string.Join('；', Entries.Select(entry => entry.Command.Hint).OfType<string>());
        GroupWords = [.. Entries.Where(entry => entry.Command.InGroup is not InGroup.No).OrderBy(entry => entry.Command.MenuPlace).Select(entry => entry.Command.GroupWord ?? entry.Command.Word)];
    }

    /// <summary>Shortest usage first, as 帮助 shows them.</summary>
    public IReadOnlyList<CommandEntry> Entries { get; }

    /// <summary>What is mainly to be done here, for whoever is greeted.</summary>
    public string Hint { get; }

    /// <summary>What may be said in a group chat, in the order of the menu.</summary>
    public IReadOnlyList<string> GroupWords { get; }

    /// <summary>What a text means, whoever says it. It is cleaned once, for all steps.</summary>
    public Understood Read(string text) => _words.Contains(text) ? _alone.GetOrAdd(text, ReadAnew) : ReadAnew(text);

    /// <summary>The command with this word.</summary>
    public CommandEntry? Find(string word) => _byWord.GetValueOrDefault(word);

    private Understood ReadAnew(string text) => _read(CleanedText.Of(CommandText.WellFormed(text)));

    private static void RefuseSharedPlaces(List<IReadingStep> steps)
    {
        if (steps.GroupBy(step => step.Place).FirstOrDefault(place => place.Count() > 1) is { } shared)
        {
            throw new InvalidOperationException($"{string.Join(" and ", shared.Select(step => step.GetType().FullName))} read messages at the same place {shared.Key}; the order must not hang on which is registered first.");
        }
    }

    private void RefuseSharedWords()
    {
        var shared = Entries.SelectMany(entry => entry.Words.Select(word => (Word: CommandText.Normalise(word) is { Length: > 0 } letters ? letters : word, entry.Type)))
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
