namespace BotService.Store;

/// <summary>How long after it was done something can be taken back.</summary>
internal static class UndoLimit
{
    public const int Hours = 24;

    public static readonly TimeSpan Span = TimeSpan.FromHours(Hours);
}
