using BotService.Console.Html;
using BotService.Features.LedgerLists;
using BotService.Ledgers;

namespace BotService.Console.Areas;

/// <summary>A form for each verb that a person may say of an item: what is next for most stands open, the rest is folded.</summary>
internal static class LedgerForms
{
    /// <summary>A field's name and label, by verb; the order is that of the page.</summary>
    private static readonly (LedgerVerb Verb, (string Name, string Label)[] Fields)[] Verbs =
    [
        (LedgerVerb.Pass, []), (LedgerVerb.Reject, [("text", "没改好的原因")]), (LedgerVerb.Accept, []), (LedgerVerb.Grant, []), (LedgerVerb.Refuse, [("text", "不同意的原因")]), (LedgerVerb.Take, []),
        (LedgerVerb.Progress, [("text", "内容")]), (LedgerVerb.Claim, [("text", "结果")]), (LedgerVerb.PutOff, [("day", "新的期限"), ("text", "延期的原因")]), (LedgerVerb.GiveBack, [("text", "退的原因")]),
        (LedgerVerb.Assign, [("who", "责任人"), ("day", "期限")]), (LedgerVerb.Reach, []), (LedgerVerb.Miss, [("text", "未达到的原因")]), (LedgerVerb.Chase, []), (LedgerVerb.Stand, []), (LedgerVerb.Reopen, [("text", "重开的原因")]),
        (LedgerVerb.Relapse, [("text", "又出现的情况")]), (LedgerVerb.Void, [("text", "作废的原因")]), (LedgerVerb.Escalate, []), (LedgerVerb.Show, []), (LedgerVerb.Borrow, []), (LedgerVerb.TakeBack, []),
    ];

    private static readonly HashSet<LedgerVerb> First =
        [LedgerVerb.Pass, LedgerVerb.Reject, LedgerVerb.Accept, LedgerVerb.Grant, LedgerVerb.Refuse, LedgerVerb.Take, LedgerVerb.Progress, LedgerVerb.Claim, LedgerVerb.Assign, LedgerVerb.Reach, LedgerVerb.Miss];

    public static bool Offers(LedgerVerb verb) => Array.Exists(Verbs, one => one.Verb == verb);

    public static Field Hidden(LedgerVerb verb) => FormFields.Hidden("verb", verb.ToString());

    public static IReadOnlyList<Block> Of(LedgerCase one, IReadOnlyList<LedgerEntryTold> entries, IReadOnlyList<string> names, LedgerAct? typed)
    {
        var may = Verbs.Where(row => May(one, row.Verb, entries)).ToList();
        IReadOnlyList<Block> open = Blocks(one, may.Where(row => First.Contains(row.Verb)), names, typed), folded = Blocks(one, may.Where(row => !First.Contains(row.Verb)), names, typed);
        return may.Count == 0 ? [] : [new Heading("您可以"), .. open.Count == 0 ? folded : folded.Count == 0 ? open : [.. open, new Folded("其他办法", folded)]];
    }

    private static bool May(LedgerCase one, LedgerVerb verb, IReadOnlyList<LedgerEntryTold> entries) => (verb, one.Kind.Has("derived")) switch
    {
        (LedgerVerb.TakeBack, _) => entries.Count > 0 && entries[^1].ByKey == one.Viewer.UserKey && one.Call.Now - entries[^1].At < TimeSpan.FromHours(LedgerBook.TakenBackHours),
        (LedgerVerb.Reach or LedgerVerb.Miss, var isDerived) => isDerived && one.Stand.May(verb),
        (LedgerVerb.Show or LedgerVerb.Borrow, _) => one.Kind.Statistics == "by-group" && one.Stand.May(verb),
        (_, true) => false,
        _ => one.Stand.May(verb),
    };

    private static IReadOnlyList<Block> Blocks(LedgerCase one, IEnumerable<(LedgerVerb Verb, (string Name, string Label)[] Fields)> rows, IReadOnlyList<string> names, LedgerAct? typed)
    {
        var forms = rows.Select(row => FormOf(one, row.Verb, row.Verb is LedgerVerb.Pass && one.Kind.Has("measured") ? [("text", "实际数值")] : row.Fields, names, typed)).ToList();
        var single = forms.Where(form => form.Fields.All(field => field.Kind is FieldKind.Hidden)).ToList();
        return [.. single.Count == 0 ? (Block[])[] : [new Buttons(single)], .. forms.Except(single)];
    }

    private static Form FormOf(LedgerCase one, LedgerVerb verb, (string Name, string Label)[] fields, IReadOnlyList<string> names, LedgerAct? typed)
    {
        var sent = typed?.Is(verb) is true ? typed : null;
        return new Form(LedgersArea.At(one.Name), [Hidden(verb), FormFields.Once(), .. fields.Select(field => FieldOf(field.Name, field.Label, names, sent))], LedgerVerbs.WordOf(verb));
    }

    private static Field FieldOf(string name, string label, IReadOnlyList<string> names, LedgerAct? sent) => name switch
    {
        "day" => new Field(name, label, FieldKind.Day, sent?.Day ?? string.Empty),
        "who" => new Field(name, label, FieldKind.Text, sent?.Who ?? string.Empty) { Choices = [.. names.Select(one => new Choice(one, one))] },
        _ => new Field(name, label, FieldKind.Text, sent?.Text ?? string.Empty),
    };
}
