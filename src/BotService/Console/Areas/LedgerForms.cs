using BotService.Console.Html;
using BotService.Features.LedgerLists;
using BotService.Features.LedgerLists.Acts;
using BotService.Ledgers;

namespace BotService.Console.Areas;

/// <summary>A form for each verb that a person may say of an item: what is next for most stands open, the rest is folded.</summary>
internal static class LedgerForms
{
    private static readonly (string Name, string Label) Who = ("who", "姓名");

    /// <summary>A field's name and label, by verb; the order is that of the page.</summary>
    private static readonly (LedgerVerb Verb, (string Name, string Label)[] Fields)[] Verbs =
    [
        (LedgerVerb.Pass, []), (LedgerVerb.Reject, [("text", "没改好的原因")]), (LedgerVerb.Accept, []), (LedgerVerb.Grant, []), (LedgerVerb.Refuse, [("text", "不同意的原因")]), (LedgerVerb.Take, []),
        (LedgerVerb.Progress, [("text", "内容")]), (LedgerVerb.Claim, [("text", "结果")]), (LedgerVerb.PutOff, [("day", "新的期限"), ("text", "延期的原因")]), (LedgerVerb.GiveBack, [("text", "退的原因")]),
        (LedgerVerb.Assign, [("who", "责任人"), ("day", "期限")]), (LedgerVerb.Reach, [("text", "达到的依据")]), (LedgerVerb.Miss, [("text", "未达到的原因")]), (LedgerVerb.Problem, [("text", "看到的问题")]),
        (LedgerVerb.Move, [("day", "改到哪一天")]), (LedgerVerb.Merge, [("text", "合并到哪一次")]), (LedgerVerb.Keep, [("text", "仍去的理由")]),
        (LedgerVerb.Hold, []), (LedgerVerb.Chase, []), (LedgerVerb.Stand, [("text", "转长期的原因"), ("day", "复查的日子")]), (LedgerVerb.Reopen, [("text", "重开的原因")]),
        (LedgerVerb.Relapse, [("text", "又出现的情况")]), (LedgerVerb.Change, [("what", "改什么"), ("text", "改成")]), (LedgerVerb.Link, [("text", "关联哪一周或哪一件")]), (LedgerVerb.ToTask, [("text", "给谁、什么时候")]),
        (LedgerVerb.Join, [Who]), (LedgerVerb.Leave, [Who]), (LedgerVerb.Verifier, [Who]), (LedgerVerb.Publish, []), (LedgerVerb.Poll, []),
        (LedgerVerb.Void, [("text", "作废的原因")]), (LedgerVerb.Escalate, []), (LedgerVerb.Show, []), (LedgerVerb.Borrow, []), (LedgerVerb.TakeBack, []),
    ];

    private static readonly HashSet<LedgerVerb> First =
    [
        LedgerVerb.Pass, LedgerVerb.Reject, LedgerVerb.Accept, LedgerVerb.Grant, LedgerVerb.Refuse, LedgerVerb.Take,
        LedgerVerb.Progress, LedgerVerb.Claim, LedgerVerb.Assign, LedgerVerb.Reach, LedgerVerb.Miss,
    ];

    public static bool Offers(LedgerVerb verb) => Array.Exists(Verbs, one => one.Verb == verb);

    public static Field Hidden(LedgerVerb verb) => FormFields.Hidden("verb", verb.ToString());

    public static IReadOnlyList<Block> Of(LedgerCase one, IReadOnlyList<LedgerEntryTold> entries, IReadOnlyList<string> names, LedgerAct? typed, LedgerDays days)
    {
        var may = Verbs.Where(row => May(one, row.Verb, entries, days)).ToList();
        IReadOnlyList<Block> open = Blocks(one, may.Where(row => First.Contains(row.Verb)), names, typed), folded = Blocks(one, may.Where(row => !First.Contains(row.Verb)), names, typed);
        return may.Count == 0 ? [] : [new Heading("您可以"), .. open.Count == 0 ? folded : folded.Count == 0 ? open : [.. open, new Folded("其他办法", folded)]];
    }

    /// <summary>What would be refused whatever is typed has no button; and what nobody would look for on this page has none.</summary>
    private static bool May(LedgerCase one, LedgerVerb verb, IReadOnlyList<LedgerEntryTold> entries, LedgerDays days) => one.Rights.May(verb) && (verb, one.Kind.IsPrescribed) switch
    {
        (LedgerVerb.TakeBack, _) => entries.Count > 0 && entries[^1].Entry is var last && one.Rights.IsOwnStep(last) && !ItemRights.IsTooOld(last, one.Call.Now),
        (LedgerVerb.Reach or LedgerVerb.Miss, _) => true,
        (LedgerVerb.Show or LedgerVerb.Borrow, _) => one.Kind.CountsByGroup,
        (_, true) => false,
        (LedgerVerb.Publish, _) => !one.Item.IsPublic,
        (LedgerVerb.Chase, _) => one.Item.OwnerId is not null && ChaseAct.WhyNot(one, days) is null,
        (LedgerVerb.Problem, _) => one.Kind.IsVisit,
        (LedgerVerb.ToTask, _) => one.Kind == one.Rights.Problems,
        _ => true,
    };

    private static IReadOnlyList<Block> Blocks(LedgerCase one, IEnumerable<(LedgerVerb Verb, (string Name, string Label)[] Fields)> rows, IReadOnlyList<string> names, LedgerAct? typed)
    {
        var forms = rows.Select(row => FormOf(one, row.Verb, row.Verb is LedgerVerb.Pass && one.Kind.IsMeasured ? [("text", "实际数值")] : row.Fields, names, typed)).ToList();
        var single = forms.Where(form => form.Fields.All(field => field.Kind is FieldKind.Hidden)).ToList();
        return [.. single.Count == 0 ? (Block[])[] : [new Buttons(single)], .. forms.Except(single)];
    }

    private static Form FormOf(LedgerCase one, LedgerVerb verb, (string Name, string Label)[] fields, IReadOnlyList<string> names, LedgerAct? typed)
    {
        var sent = typed?.Is(verb) is true ? typed : null;
        return new Form(LedgersArea.At(one.Name), [Hidden(verb), FormFields.Once(), .. fields.Select(field => FieldOf(one, verb, field.Name, field.Label, names, sent))], ButtonOf(verb));
    }

    /// <summary>The chat's word; beside 退出, which leaves the console, the two of a team say which.</summary>
    private static string ButtonOf(LedgerVerb verb) => verb is LedgerVerb.Join or LedgerVerb.Leave ? $"{LedgerVerbs.WordOf(verb)}专班" : LedgerVerbs.WordOf(verb);

    private static Field FieldOf(LedgerCase one, LedgerVerb verb, string name, string label, IReadOnlyList<string> names, LedgerAct? sent) => name switch
    {
        "day" => new Field(name, label, FieldKind.Day, sent?.Day ?? string.Empty),
        "who" => new Field(name, label, FieldKind.Text, sent?.Who ?? string.Empty) { Choices = verb is LedgerVerb.Assign ? [.. names.Select(each => new Choice(each, each))] : [] },
        "what" => new Field(name, label, FieldKind.Select, sent?.What ?? string.Empty) { Choices = [.. Changeable(one).Select(each => new Choice(each, each))] },
        _ => new Field(name, label, FieldKind.Text, sent?.Text ?? string.Empty),
    };

    private static IEnumerable<string> Changeable(LedgerCase one) => [.. one.Rights.SetsDay ? ["期限"] : (string[])[], "内容", .. one.Kind.Fields.Select(field => field.Name)];
}
