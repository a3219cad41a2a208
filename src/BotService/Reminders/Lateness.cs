using BotService.Settings;

namespace BotService.Reminders;

/// <summary>What becomes of a reminder that the service missed: still sent for a while, left out and noted, or told with the next digest.</summary>
internal sealed record Lateness
{
    private const string UntilDue = "until due";
    private const string UntilClosed = "until closed";
    private const string Skip = "skip";
    private const string Merge = "merge";

    /// <summary>A restart, or a send that WeCom takes at the second try, is not late yet.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    // Longer than from one week's digest to the next, over a holiday in between.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(10);

    private readonly string _word;
    private readonly TimeSpan _span;

    private Lateness(string word, TimeSpan span) => (_word, _span) = (word, span);

    public bool IsMerged => _word == Merge;

    /// <summary>Makes no sense for what is due after the due time.</summary>
    public bool EndsWhenDue => _word == UntilDue;

    public DateTimeOffset UselessFrom(DateTimeOffset at, IRuleSubject subject) => _word switch
    {
        UntilDue => subject.DueAt,
        UntilClosed => subject.EndsAt,
        _ => at + _span,
    };

    /// <summary>Null when it is wrong; that has then been added to the problems.</summary>
    public static Lateness? Read(SettingsNode node, ICollection<string> problems)
    {
        switch (node.Value?.Trim().ToLowerInvariant())
        {
            case UntilDue or UntilClosed:
                return new Lateness(node.Value.Trim().ToLowerInvariant(), default);
            case Skip:
                return new Lateness(Skip, Grace);
            case Merge:
                return new Lateness(Merge, LongestWait);
            case { } text when SettingsValues.TryReadSpan(text, out var span) && span >= Grace && span <= Longest:
                return new Lateness(string.Empty, span);
            default:
                var now = node.Value is { } value ? $"，现在是 {value}" : string.Empty;
                problems.Add(node.Problem($"IfLate 要写 \"{UntilDue}\"、\"{UntilClosed}\"、\"{Skip}\"、\"{Merge}\" 之一，或时长，例如 \"04:00\"（几天写 \"3.00:00\"，从 00:05 到 7.00:00）{now}"));
                return null;
        }
    }
}
