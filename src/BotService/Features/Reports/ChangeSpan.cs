using BotService.Features.Reports.Comparing;
using BotService.Features.Reports.Figures;
using BotService.Time;

namespace BotService.Features.Reports;

/// <summary>The days and the knowledge between two snapshots, and what in a record's history explains a difference.</summary>
internal sealed record ChangeSpan(DateOnly OldDay, DateTimeOffset OldMade, DateOnly NewDay, DateTimeOffset NewMade, LocalClock Clock)
{
    public const string Late = "补录";

    public const string New = "新增";

    /// <summary>Known now of a day that the old snapshot had counted already; null when nothing was learned.</summary>
    public RecordCause? Known(IReadOnlyList<RecordEvent> events, int by)
    {
        if (events.LastOrDefault(one => one.At <= OldMade && (one.Day <= OldDay || one.IsChange) && one.TakenBackAt > OldMade && one.TakenBackAt <= NewMade && one.Adds != by > 0) is { } back)
        {
            return new RecordCause("撤回", back.Day, back.TakenBackAt);
        }

        var learned = events.Where(one => (one.At > OldMade || (one.HasNoHour && one.Day == Clock.DayOf(OldMade))) && one.At <= NewMade && !(one.TakenBackAt <= NewMade)).ToList();

        if (Telling(learned.FindAll(one => one.Day <= OldDay), by) is { } late)
        {
            // What was recorded on its own day was not late: the old snapshot was made before that day's end.
            return new RecordCause(IsOnItsDay(late) ? WordOf(late, learned) : late.IsChange ? late.Word : Late, late.Day, late.At);
        }

        // A changed field is true of every day, so it also changes what an earlier day counts.
        return learned.LastOrDefault(one => one.IsChange) is { } change ? new RecordCause(change.Word, change.Day, change.At) : null;
    }

    /// <summary>Happened between the two days; null when nothing did.</summary>
    public RecordCause? Happened(IReadOnlyList<RecordEvent> events, int by)
    {
        var (from, to) = OldDay <= NewDay ? (OldDay, NewDay) : (NewDay, OldDay);
        var between = events.Where(one => one.Day > from && one.Day <= to && one.At <= NewMade && !(one.TakenBackAt <= NewMade)).ToList();

        if (between.Count == 0)
        {
            return null;
        }

        if (OldDay > NewDay)
        {
            return new RecordCause("截至日更早", between[^1].Day, null);
        }

        return by > 0 && between.FirstOrDefault(one => one.IsFirst) is { } first ? new RecordCause(first.Word, first.Day, null) : new RecordCause(Telling(between, by)!.Word, Telling(between, by)!.Day, null);
    }

    /// <summary>The last that works in the direction of the difference, before any other; null of none.</summary>
    private static RecordEvent? Telling(List<RecordEvent> events, int by) =>
        events.FindLast(one => !one.IsChange && one.Adds == by > 0) ?? events.FindLast(one => one is { IsChange: false, Adds: null }) ?? events.FindLast(one => !one.IsChange) ?? events.LastOrDefault();

    private static string WordOf(RecordEvent late, List<RecordEvent> learned) => learned.Find(one => one.IsFirst)?.Word ?? late.Word;

    private bool IsOnItsDay(RecordEvent one) => Clock.DayOf(one.At) == one.Day;
}
