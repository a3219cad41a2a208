using System.Text.RegularExpressions;
using BotService.Features.LedgerLists.Exporting;
using BotService.Features.LedgerLists.Visiting;
using BotService.Files;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>Reads the rows of an office's own list by the headings of the kind; what is wrong is named with its line.</summary>
internal sealed partial class LedgerImportReader(LedgerKind kind, LedgerImportPeople people, FieldChoices choices, LedgerDays days, DateOnly asOf)
{
    /// <summary>因天气原因未成行，改期再去.</summary>
    private static readonly string[] NotGone = ["未", "没", "改期", "取消", "推迟", "延期", "暂缓", "改天", "另约", "再约", "择期", "择日"];

    /// <summary>What a row may say of something that it does not tell of, as where an office has nothing to report.</summary>
    private static readonly string[] BesideNothing = ["title", "number", "group", "owner", "class", "source", "found"];

    /// <summary>As far as a day without its year may lie on either side.</summary>
    private const int HalfAYear = 6;

    private const int LongestNumber = 64;

    private const int LongestTitle = 200;

    private readonly LedgerImportTimes _times = new(kind, days, asOf);

    private readonly LedgerImportStates _states = new(kind, new LedgerImportTimes(kind, days, asOf));

    private readonly LedgerImportValues _values = new(kind, choices);

    private readonly List<(TableRow Row, string Title)> _nothing = [];

    public List<TableProblem> Problems { get; } = [];

    /// <summary>Rows that tell of nothing, with their words.</summary>
    public IEnumerable<string> Notes => _nothing.Count == 0
        ? []
        : [$"{LineText.Of([.. _nothing.Select(one => (one.Row.Sheet, one.Row.Line))])}没有{kind.Raise}（{string.Join('、', _nothing.Select(one => CellText.Quote(one.Title)).Distinct())}），没有当作内容。"];

    /// <summary>Those of the kind, and the one that our own lists have for the number which an item had elsewhere.</summary>
    public static TableColumns ColumnsOf(LedgerKind kind, IReadOnlyList<string> ignored) => new([.. Headed(kind).Select(column => new TableColumn(column.Field, column.Headings)
    {
        IsRequired = column.Field == "title",
        HeadsBlock = column.Field is "group" or "class",
        IsTime = column.Field is "due" or "found" or "closedOn",
        TakesMonths = column.Field is "due" or "found" or "closedOn",
        TakesShares = column.Field is "state" or "closed",
        TakesShown = kind.Field(column.Field) is not null,
        MayRepeat = column.Field is "state" or "closed" or "closedOn" || kind.Field(column.Field) is not null,
    })])
    {
        Ignored = ignored,
        LeavesOutUnknown = true,
        HasChapters = true,
        PassedHeadings = LedgerWorkbook.EntryHeadings,
    };

    private static IEnumerable<(string Field, IReadOnlyList<string> Headings)> Headed(LedgerKind kind) =>
        kind.Columns.Any(column => column.Field == LedgerImportPlan.Foreign) ? kind.Columns : kind.Columns.Append((LedgerImportPlan.Foreign, [LedgerWorkbook.ForeignHeading]));

    public LedgerImportRow? Read(TableRow row)
    {
        List<string> wrong = [];
        var title = SpreadsheetText.Plain((row["title"] ?? string.Empty).Trim());

        if (TellsOfNothing(row, title))
        {
            _nothing.Add((row, title));
            return null;
        }

        if (!ImportWords.IsContent(title))
        {
            Problems.Add(row.Problem($"没有{kind.Raise}的内容"));
            return null;
        }

        if (CellText.Length(title) > LongestTitle)
        {
            Problems.Add(row.Problem($"内容太长（最多 {LongestTitle} 字）"));
            return null;
        }

        var foreign = ImportWords.Said(row[LedgerImportPlan.Foreign]);
        var number = ImportWords.Said(row["number"]) is { Length: > 0 } said ? said : foreign;

        if (CellText.Length(number) > LongestNumber)
        {
            wrong.Add($"编号太长（最多 {LongestNumber} 字）");
        }

        // The unit is read first, since it tells people of one name apart, and complained of last.
        List<string> ofUnit = [];
        List<string> cut = [];
        var (group, unit, otherUnits) = people.UnitOf(row["group"], ofUnit);
        var (owner, team, ownerText) = people.OwnersOf(row["owner"], group, wrong);
        wrong.AddRange(ofUnit);
        var (verifier, verifierText) = people.VerifierOf(row["verifier"], group, owner, team, wrong);
        var isClosed = _states.IsClosed(row);
        var (due, unused) = _times.LimitOf(row, isClosed);
        var values = _values.Of(row, IsOurs(number), wrong, cut);
        var progress = _states.ProgressIn(row, isClosed);
        var isOther = foreign.Length > 0 && foreign != number && !IsOurs(number);
        string?[] remarks =
        [
            unused, isOther ? $"{LedgerWorkbook.ForeignHeading}“{foreign}”没有用上" : null,
            verifierText is null ? null : $"核实人{verifierText}不在名单", otherUnits is null ? null : $"单位{otherUnits}没有用上", _states.TakenForOpen(row), LedgerImportUpdate.CutOf(progress), .. cut,
        ];
        var read = new LedgerImportRow(row.Line, title)
        {
            Sheet = row.Sheet,
            IsTitleFromAbove = row.Filled.Contains("title"),
            Number = number,
            IsNumberFromAbove = row.Filled.Contains("number"),
            Owner = owner,
            Team = team,
            OwnerText = ownerText,
            GroupId = group ?? owner?.GroupId,
            UnitText = unit,
            IsUnitSaid = group is not null || unit is not null,
            Verifier = verifier,
            VerifierText = verifierText,
            Values = values,
            Progress = progress,
            FoundOn = _times.FoundOn(row["found"], wrong),
            Remarks = [.. remarks.OfType<string>()],
        };
        read = kind.IsVisit ? WithVisit(WithState(read, row, isClosed, wrong), due, wrong) : WithState(_times.WithDue(read, due, wrong), row, isClosed, wrong);

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

    /// <summary>无, 无问题, ——, and nothing about it beside: an office that has none says so.</summary>
    private bool TellsOfNothing(TableRow row, string title)
    {
        if (title.Length == 0 || (ImportWords.IsContent(title) && !NoProblem().IsMatch(title) && title != $"无{kind.Raise}"))
        {
            return false;
        }

        var others = kind.Columns.Select(column => column.Field).Where(field => !BesideNothing.Contains(field));
        return others.SelectMany(field => row.All(field).Select(cell => (string?)cell.Text).Append(row[field])).All(text => !ImportWords.Says(text) || YesNo.In(text) is { IsYes: false });
    }

    /// <summary>A visit has the days that were said, days off among them; one that is over counts on its last day, whenever the list was made.</summary>
    private LedgerImportRow WithVisit(LedgerImportRow row, string said, List<string> wrong)
    {
        // What was seen there is written of a visit that took place.
        var isOver = row.State is LedgerState.Closed || (row.Progress is { } seen && !IsNotGone(seen) && VisitIn(said, isOver: true)?.To <= asOf);

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

        if ((_times.TooFar(visit.From) ?? _times.TooFar(visit.To)) is { } far)
        {
            wrong.Add($"时间“{said}”{far}");
        }
        else if (isOver && visit.To > days.Today)
        {
            wrong.Add($"时间“{said}”还没过完，不能是{kind.Word(LedgerState.Closed)}；请写到哪一天");
        }

        return row with { State = isOver ? LedgerState.Closed : row.State, Visit = visit, Due = visit.To, ClosedOn = isOver ? visit.To : null, FoundOn = isOver && visit.To < row.FoundOn ? visit.To : row.FoundOn };
    }

    private static bool IsNotGone(string seen) => NotGone.Any(word => seen.Contains(word, StringComparison.Ordinal)) || Arranged().IsMatch(seen);

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
        if (_states.Unread(cells, IsOurs(row.Number)) is { } unread)
        {
            wrong.Add(unread);
        }

        if (!isClosed)
        {
            var known = _states.StateIn(cells);
            return row with
            {
                State = row.State is LedgerState.Standing ? LedgerState.Standing : known is LedgerState.Standing or LedgerState.Raised or LedgerState.Void ? known.Value : LedgerState.Doing,
                Review = known is LedgerState.Standing ? row.Review ?? _times.NextReview : row.Review,
                Remarks = known is LedgerState.Closed ? ["原台账写已完成、没有销号", .. row.Remarks] : row.Remarks,
            };
        }

        var closed = row with { State = row.Verifier is null || kind.IsRecord ? LedgerState.Closed : LedgerState.Claimed, Review = null };
        return _times.WithClosing(closed, cells, _states.DayOfClosing(cells), IsOurs(row.Number), wrong);
    }

    /// <summary>无问题, 未发现问题, 暂无此类问题.</summary>
    [GeneratedRegex("^(?:目前|暂时|暂|均|尚)?(?:无|没有|未发现|未发生|不存在)(?:此类|该类|上述|相关|类似|以上)?问题[。.]?$")]
    private static partial Regex NoProblem();

    /// <summary>已预约, 准备去, 下周再去: it is only being arranged.</summary>
    [GeneratedRegex(
        "^(?:(?:已经?|正在?|拟|准备|计划|打算|将|待|等待?|下[周月])*再?(?:联系|预约|约|对接|安排)(?:定|好|了|中)*"
        + "|(?:正在?|拟|准备|计划|打算|将|待|等待?|下[周月]|明天|后天)+再?(?:走访|前往|去))[。.]?$")]
    private static partial Regex Arranged();
}
