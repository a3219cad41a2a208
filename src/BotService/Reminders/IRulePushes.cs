using BotService.Messaging;

namespace BotService.Reminders;

/// <summary>What a feature knows of the pushes about its own subjects: whom they are for and what they say. Whether they may go out is not its question.</summary>
internal interface IRulePushes
{
    /// <param name="text">The name of its text.</param>
    /// <param name="isLast">No reminder comes after it.</param>
    CardContent Card(IRuleSubject subject, string text, bool isLast);

    /// <summary>Its part of a text that tells several things.</summary>
    /// <param name="sharesWeek">Another subject of the same week is in that text.</param>
    string Section(Nudge nudge, bool sharesWeek);

    /// <summary>Adds a row for everybody whom it is for and who has not had it; the budget of the week is checked elsewhere.</summary>
    /// <param name="leftToDigest">Liaisons read about it in a digest.</param>
    Task AddAsync(Nudge nudge, DateTimeOffset now, int week, bool leftToDigest, CancellationToken cancellationToken);

    /// <summary>Members who will still get a reminder of the subject that comes first.</summary>
    IQueryable<int> StillReminded(DateTimeOffset now);

    /// <summary>For a preview: opens a subject as if that instant had come.</summary>
    Task OpenAsync(IRuleSubject subject, DateTimeOffset at, CancellationToken cancellationToken);

    Task WriteDigestsAsync(IReadOnlyList<Nudge> due, PlannedSpan planned, CancellationToken cancellationToken);

    /// <summary>How many read a digest.</summary>
    Task<int> CountReadersAsync(Nudge nudge, CancellationToken cancellationToken);

    /// <summary>What groups read by robots.</summary>
    Task WriteToGroupsAsync(IReadOnlyList<Nudge> due, CancellationToken cancellationToken);
}
