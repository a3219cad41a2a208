using BotService.Commands.Understanding;

namespace BotService.Commands;

/// <summary>Looks at a message before the documented words are looked for, or at what they were taken for. Whoever implements it is found by itself.</summary>
internal interface IReadingStep
{
    /// <summary>Which step looks first: the one with the highest order. Two of one order stop the start.</summary>
    int Order { get; }

    /// <param name="otherwise">What it means without this step.</param>
    Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise);
}
