namespace BotService.Time;

/// <summary>Minutes of an hour that what can wait keeps out of, and how much later it leaves instead.</summary>
internal sealed record PeakMinutes(IReadOnlyList<int> Minutes, TimeSpan Later)
{
    public static PeakMinutes None { get; } = new([], TimeSpan.Zero);
}
