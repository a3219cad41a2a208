using BotService.Messaging;

namespace BotService.Reminders;

/// <summary>The text of the engine itself: the line above several that meet in one message.</summary>
internal sealed class NudgeTexts : ITextKinds
{
    public const string Several = "several";

    public IReadOnlyList<TextKind> Kinds { get; } = [new(TextKind.Together, Several, [TextField.Number("count")])];
}
