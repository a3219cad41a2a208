using BotService.Files;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.Topics;

/// <summary>One row of a topic file with its times filled in.</summary>
internal sealed record TopicImportRow(int Line, StudyWeek Week, string Title, string? Link, Tiers Audience)
{
    public TopicSort Sort { get; init; }

    /// <summary>Null where the file does not say: what is stored stays.</summary>
    public StudyForm? Form { get; init; }

    public string? Series { get; init; }

    public string? Place { get; init; }

    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>Which times the row itself names; the others are defaults, which give way to those of a topic that has opened.</summary>
    public required StatedTimes States { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset LateUntil { get; init; }

    /// <summary>The sheet that the line stands in, where the file has several.</summary>
    public string? Sheet { get; init; }

    public TableProblem Problem(string reason) => new(Line, reason) { Sheet = Sheet };

    public string Label => $"{Week} {TierWords.Of(Audience)}{(Sort is TopicSort.ClassDay ? $"“{Series}”" : string.Empty)}《{Title}》";

    /// <summary>An opened topic may have been put off by chat: what the row leaves to the defaults stays as it is.</summary>
    public TopicImportRow For(Topic topic)
    {
        if (topic.OpenedAt is null)
        {
            return this;
        }

        var due = States.HasFlag(StatedTimes.Due) ? DueAt : topic.DueAt;
        var lateUntil = States.HasFlag(StatedTimes.LateUntil) || due != topic.DueAt ? LateUntil : topic.LateUntil;
        return this with { DueAt = due, LateUntil = lateUntil, OpensAt = States.HasFlag(StatedTimes.Opens) ? OpensAt : topic.OpensAt };
    }

    /// <summary>Study has the week to itself; a class has the day.</summary>
    public bool Rivals(TopicImportRow other) => Sort == other.Sort && (Audience & other.Audience) != 0
        && (Sort is TopicSort.Study ? Week == other.Week : Series == other.Series && OpensAt == other.OpensAt);

    /// <summary>The stored topic that stands in the same place.</summary>
    public bool Rivals(Topic stored) => stored.HasWeek(Week.Key, Audience) && stored.Sort == Sort
        && (Sort is TopicSort.Study || (stored.Series == Series && (stored.OpensAt == OpensAt || stored.Title == Title)));
}

/// <summary>The times that a row names itself.</summary>
[Flags]
internal enum StatedTimes
{
    None = 0,
    Opens = 1,
    Due = 2,
    LateUntil = 4,
}
