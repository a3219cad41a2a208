using System.Text.RegularExpressions;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Commands;

/// <summary>The questions and intents in people's own words that a feature answers. Whoever implements it is found by itself.</summary>
internal interface IIntentSource
{
    IReadOnlyList<Intent> Intents { get; }
}

/// <summary>A question or an intent in people's own words, with the command that answers it.</summary>
/// <param name="order">Of all that fit, the first is meant. Two of one order stop the start.</param>
/// <param name="pattern">What is found in the letters of a message; without look-arounds, so that it takes as long as the message whatever that is.</param>
internal sealed class Intent(int order, string pattern)
{
    private readonly Regex _pattern = new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public int Order => order;

    /// <summary>The command that it becomes for whoever said it, and what follows that; null where there is none for them.</summary>
    public Func<Viewer, string, (string Word, string Behind)?> Command { get; init; } = static (_, _) => null;

    /// <summary>What is said where no command answers it; without words it is said that it was not done.</summary>
    public Func<Viewer, string, Reply?>? Otherwise { get; init; }

    /// <summary>With one of these words it is not meant.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>It does something: a question about a word is none of it.</summary>
    public bool IsDeed { get; init; }

    /// <summary>It asks how: a question about a command's word comes to it.</summary>
    public bool Explains { get; init; }

    /// <summary>Heard behind the word of a command, it is meant instead.</summary>
    public bool OutranksWords { get; init; }

    /// <summary>It may speak of many people and still be said to the bot: 帮我提醒下还没学的同志.</summary>
    public bool IsAboutMany { get; init; }

    /// <summary>It is the sender's own: with 他 or 她 in it, it is not meant.</summary>
    public bool IsForOneself { get; init; }

    /// <summary>It is meant even where the message may hold an answer that is in doubt.</summary>
    public bool OutranksDoubt { get; init; }

    /// <summary>One word makes it fit, so that a sentence about something else may look like it.</summary>
    public bool FitsByOneWord { get; init; }

    public bool Fits(string letters) => _pattern.IsMatch(letters) && !Unless.Any(word => letters.Contains(word, StringComparison.Ordinal));
}
