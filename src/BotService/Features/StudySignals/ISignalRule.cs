using BotService.Store;

namespace BotService.Features.StudySignals;

/// <summary>One sign that can make one ask. It reads all groups with one query, or the one that asks, and keeps nothing.</summary>
internal interface ISignalRule
{
    SignalKind Kind { get; }

    /// <summary>The weeks or months that it looks at; whatever is no longer found in them is taken back.</summary>
    IReadOnlyList<int> Periods(SignalScope scope);

    /// <summary>It looks back over days that no month ends: a question stays one when the month changes, and what a group has answered is asked again only where there is more of it.</summary>
    bool IsRunning => false;

    ValueTask<IReadOnlyList<SignalFinding>> FindAsync(SignalScope scope, CancellationToken cancellationToken);
}

/// <summary>What is looked at: which day it is, and which group; 0 is all.</summary>
internal sealed record SignalScope(DateTimeOffset Now, DateOnly Today, int GroupId, SignalLimits Limits)
{
    private const int Weeks = 2;

    /// <summary>Topics that opened since then can still get a question.</summary>
    public DateTimeOffset Since => Now - TimeSpan.FromDays(7 * Weeks);

    public IReadOnlyList<int> RecentWeeks => WeeksBack(Weeks + 1);

    /// <summary>This week and those before it, the latest first.</summary>
    public IReadOnlyList<int> WeeksBack(int count) => [.. Enumerable.Range(0, count).Select(back => Time.StudyWeek.Of(Today.AddDays(-7 * back)).Key)];

    public int Month => MonthOf(Today);

    public static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    /// <summary>Whether so many of so many are enough to ask.</summary>
    public static bool Reaches(int part, int whole, int percent) => part * 100 >= whole * percent;
}

/// <summary>Something to ask a group about.</summary>
internal sealed record SignalFinding(int GroupId, int Period, int Part, int Whole)
{
    /// <summary>Stands between the items in <see cref="References"/>.</summary>
    public const char Between = '、';

    public DateTimeOffset? At { get; init; }

    /// <summary>The items that it speaks of, as far as there is room to name them.</summary>
    public string? References { get; init; }

    /// <summary>Whether there is something in it that an answered question did not speak of. Of a question that could not name all, a name that is not in it says nothing.</summary>
    public bool IsMoreThan(StudySignal answered) =>
        Part > answered.Part || (References is not null && answered.References is not null && Named(answered.References).Length >= answered.Part && Named(References).Except(Named(answered.References)).Any());

    private static string[] Named(string references) => references.Split(Between);
}
