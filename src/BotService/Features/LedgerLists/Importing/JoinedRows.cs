using BotService.Features.LedgerLists.Raising;
using BotService.Files;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>Rows of one file that tell of one item, as when a problem is joined over its measures: they are read together, or it is said why they cannot be.</summary>
internal sealed class JoinedRows(LedgerKind kind, FieldChoices choices)
{
    private const int MostNamed = 10;

    private const char Joint = '；';

    private const string Measure = "measure";

    private readonly List<string> _joined = [];

    public List<TableProblem> Problems { get; } = [];

    /// <summary>Which lines were read together.</summary>
    public IEnumerable<string> Notes => _joined.Count <= MostNamed ? _joined : _joined.Take(MostNamed).Append($"另有 {_joined.Count - MostNamed} 件也是几行合着读的。");

    /// <summary>One row for each item, in the order in which they begin. Where one sentence has several numbers, each number is an item.</summary>
    public IReadOnlyList<LedgerImportRow> Of(IReadOnlyList<LedgerImportRow> rows)
    {
        var keyed = Keyed(rows);
        var several = keyed.Where(one => IsNumbered(one.Row)).GroupBy(one => one.Key, one => one.Row.Number)
            .Where(numbers => numbers.Distinct().Count() > 1).Select(numbers => numbers.Key).ToHashSet();
        Problems.AddRange(keyed.Where(one => several.Contains(one.Key) && !IsNumbered(one.Row)).Select(one => one.Row.Problem("内容和单位同别的行一样，只有它没有编号：请补上编号")));
        var items = keyed.GroupBy(one => (one.Key, Number: several.Contains(one.Key) ? one.Row.Number : null), one => one.Row);
        List<LedgerImportRow> joined = [.. items.Select(alike => Join([.. alike]))];

        // A number that is joined over several measures of one problem stands in the file once.
        var twice = Twice(rows.Where(row => !row.IsNumberFromAbove)).Concat(Twice(joined)).DistinctBy(row => row.Number);
        Problems.AddRange(twice.Select(row => row.Problem($"编号 {row.Number} 在文件里出现了两次")));
        return joined;
    }

    private static IEnumerable<LedgerImportRow> Twice(IEnumerable<LedgerImportRow> rows) =>
        rows.Where(IsNumbered).GroupBy(row => row.Number).Where(group => group.Count() > 1).Select(group => group.Last());

    /// <summary>
    /// Each row by what it means its item. Where no row of a sentence names a unit, none is made up from the owners; a sentence that is joined over a row
    /// goes on from the row above. Records are told apart by who made them.
    /// </summary>
    private List<(LedgerImportRow Row, RowKey Key)> Keyed(IReadOnlyList<LedgerImportRow> rows)
    {
        var withUnit = rows.Where(row => row.IsUnitSaid).Select(row => LedgerRaising.Plain(row.Title)).ToHashSet(StringComparer.Ordinal);
        var keyed = new List<(LedgerImportRow Row, RowKey Key)>(rows.Count);

        foreach (var row in rows)
        {
            var key = new RowKey(LedgerRaising.Plain(row.Title), row.GroupId, row.UnitText, row.Visit);

            if (!kind.IsRecord && !row.IsUnitSaid)
            {
                var goesOn = row.IsTitleFromAbove && keyed.Count > 0 && keyed[^1].Key.Sentence == key.Sentence;
                key = goesOn ? keyed[^1].Key : withUnit.Contains(key.Sentence) ? key : key with { GroupId = null };
            }

            keyed.Add((row, key));
        }

        return keyed;
    }

    private static bool IsNumbered(LedgerImportRow row) => row.Number is { Length: > 0 };

    private LedgerImportRow Join(List<LedgerImportRow> rows)
    {
        if (rows.Count == 1)
        {
            return rows[0];
        }

        var first = rows[0];
        var differ = rows.Exists(row => Settled(row.State) != Settled(first.State));
        var state = StateOf(rows);

        // Of a record, and of what only our own list can say, one of the rows is wrong; measures may be at different points.
        if (differ && (kind.IsRecord || rows.Exists(row => row.State is LedgerState.Raised or LedgerState.Void)))
        {
            Problems.AddRange(rows.Where(row => Settled(row.State) != Settled(first.State)).Select(row => row.Problem($"和{first.Place}是同一件，状态不一样")));
        }

        _joined.Add($"{LineText.Of([.. rows.Select(row => (row.Sheet, row.Line))])}是同一件，合着读了。");

        List<Member> people = [.. rows.SelectMany(row => row.Owner is { } owner ? row.Team.Prepend(owner) : row.Team).DistinctBy(member => member.Id)];
        var ahead = rows.FindAll(row => Settled(row.State) == state) is { Count: > 0 } alike ? alike : rows;
        var limit = ahead.Where(row => !row.IsUsualDue).MaxBy(row => row.Due) is { Due: not null } said ? said : ahead.MaxBy(row => row.Due)!;
        var verifier = rows.Select(row => row.Verifier).FirstOrDefault(one => one is not null && people.TrueForAll(member => member.Id != one.Id));
        var unit = rows.Find(row => row.IsUnitSaid);
        var progress = Together(rows.Select(row => ToldOf(row, state))) is { Length: > 0 } told ? told : null;
        List<string> cut = LedgerImportUpdate.CutOf(progress) is { } remark ? [remark] : [];
        var values = ValuesOf(rows, cut);
        var remarks = rows.SelectMany(row => row.Remarks).Concat(cut);
        return first with
        {
            Number = rows.Select(row => row.Number).FirstOrDefault(number => number is { Length: > 0 }),
            Owner = people.FirstOrDefault(),
            Team = [.. people.Skip(1)],
            OwnerText = OwnerTextOf(rows),
            GroupId = unit is null ? people.FirstOrDefault()?.GroupId : unit.GroupId,
            UnitText = unit?.UnitText,
            IsUnitSaid = unit is not null,
            FoundOn = rows.Min(row => row.FoundOn),
            Due = limit.Due,
            DueSaid = limit.DueSaid,
            IsUsualDue = limit.IsUsualDue,
            State = state is not LedgerState.Closed ? state : verifier is null || kind.IsRecord ? LedgerState.Closed : LedgerState.Claimed,
            ClosedOn = state is LedgerState.Closed ? rows.Max(row => row.ClosedOn) : null,
            Review = state is LedgerState.Standing ? rows.Max(row => row.Review) : null,
            Verifier = verifier,
            VerifierText = verifier is null ? rows.Find(row => row.VerifierText is not null)?.VerifierText : null,
            Progress = progress,
            Values = values,
            Remarks = [.. (differ ? remarks.Append("几行状态不一样，按没办完读") : remarks).Distinct()],
        };
    }

    /// <summary>A verifier may stand in one of the rows alone; all of them are done.</summary>
    private static LedgerState Settled(LedgerState state) => state is LedgerState.Claimed ? LedgerState.Closed : state;

    /// <summary>It is done when all of it is, and takes long when nothing else is left.</summary>
    private static LedgerState StateOf(List<LedgerImportRow> rows)
    {
        var open = rows.Where(row => Settled(row.State) is not LedgerState.Closed).Select(row => row.State).Distinct().ToList();
        return open.Count == 0 ? LedgerState.Closed : open.Count == 1 ? open[0] : LedgerState.Doing;
    }

    /// <summary>更换灯头：已完成, of a measure that is at another point than the whole.</summary>
    private string? ToldOf(LedgerImportRow row, LedgerState state)
    {
        var own = Settled(row.State);

        if (own == state)
        {
            return row.Progress;
        }

        var word = row.Progress ?? (own is LedgerState.Closed ? "已完成" : kind.Word(own));
        return row.Values.TryGetValue(Measure, out var measure) ? $"{measure}：{word}" : $"其中一项{word}";
    }

    private string? OwnerTextOf(List<LedgerImportRow> rows)
    {
        var texts = rows.Select(row => row.OwnerText).OfType<string>().Distinct().ToList();
        var joined = texts.Count < 2 ? texts.FirstOrDefault() : string.Join('、', texts.SelectMany(text => ImportWords.NamesIn(text)).Distinct());

        if (joined is not null && CellText.Length(joined) > LedgerImportPeople.LongestOwner)
        {
            Problems.Add(rows[0].Problem(LedgerImportPeople.OwnerTooLong));
        }

        return joined;
    }

    /// <summary>Sentences stand beside each other; of a field with listed values there is one.</summary>
    private Dictionary<string, string> ValuesOf(List<LedgerImportRow> rows, List<string> cut)
    {
        var values = new Dictionary<string, string>(rows[0].Values);

        foreach (var field in kind.Fields)
        {
            // What is there without being said differs from nothing.
            var said = rows.Where(row => row.Values.TryGetValue(field.Key, out var value) && value != field.Default).ToList();

            if (said.Count == 0)
            {
                continue;
            }

            var isListed = choices.Of(kind, field).Count > 0;
            var one = said[0].Values[field.Key];
            values[field.Key] = isListed ? one : LedgerImportValues.Kept(field, Together(said.Select(row => row.Values[field.Key])), cut);
            Problems.AddRange(said.Where(row => isListed && row.Values[field.Key] != one).Select(row => row.Problem($"和{said[0].Place}是同一件，{field.Name}不一样")));
        }

        return values;
    }

    private static string Together(IEnumerable<string?> texts) => string.Join(Joint, texts.Where(text => !string.IsNullOrEmpty(text)).Distinct());

    /// <summary>By what two rows mean one item, when neither has a number.</summary>
    private readonly record struct RowKey(string Sentence, int? GroupId, string? UnitText, (DateOnly From, DateOnly To)? Visit);
}
