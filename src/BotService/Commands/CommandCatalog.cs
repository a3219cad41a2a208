using System.Collections.Concurrent;
using System.Collections.Frozen;
using BotService.Commands.Understanding;
using BotService.Store;

namespace BotService.Commands;

/// <summary>All commands there are, and the one way to read a message with the steps and intents of features.</summary>
internal sealed class CommandCatalog
{
    private readonly CommandEntries _commands;

    /// <summary>Each step may read a message itself or leave it to the one below; put together once, not for every message.</summary>
    private readonly Func<CleanedText, Understood> _read;

    private readonly FrozenSet<string> _words;

    /// <summary>What each documented word means when nothing else is said, which is what most messages are; read once, kept for each word that came.</summary>
    private readonly ConcurrentDictionary<string, Understood> _alone = new(StringComparer.Ordinal);

    public CommandCatalog()
        : this(new CommandEntries(typeof(CommandCatalog).Assembly.GetTypes()))
    {
    }

    internal CommandCatalog(CommandEntries commands, IEnumerable<IReadingStep>? steps = null, IEnumerable<IIntentSource>? intents = null)
    {
        _commands = commands;
        _words = Entries.SelectMany(entry => entry.Words).ToFrozenSet(StringComparer.Ordinal);
        var words = new CommandMatcher<CommandEntry>(
            from entry in Entries
            from word in entry.Words
            select new CommandWord<CommandEntry>(word, entry, entry.Command.TakesRest, entry.Command.Glued, entry.Command.TakesWeek, entry.Command.IsReadFreely));
        var reader = new MessageReader(words, new IntentReading(intents ?? []));
        List<IReadingStep> inOrder = [.. (steps ?? []).OrderBy(step => step.Order)];
        RefuseSharedPlaces(inOrder);
        _read = inOrder.Aggregate((Func<CleanedText, Understood>)reader.Read, (otherwise, step) => message => step.Read(message, otherwise));
        Hint = string.Join('；', Entries.Select(entry => entry.Help.Hint).OfType<string>());
        Intro = string.Join('，', Entries.Select(entry => entry.Help.Intro).OfType<string>().Append(Hint));
        More = Entries.FirstOrDefault(entry => entry.Command.ShowsRest)?.Command.Word;
        GroupWords = [.. Entries.Where(entry => entry.Group.Hears is not InGroup.No).OrderBy(entry => entry.Command.MenuOrder).Select(entry => entry.Group.Word ?? entry.Command.Word)];
    }

    /// <summary>Shortest usage first, as 帮助 shows them.</summary>
    public IReadOnlyList<CommandEntry> Entries => _commands.All;

    /// <summary>What is mainly to be done here, for whoever is greeted.</summary>
    public string Hint { get; }

    /// <summary>The same with what it is for, for whoever comes for the first time.</summary>
    public string Intro { get; }

    /// <summary>The word that shows what did not fit into the last answer; null where no command does.</summary>
    public string? More { get; }

    /// <summary>What may be said in a group chat, in the order of the menu.</summary>
    public IReadOnlyList<string> GroupWords { get; }

    /// <summary>What a text means, whoever says it. It is cleaned once, for all steps.</summary>
    public Understood Read(string text) => _words.Contains(text) ? _alone.GetOrAdd(text, ReadAnew) : ReadAnew(text);

    /// <summary>The command with this word.</summary>
    public CommandEntry? Find(string word) => _commands.Find(word);

    /// <summary>Whether nothing changes by it, so that it is answered beside the writer.</summary>
    /// <param name="caller">Who says it; null while that is not known, and then a wish may be for something that only reads.</param>
    public bool OnlyReads(Understood? meant, Viewer? caller = null) => meant switch
    {
        Understood.Talk or Understood.Unknown => true,
        Understood.Run run => Find(run.Word) is { Command.IsQuestion: true },
        Understood.Wants intent => caller is null || intent.CommandFor(caller) is not { } command || Find(command.Word) is { Command.IsQuestion: true },
        _ => false,
    };

    private Understood ReadAnew(string text) => _read(CleanedText.Of(CommandText.WellFormed(text)));

    private static void RefuseSharedPlaces(List<IReadingStep> steps)
    {
        if (steps.GroupBy(step => step.Order).FirstOrDefault(order => order.Count() > 1) is { } shared)
        {
            throw new InvalidOperationException($"{string.Join(" and ", shared.Select(step => step.GetType().FullName))} read messages at the same order {shared.Key}; the order must not hang on which is registered first.");
        }
    }
}
