using BotService.Features.LedgerLists.Acts;
using BotService.Features.LedgerLists.Visiting;
using BotService.Files;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>What a row says anew of an item that is there: values follow the file, a state moves forward only, nothing is entered twice, and what people did here stands.</summary>
internal sealed class LedgerImportUpdate(BotDbContext db, LedgerBook book, LedgerKind kind, LedgerDays days, Viewer by)
{
    public const string Finished = "原台账已完成";

    public const string FromList = "（原台账）";

    private const int LettersTold = 20;

    /// <summary>What is to be verified, and by whom; each person is asked once for all of it.</summary>
    public List<(int MemberId, LedgerItem Item)> ToVerify { get; } = [];

    /// <summary>Who was asked for that before, and is not any more.</summary>
    public List<(int MemberId, LedgerItem Item)> NoLonger { get; } = [];

    private static int LongestProgress => LedgerWording.LongestText - FromList.Length;

    /// <summary>How a progress of an older list stands among the entries.</summary>
    public static string ProgressOf(string words) => MessageText.ClipRunes(words, LongestProgress) + FromList;

    /// <summary>Told of a progress that is longer than an entry; null of any other.</summary>
    public static string? CutOf(string? progress) => progress is not null && CellText.Length(progress) > LongestProgress ? $"进展太长，留了前 {LongestProgress} 字" : null;

    public RowChanges Read(LedgerItem item, LedgerImportRow row, ItemSteps steps)
    {
        var changes = new RowChanges([], [], []);
        Fields(changes, item, row, steps);
        Owner(changes, item, row, steps);
        Due(changes, item, row, steps);
        Unit(changes, item, row, steps);
        var content = kind.IsVisit ? "地点" : "内容";
        Add(changes, content, content, item.Title != row.Title, steps.WasChangedHere("内容") || steps.WasMovedHere(isPlace: true), () => item.Title = row.Title);
        Team(changes, item, row, steps);
        var verifiers = Verifier(changes, item, row, steps);
        Steps(changes, item, row, steps, verifiers);
        return changes;
    }

    public void Apply(LedgerItem item, RowChanges changes, ItemSteps steps)
    {
        foreach (var value in changes.Values)
        {
            value.Take();
        }

        if (changes.Values.Count > 0)
        {
            item.FirstDueOn ??= item.OwnerId is null ? null : item.DueOn;
            steps.Entries.Add(book.Append(item, Step(LedgerVerb.Change, item.State) with { Text = LedgerWording.Clip($"再次导入：{string.Join("，", changes.Values.Select(value => value.Told))}") }));
        }

        foreach (var step in changes.Steps)
        {
            step.Take();
        }
    }

    private void Fields(RowChanges changes, LedgerItem item, LedgerImportRow row, ItemSteps steps)
    {
        var values = LedgerFields.Read(item.Fields);

        foreach (var (key, value) in row.Values)
        {
            if (kind.Field(key) is { } field && field.Default != value)
            {
                // What was measured is set by whoever verified it.
                var isMeasured = key is "actual" && steps.Has(LedgerVerb.Pass);
                Add(changes, field.Name, $"{field.Name} {value}", values.GetValueOrDefault(key) != value, isMeasured || steps.WasChangedHere(field.Name), () => Set(item, key, value));
            }
        }

        // A list that had no numbers before has them from now on.
        if (row.Number is { Length: > 0 } number && !values.ContainsKey(LedgerImportPlan.Foreign) && FoldedText.Of(number) != $"{kind.Prefix}{item.Number}")
        {
            changes.Values.Add(new RowStep($"原编号 {number}", () => Set(item, LedgerImportPlan.Foreign, number)));
        }
    }

    private static void Set(LedgerItem item, string key, string value)
    {
        var values = LedgerFields.Read(item.Fields);
        values[key] = value;
        item.Fields = LedgerFields.Write(values);
    }

    /// <summary>A name that is not on the roster takes an item from nobody: whoever has left is such a name too.</summary>
    private static void Owner(RowChanges changes, LedgerItem item, LedgerImportRow row, ItemSteps steps)
    {
        var isOther = row.Owner is { } owner
            ? owner.Id != item.OwnerId || (row.OwnerText != item.OwnerText && !steps.WasHandedOnHere)
            : row.OwnerText is not null && row.OwnerText != item.OwnerText && (item.OwnerId is null || steps.WasHandedOnHere);
        Add(changes, "责任人", $"责任人 {row.OwnerWords}", isOther, steps.WasHandedOnHere, () => (item.OwnerId, item.OwnerText, item.DueOn) = (row.Owner?.Id ?? item.OwnerId, row.OwnerText, item.DueOn ?? row.Due));
    }

    /// <summary>The changes are taken later: until then the item still has the owner before.</summary>
    private static int? OwnerAfter(LedgerItem item, LedgerImportRow row, ItemSteps steps) => row.Owner is { } owner && !steps.WasHandedOnHere ? owner.Id : item.OwnerId;

    private static void Due(RowChanges changes, LedgerItem item, LedgerImportRow row, ItemSteps steps)
    {
        if (row.Visit is { } visit)
        {
            var isFromHere = steps.IsDayFromHere || steps.WasMovedHere(isPlace: false);
            Add(changes, "时间", $"时间 {VisitDays.Written(visit.From, visit.To)}", !row.LiesWith(item), isFromHere, () => (item.VisitFrom, item.VisitTo, item.DueOn) = (visit.From, visit.To, visit.To));
            return;
        }

        if (!row.IsUsualDue && row.Due is { } due)
        {
            Add(changes, "期限", $"期限 {LedgerDays.Long(due)}", due != item.DueOn, item.TimesPutOff > 0 || item.Cycle > 1 || steps.IsDayFromHere, () => item.DueOn = due);
        }
    }

    /// <summary>Where the list names no unit, the item goes along with a new owner and otherwise stays.</summary>
    private static void Unit(RowChanges changes, LedgerItem item, LedgerImportRow row, ItemSteps steps)
    {
        if (!row.IsUnitSaid && row.Owner?.Id == item.OwnerId)
        {
            return;
        }

        var isOther = (row.GroupId is { } group && group != item.GroupId) || (row.UnitText is { } unit && unit != item.UnitText);
        Add(changes, "责任单位", "责任单位", isOther, steps.WasHandedOnHere, () => (item.GroupId, item.UnitText) = (row.GroupId ?? item.GroupId, row.IsUnitSaid ? row.UnitText : item.UnitText));
    }

    /// <summary>Who helps is added; who was taken off here stays off, and nobody who joined here is taken off.</summary>
    private void Team(RowChanges changes, LedgerItem item, LedgerImportRow row, ItemSteps steps)
    {
        var owner = OwnerAfter(item, row, steps);

        foreach (var member in row.Team.Where(m => m.Id != owner && !steps.People.Exists(t => t.MemberId == m.Id && t.Role == LedgerRole.Member) && !steps.IsOn(m.Id, LedgerRole.Verifier)))
        {
            changes.Values.Add(new RowStep($"专班 {member.Name}", () => Put(item, member.Id, LedgerRole.Member, steps)));
        }
    }

    /// <returns>Who is to verify it from then on, by name.</returns>
    private IReadOnlyList<int> Verifier(RowChanges changes, LedgerItem item, LedgerImportRow row, ItemSteps steps)
    {
        var before = steps.People.FindAll(t => t.Role == LedgerRole.Verifier && t.Until is null);
        List<int> named = before.ConvertAll(t => t.MemberId);
        var owner = OwnerAfter(item, row, steps);
        named.RemoveAll(id => id == owner);

        if (row.Verifier is not { } verifier || !item.State.IsOpen() || verifier.Id == owner || steps.IsOn(verifier.Id, LedgerRole.Member) || named.Contains(verifier.Id))
        {
            return named;
        }

        if (steps.WasDoneHere(LedgerVerb.Verifier))
        {
            changes.Kept.Add("验收人");
            return named;
        }

        changes.Values.Add(new RowStep($"验收人 {verifier.Name}", () =>
        {
            before.ForEach(old => old.Until = days.Today);
            Put(item, verifier.Id, LedgerRole.Verifier, steps);

            if (item.State is LedgerState.Claimed)
            {
                ToVerify.Add((verifier.Id, item));
                NoLonger.AddRange(named.Select(id => (id, item)));
            }
        }));
        return [verifier.Id];
    }

    private void Steps(RowChanges changes, LedgerItem item, LedgerImportRow row, ItemSteps steps, IReadOnlyList<int> verifiers)
    {
        if (item.State is not (LedgerState.Doing or LedgerState.Standing))
        {
            return;
        }

        // Whoever said 没改好, 重开 or 长期 here knows better than an older file.
        var isOpenHere = item.Cycle > 1 || steps.Has(LedgerVerb.Reject) || steps.WasDoneHere(LedgerVerb.Stand);

        if (row.State is LedgerState.Closed or LedgerState.Claimed)
        {
            var to = verifiers.Count > 0 && !kind.IsRecord ? LedgerState.Claimed : LedgerState.Closed;
            var told = to is LedgerState.Claimed ? $"{Finished}，等核实" : kind.IsRecord ? kind.Word(to) : $"{Finished}、没有核实人：列为导入";
            Add(changes.Steps, changes.Kept, "状态", told, isOpenHere || steps.WasImported(LedgerVerb.Claim), () => Finish(item, row, steps, to, verifiers));
            return;
        }

        if (row.State is LedgerState.Standing && item.State is LedgerState.Doing)
        {
            Add(changes.Steps, changes.Kept, "状态", kind.Word(LedgerState.Standing), isOpenHere || steps.Has(LedgerVerb.Stand), () =>
            {
                item.ReviewOn = row.Review ?? LongTermAct.NextReview(days, kind, days.Today);
                steps.Entries.Add(book.Append(item, Step(LedgerVerb.Stand, LedgerState.Standing)));
            });
        }

        if (row.Progress is { } progress && ProgressOf(progress) is var text && !steps.WasImported(LedgerVerb.Progress, text))
        {
            var told = CellText.Length(progress) <= LettersTold ? progress : MessageText.ClipRunes(progress, LettersTold) + "…";
            changes.Steps.Add(new RowStep($"进展 {told}", () => steps.Entries.Add(book.Append(item, Step(LedgerVerb.Progress, item.State) with { Text = text }))));
        }
    }

    private void Finish(LedgerItem item, LedgerImportRow row, ItemSteps steps, LedgerState to, IReadOnlyList<int> verifiers)
    {
        // Never before it came to where it stood; a visit on its own day, whenever that was written down.
        var since = steps.Entries.FindLast(e => e.From != e.To)?.Day ?? item.FoundOn;
        var day = row.ClosedOn < since && !kind.IsRecord ? since : row.ClosedOn;

        if (row.Progress is { } progress && ProgressOf(progress) is var words && !steps.WasImported(LedgerVerb.Progress, words))
        {
            steps.Entries.Add(book.Append(item, Step(LedgerVerb.Progress, item.State) with { Day = day, Text = words }));
        }

        steps.Entries.Add(book.Append(item, Step(LedgerVerb.Claim, to) with { Day = day, Text = Finished }));
        (item.IsImportedClosed, item.ReviewOn) = (to is LedgerState.Closed && !kind.IsRecord, null);
        ToVerify.AddRange(to is LedgerState.Claimed ? verifiers.Select(id => (id, item)) : []);
    }

    private void Put(LedgerItem item, int memberId, LedgerRole role, ItemSteps steps)
    {
        if (steps.People.Find(t => t.MemberId == memberId && t.Role == role) is { } known)
        {
            (known.Since, known.Until) = (days.Today, null);
            return;
        }

        var row = new LedgerTeam { ItemId = item.Id, MemberId = memberId, Role = role, Since = days.Today };
        db.LedgerTeams.Add(row);
        steps.People.Add(row);
    }

    private LedgerStep Step(LedgerVerb verb, LedgerState to) => new(verb, to, by) { Via = LedgerBook.Imported };

    private static void Add(RowChanges changes, string name, string told, bool isOther, bool isFromHere, Action take)
    {
        if (isOther)
        {
            Add(changes.Values, changes.Kept, name, told, isFromHere, take);
        }
    }

    private static void Add(List<RowStep> steps, List<string> kept, string name, string told, bool isFromHere, Action take)
    {
        if (isFromHere)
        {
            kept.Add(name);
            return;
        }

        steps.Add(new RowStep(told, take));
    }
}

/// <summary>What a row changes: values, and steps forward; and what it would change if nobody had here.</summary>
internal sealed record RowChanges(List<RowStep> Values, List<RowStep> Steps, List<string> Kept)
{
    public IReadOnlyList<string> Told => [.. Values.Concat(Steps).Select(step => step.Told)];

    /// <summary>；责任人、期限在这里改过，没有动.</summary>
    public string KeptWords => Kept.Count == 0 ? string.Empty : $"；{string.Join('、', Kept.Distinct())}在这里改过，没有动";
}

/// <summary>One thing that a row changes, as people are told of it, and how it is done.</summary>
internal sealed record RowStep(string Told, Action Take);
