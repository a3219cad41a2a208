using BotService.Files;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>Reads the rows of an office's own list by the headings of the kind; what is wrong is named with its line.</summary>
internal sealed class LedgerImportReader(LedgerKind kind, LedgerImportPeople people, FieldChoices choices, LedgerDays days, DateOnly asOf)
{
    /// <summary>因天气原因未成行，改期再去.</summary>
    private static readonly string[] NotGone = ["未", "没", "改期", "取消", "推迟", "延期", "暂缓"];

    /// <summary>As far as a day without its year may lie on either side.</summary>
    private const int HalfAYear = 6;

    private const int LongestNumber = 64;

    private readonly LedgerImportStates _states = new(kind);

    private readonly LedgerImportValues _values = new(kind, choices);

    public List<TableProblem> Problems { get; } = [];

    public static TableColumns ColumnsOf(LedgerKind kind, IReadOnlyList<string> ignored) => new([.. kind.Columns.Select(column => new TableColumn(column.Field, column.Headings)
    {
        IsRequired = column.Field == "title",
        HeadsBlock = column.Field is "group" or "class",
        IsTime = column.Field is "due" or "found" or "closedOn",
        TakesMonths = column.Field is "due" or "found" or "closedOn",
        TakesShares = column.Field is "state" or "closed",
        MayRepeat = column.Field is "state" or "closed" or "closedOn" || kind.Field(column.Field) is not null,
    })])
    {
        Ignored = ignored,
        LeavesOutUnknown = true,
        HasChapters = true,
        PassedHeadings = LedgerWorkbook.EntryHeadings,
    };

    public LedgerImportRow? Read(TableRow row)
    {
        List<string> wrong = [];
        var title = SpreadsheetText.Plain((row["title"] ?? string.Empty).Trim());

        if (title.Length is 0 or > 200)
        {
            Problems.Add(row.Problem(title.Length == 0 ? $"没有{kind.Raise}的内容" : "内容太长（最多 200 字）"));
            return null;
        }

        if (row["number"] is { Length: > LongestNumber })
        {
            wrong.Add($"编号太长（最多 {LongestNumber} 字）");
        }

        // The unit is read first, since it tells people of one name apart, and complained of last.
        List<string> ofUnit = [];
        var (group, unit) = people.UnitOf(row["group"], ofUnit);
        var (owner, team, ownerText) = people.OwnersOf(row["owner"], group, wrong);
        wrong.AddRange(ofUnit);
        var (verifier, verifierText) = people.VerifierOf(row["verifier"], group, owner, team, wrong);
        var isClosed = _states.IsClosed(row);
        var (due, unused) = LimitOf(row, isClosed);
        var values = _values.Of(row, IsOurs(row["number"]), wrong);
        var read = new LedgerImportRow(row.Line, title)
        {
            Sheet = row.Sheet,
            Number = row["number"],
            IsNumberFromAbove = row.Filled.Contains("number"),
            Owner = owner,
            Team = team,
            OwnerText = ownerText,
            GroupId = group ?? owner?.GroupId,
            UnitText = unit,
            Verifier = verifier,
            VerifierText = verifierText,
            Values = values,
            FoundOn = FoundOn(row["found"], wrong),
            Remarks = [.. ((string?[])[unused, verifierText is null ? null : $"核实人{verifierText}不在名单", _states.TakenForOpen(row)]).OfType<string>()],
        };
        read = kind.Has("clash") ? WithVisit(WithState(read, row, isClosed, wrong), due, wrong) : WithState(WithDue(read, due, wrong), row, isClosed, wrong);

        if (wrong.Count == 0)
        {
            return read;
        }

        var isUnknown = wrong.Exists(text => text.Contains("不在名单", StringComparison.Ordinal) || text.Contains("不是组名", StringComparison.Ordinal));
        Problems.Add(row.Problem(string.Join("；", wrong) + (isUnknown ? "（要保留文字请加 --keep-unknown）" : string.Empty)));
        return null;
    }

    /// <summary>问12, as our own lists number their rows.</summary>
    private bool IsOurs(string? number) =>
        FoldedText.Of(number ?? string.Empty) is var folded && folded.StartsWith(kind.Prefix, StringComparison.Ordinal) && folded.Length > kind.Prefix.Length
            && folded.AsSpan(kind.Prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The first of the columns for it in which a day stands.</summary>
    private static (string Heading, string Text) ClosedOnIn(TableRow row) => row.All("closedOn").Where(cell => ImportWords.Says(cell.Text)).FirstOrDefault((string.Empty, string.Empty));

    /// <summary>What a list says is found by today, also when the list is dated ahead.</summary>
    private DateOnly FoundOn(string? said, List<string> wrong)
    {
        var day = ImportWords.Says(said) ? HappenedOn("发现时间", said, wrong) ?? asOf : asOf;
        return day > days.Today ? days.Today : day;
    }

    private DateOnly? HappenedOn(string heading, string said, List<string> wrong)
    {
        var day = ImportDays.HappenedOn(said, asOf, days.Today);

        if (day is null || day > days.Today)
        {
            wrong.Add($"{heading}“{said}”{(day is null ? "看不出是哪一天" : "还没到")}");
        }

        return day;
    }

    /// <summary>The words for the time limit. Of what is not done 完成时间 is the limit, where no other is named and it lies ahead; anything else that stands there is told.</summary>
    private (string Due, string? Unused) LimitOf(TableRow row, bool isClosed)
    {
        var due = row["due"]?.Trim() ?? string.Empty;
        var (heading, said) = ClosedOnIn(row);

        if (isClosed || said.Length == 0)
        {
            return (due, null);
        }

        var isLimit = ImportWords.IsLasting(said) || ImportWords.IsAtOnce(said) || ImportDays.DayOf(said, asOf, isAhead: true) >= asOf;
        return due.Length == 0 && isLimit ? (said, null) : (due, $"{heading}“{said}”没有用上");
    }

    private LedgerImportRow WithDue(LedgerImportRow row, string said, List<string> wrong)
    {
        if (ImportWords.IsLasting(said))
        {
            row.Values["horizon"] = "长久立";
            return row with { Review = asOf.AddDays(kind.Review.Days > 0 ? kind.Review.Days : 90), State = LedgerState.Standing };
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

    private string? TooFar(DateOnly day) => day > days.Furthest || day < days.Earliest ? $"请核对：要在 {days.Earliest.Year} 年到 {LedgerWording.Furthest(days)}之间" : null;

    /// <summary>A visit has the days that were said, days off among them; one that is over counts on its last day, whenever the list was made.</summary>
    private LedgerImportRow WithVisit(LedgerImportRow row, string said, List<string> wrong)
    {
        // What was seen there is written of a visit that took place.
        var isOver = row.State is LedgerState.Closed || (row.Progress is { } seen && !NotGone.Any(word => seen.Contains(word, StringComparison.Ordinal)) && VisitIn(said, isOver: true)?.To <= asOf);

        if (said.Length == 0)
        {
            wrong.Add("没有时间：请写哪一天去");
            return row;
        }

        if (VisitIn(said, isOver) is not { } visit)
        {
            wrong.Add($"时间“{said}”看不出是哪一天");
            return row;
        }

        if ((TooFar(visit.From) ?? TooFar(visit.To)) is { } far)
        {
            wrong.Add($"时间“{said}”{far}");
        }
        else if (isOver && visit.To > days.Today)
        {
            wrong.Add($"时间“{said}”还没过完，不能是{kind.Word(LedgerState.Closed)}；请写到哪一天");
        }

        return row with { State = isOver ? LedgerState.Closed : row.State, Visit = visit, Due = visit.To, ClosedOn = isOver ? visit.To : null, FoundOn = isOver && visit.To < row.FoundOn ? visit.To : row.FoundOn };
    }

    /// <summary>9月12日至13日, 9月中旬. What is over lies behind, whatever is closer to the day of the list.</summary>
    private (DateOnly From, DateOnly To)? VisitIn(string said, bool isOver)
    {
        var text = VisitDays.WithPartsJoined(said);

        foreach (var near in (DateOnly[])[asOf, asOf.AddMonths(-HalfAYear)])
        {
            if (VisitDays.At(text, near.ToDateTime(TimeOnly.MinValue), out var length) is { } range && length == text.Length && !(isOver && range.To > days.Today))
            {
                return range;
            }
        }

        return ImportDays.DayOf(said, asOf, isAhead: !isOver, days.Today) is { } day ? (day, day) : null;
    }

    /// <summary>An import may claim, never verify: closed with a verifier of the roster waits for that person's verdict.</summary>
    private LedgerImportRow WithState(LedgerImportRow row, TableRow cells, bool isClosed, List<string> wrong)
    {
        var state = _states.StateIn(cells);
        var progress = _states.ProgressIn(cells, isClosed);

        var known = ImportWords.StateOf(state, kind);

        // What waits to be accepted here, or was dropped here, comes back so with our own list alone.
        if (known is null || (known is LedgerState.Raised or LedgerState.Void && !IsOurs(row.Number)))
        {
            wrong.Add($"进展“{state}”看不懂，请改成 {(kind.IsRecord ? $"{kind.Word(LedgerState.Doing)} 或 {kind.Word(LedgerState.Closed)}" : "正在整改、部分完成 或 已完成")}");
        }

        if (!isClosed)
        {
            return row with
            {
                Progress = progress,
                State = row.State is LedgerState.Standing ? LedgerState.Standing : known is LedgerState.Standing or LedgerState.Raised or LedgerState.Void ? known.Value : LedgerState.Doing,
                Remarks = known is LedgerState.Closed ? ["原台账写已完成、没有销号", .. row.Remarks] : row.Remarks,
            };
        }

        var (heading, said) = ClosedOnIn(cells);
        var on = said.Length > 0 ? HappenedOn(heading, said, wrong) : asOf;

        // What is done is done by now, also when the list is dated ahead.
        return row with { State = row.Verifier is null || kind.IsRecord ? LedgerState.Closed : LedgerState.Claimed, ClosedOn = on > days.Today ? days.Today : on, Progress = progress, Review = null };
    }
}
