using System.Collections.Frozen;
using System.Reflection;

namespace BotService.Commands;

/// <summary>Holds what every command says about itself, in its attribute or through an <see cref="ICommandSource"/>. Reading steps use it as well. Two commands with one word stop the start-up.</summary>
internal sealed class CommandEntries
{
    private readonly FrozenDictionary<string, CommandEntry> _byWord;

    public CommandEntries(IEnumerable<Type> types, IEnumerable<ICommandSource>? sources = null)
    {
        All = [.. types
            .Select(type => (Type: type, Attribute: type.GetCustomAttribute<ChatCommandAttribute>()))
            .Where(found => found.Attribute is not null)
            .Select(found => new CommandEntry(found.Type, found.Attribute!))
            .Concat((sources ?? []).SelectMany(source => source.Entries))
            .OrderBy(entry => entry.Command.Usage.Length)
            .ThenBy(entry => entry.Command.Word, StringComparer.Ordinal)];
        RefuseSharedWords();
        _byWord = All.ToFrozenDictionary(entry => entry.Command.Word, StringComparer.Ordinal);
    }

    /// <summary>Shortest usage first, as 帮助 shows them.</summary>
    public IReadOnlyList<CommandEntry> All { get; }

    /// <summary>The command with this word.</summary>
    public CommandEntry? Find(string word) => _byWord.GetValueOrDefault(word);

    private void RefuseSharedWords()
    {
        var shared = All.SelectMany(entry => entry.Words.Select(word => (Word: CommandText.Normalise(word) is { Length: > 0 } letters ? letters : word, entry.Type)))
            .GroupBy(pair => pair.Word)
            .FirstOrDefault(group => group.Count() > 1);

        if (shared is not null)
        {
            throw new InvalidOperationException($"The chat word '{shared.Key}' belongs to {string.Join(" and ", shared.Select(pair => pair.Type.FullName))}; one word is one command.");
        }
    }
}

/// <summary>One command: its class and what its attributes say.</summary>
internal sealed record CommandEntry(Type Type, ChatCommandAttribute Command)
{
    /// <summary>How 帮助 and greetings show it.</summary>
    public HelpAttribute Help { get; init; } = Type.GetCustomAttribute<HelpAttribute>() ?? new HelpAttribute();

    /// <summary>What becomes of it in a group chat.</summary>
    public InGroupAttribute Group { get; init; } = Type.GetCustomAttribute<InGroupAttribute>() ?? new InGroupAttribute(InGroup.No);

    public IEnumerable<string> Words => [Command.Word, .. Command.Aliases];
}
