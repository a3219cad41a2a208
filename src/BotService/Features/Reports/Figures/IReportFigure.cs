using BotService.Features.Reports.CampaignSettings;

namespace BotService.Features.Reports.Figures;

/// <summary>Something that the report can count. It reads records as of a day, as they were known at an instant, so that two answers can be subtracted.</summary>
internal interface IReportFigure
{
    /// <summary>What it can be asked for, as a definition's Count names it.</summary>
    IReadOnlyList<string> Counts { get; }

    /// <summary>What is wrong with a definition that names it; null when it can be asked.</summary>
    string? Problem(FigureDefinition definition);

    /// <summary>The definition in words.</summary>
    string Meaning(FigureDefinition definition);

    ValueTask<FigureResult> ReadAsync(FigureQuestion question, CancellationToken cancellationToken);

    /// <summary>What happened to some records, as far as the definition counts it, in the order in which it was recorded.</summary>
    ValueTask<IReadOnlyList<RecordEvent>> EventsAsync(FigureDefinition definition, IReadOnlyCollection<int> ids, CancellationToken cancellationToken);

    /// <summary>What each of some records is called in full.</summary>
    ValueTask<IReadOnlyDictionary<int, string>> TitlesAsync(string kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken);
}

/// <param name="AsOf">The last day that counts.</param>
/// <param name="KnownAt">What was recorded later is not known yet.</param>
internal sealed record FigureQuestion(FigureDefinition Definition, Campaign Campaign, DateOnly AsOf, DateTimeOffset KnownAt);

/// <summary>Every record that was looked at; those with a weight are the figure.</summary>
/// <param name="Reason">Why it is not backed; null when it is.</param>
internal sealed record FigureResult(IReadOnlyList<ReportRecord> Records, string? Reason)
{
    /// <summary>A name instead of a number.</summary>
    public string? Name { get; init; }

    /// <summary>What is to be known beside the figure.</summary>
    public string? Note { get; init; }

    /// <summary>Closed before the list was taken over, with nobody who verified it, and left out; null where that makes no difference.</summary>
    public int? Unverified { get; init; }

    public int? Value => Reason is null && Name is null ? Records.Sum(record => record.Weight) : null;

    public static FigureResult Unbacked(string reason) => new([], reason);
}

/// <summary>One record behind a figure.</summary>
internal sealed record ReportRecord(string Kind, int Id, string Reference, string State, DateOnly? Day, int Weight);

/// <summary>One thing that happened to a record: the day it belongs to, and when it was recorded and perhaps taken back.</summary>
internal sealed record RecordEvent(int Id, string Word, DateOnly Day, DateTimeOffset At)
{
    public DateTimeOffset? TakenBackAt { get; init; }

    /// <summary>The record was not there before.</summary>
    public bool IsFirst { get; init; }

    /// <summary>It changes what the record says of itself, whatever the day.</summary>
    public bool IsChange { get; init; }

    /// <summary>Whether the record counts for more by it or for less; null where that depends on what is counted.</summary>
    public bool? Adds { get; init; }

    /// <summary>Only its day is known, so it may have come before or after whatever else happened that day.</summary>
    public bool HasNoHour { get; init; }
}
