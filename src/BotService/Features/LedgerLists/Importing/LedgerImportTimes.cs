using BotService.Files;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>The days of a row in an office's list: when it was found, by when it is to be done, and when it was.</summary>
/// <param name="asOf">The day of the list.</param>
internal sealed class LedgerImportTimes(LedgerKind kind, LedgerDays days, DateOnly asOf)
{
    private const string Found = "发现时间";

    /// <summary>When what takes long is looked at again: counted from the day of the list, whichever column says that it takes long.</summary>
    public DateOnly NextReview => asOf.AddDays(kind.Review.Days > 0 ? kind.Review.Days : 90);

    /// <summary>What a list says is found by today, also when the list is dated ahead.</summary>
    public DateOnly FoundOn(string? said, List<string> wrong)
    {
        var day = ImportWords.Says(said) ? HappenedOn(Found, said, wrong) ?? asOf : asOf;
        return day > days.Today ? days.Today : day;
    }

    /// <summary>The words for the time limit. Where no other is named 完成时间 is the limit, of what is not done if it lies ahead, and of what is done if it can only lie ahead; what else stands there is told.</summary>
    public (string Due, string? Unused) LimitOf(TableRow row, bool isClosed)
    {
        var due = ImportWords.Said(row["due"]);

        if (isClosed)
        {
            var (name, ahead) = DoneIn(row).FirstOrDefault(cell => CanOnlyLieAhead(cell.Heading, cell.Text), (Heading: string.Empty, Text: string.Empty));
            return ahead.Length == 0 ? (due, null) : (due.Length == 0 ? ahead : due, $"{name}“{ahead}”还没到，没有当作完成的日子");
        }

        var (heading, said) = DoneIn(row).FirstOrDefault((Heading: string.Empty, Text: string.Empty));

        if (said.Length == 0)
        {
            return (due, null);
        }

        var isLimit = ImportWords.IsLasting(said) || ImportWords.IsAtOnce(said) || ImportDays.DayOf(said, asOf, isAhead: true) >= asOf;
        return due.Length == 0 && isLimit ? (said, null) : (due, $"{heading}“{said}”没有用上");
    }

    public LedgerImportRow WithDue(LedgerImportRow row, string said, List<string> wrong)
    {
        if (ImportWords.IsLasting(said))
        {
            row.Values["horizon"] = "长久立";
            return row with { Review = NextReview, State = LedgerState.Standing };
        }

        // 12月底前完成并长期坚持 has a limit, and goes on behind it.
        if (ImportWords.BeforeLasting(said) is { } before && (ImportWords.IsAtOnce(before) || ImportDays.DayOf(before, asOf, isAhead: true) is not null))
        {
            var limited = WithDue(row, before, wrong);
            limited.Values["horizon"] = "长久立";
            return limited with { Remarks = [.. limited.Remarks, $"“{said}”按期限读{(kind.Field("horizon") is { } field ? $"，{field.Name}记为长久立" : string.Empty)}"] };
        }

        if (said.Length == 0 || ImportWords.IsAtOnce(said))
        {
            if (said.Length > 0)
            {
                row.Values["horizon"] = "当下改";
            }

            return row with { IsUsualDue = true, Due = days.After(asOf, kind.Due) is { } due && (row.Owner is not null || row.OwnerText is not null) ? days.OrWorkingDayBefore(due) : null };
        }

        if (ImportDays.DayOf(said, asOf, isAhead: true) is not { } day)
        {
            wrong.Add($"时限“{said}”看不出是哪一天");
            return row;
        }

        if (TooFar(day) is { } far)
        {
            wrong.Add($"时限“{said}”{far}");
            return row;
        }

        return row with { Due = days.OrWorkingDayBefore(day), DueSaid = days.IsWorkingDay(day) ? null : day };
    }

    public string? TooFar(DateOnly day) => day > days.Furthest || day < days.Earliest ? $"请核对：要在 {days.Earliest.Year} 年到 {LedgerWording.Furthest(days)}之间" : null;

    /// <summary>The day on which it was done: the column for it, the day in the words that close it, else the day of the list; and by then it had been found.</summary>
    /// <param name="answer">What the words that close it say of the day, and under which heading.</param>
    public LedgerImportRow WithClosing(LedgerImportRow row, TableRow cells, (string Heading, string Text) answer, bool isOurs, List<string> wrong)
    {
        var (heading, said) = DoneIn(cells).FirstOrDefault(cell => !CanOnlyLieAhead(cell.Heading, cell.Text), (Heading: string.Empty, Text: string.Empty));

        if (said.Length == 0 && ImportDays.DayOf(answer.Text, asOf, isAhead: true) is not null)
        {
            (heading, said) = answer;
        }

        if (said.Length > 0 && CanOnlyLieAhead(heading, said))
        {
            wrong.Add($"{heading}“{said}”还没到");
            return row;
        }

        if (said.Length == 0)
        {
            // What is done is done by now, also when the list is dated ahead.
            var listed = asOf > days.Today ? days.Today : asOf;
            return row with { ClosedOn = listed < row.FoundOn ? row.FoundOn : listed };
        }

        var on = HappenedOn(heading, said, wrong);
        return on < row.FoundOn ? WithEarlierFinding(row, cells["found"], on.Value, isOurs ? null : $"{heading}“{said}”", wrong) : row with { ClosedOn = on };
    }

    /// <summary>It was done before the day of the list, by which it must have been found; 9月 as the time of finding began with its first day.</summary>
    /// <param name="named">The day as the list says it; null for a list of ours, which may tell of items that an older release took so.</param>
    private LedgerImportRow WithEarlierFinding(LedgerImportRow row, string? found, DateOnly on, string? named, List<string> wrong)
    {
        if (named is not null && ImportWords.Says(found) && ImportDays.BeganOn(found, asOf, days.Today) > on)
        {
            wrong.Add($"{named}早于{Found}“{found}”");
        }

        return row with { ClosedOn = on, FoundOn = on };
    }

    /// <summary>Whether a day has come by the day of the list: in a column of what happened 11月18日办结 is no plan, and 12月25日完成 of November is one.</summary>
    public bool HasHappened(string said) => ImportDays.HappenedOn(said, asOf, days.Today) <= asOf && !CanOnlyLieAhead(string.Empty, said);

    /// <summary>The columns for the day on which it was done, as far as they say something.</summary>
    private static IEnumerable<(string Heading, string Text)> DoneIn(TableRow row) => row.All("closedOn").Where(cell => ImportWords.Says(cell.Text));

    /// <summary>完成时间 12月底 of something that is done by September: the one to come is meant, as the one that is past lies much further away. 销号时间 is never a limit.</summary>
    private bool CanOnlyLieAhead(string heading, string said) =>
        !heading.Contains("销号时间", StringComparison.Ordinal) && !heading.Contains("销号日期", StringComparison.Ordinal)
            && ImportDays.DayOf(said, asOf, isAhead: true) is { } ahead && ahead > days.Today
            && ImportDays.HappenedOn(said, asOf, days.Today) is { } behind && behind < asOf && ahead.DayNumber - asOf.DayNumber < asOf.DayNumber - behind.DayNumber;

    private DateOnly? HappenedOn(string heading, string said, List<string> wrong)
    {
        var day = ImportDays.HappenedOn(said, asOf, days.Today);

        if (day is null || day > days.Today)
        {
            wrong.Add($"{heading}“{said}”{(day is null ? "看不出是哪一天" : "还没到")}");
        }

        return day;
    }
}
