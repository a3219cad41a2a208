using BotService.Store;

namespace BotService.Wording;

/// <summary>How people read <see cref="UndoLimit"/>. A constant, because the help of a command takes nothing else.</summary>
internal static class UndoText
{
    public const string Span = "24 小时";
}
