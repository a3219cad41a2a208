using System.Text.RegularExpressions;
using BotService.Features.LedgerLists.Measuring;
using BotService.Features.LedgerLists.Raising;
using BotService.Features.LedgerLists.Visiting;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>One short value of an item, its title or its day; and that everybody may see it.</summary>
internal sealed partial class ChangeAct(LedgerBook book, LedgerDays days, LedgerWording wording, LedgerMessages notices, VisitPlans visits, FieldChoices choices, OwnerRemarks remarks) : ILedgerAct
{
    private const int LongestValue = 100;

    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Change, LedgerVerb.Publish];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var (item, kind) = (one.Item, one.Kind);

        if (one.Verb is LedgerVerb.Publish)
        {
            // Only a step that changed something can be taken back.
            if (item.IsPublic)
            {
                return Reply.Refuse($"{one.Name} 大家本来就看得到。");
            }

            item.IsPublic = true;
            book.Append(item, new LedgerStep(LedgerVerb.Publish, item.State, one.Viewer));
            return Reply.Say($"{one.Name} 大家都看得到了。");
        }

        if (Parts(one.Words, kind) is not [var word, var value])
        {
            return Reply.Refuse($"请写明改什么，例如：{one.Name} 改 {(kind.Fields.Count > 0 ? kind.Fields[0].Name : "期限")} {(kind.Fields.Count > 0 && kind.Fields[0].Values.Count > 0 ? kind.Fields[0].Values[0] : "新的内容")}");
        }

        if (word is "期限" or "时限" or "到期" or "期限到")
        {
            return await DueAsync(one, value, cancellationToken);
        }

        if (word is "内容" or "标题" or "题目")
        {
            if (value.Length > LedgerRaising.LongestTitle)
            {
                return Reply.Refuse($"太长（最多 {LedgerRaising.LongestTitle} 字），没有改");
            }

            var former = item.Title;
            item.Title = value;
            book.Append(item, new LedgerStep(LedgerVerb.Change, item.State, one.Viewer) { Text = LedgerChangeUndo.TitleText(item.Title, former) });
            return Reply.Say($"{one.Name} 内容改为：{item.Title}");
        }

        if (kind.Field(word) is not { } field)
        {
            return Reply.Refuse($"{kind.List}没有“{word}”，可以改：{string.Join('、', kind.Fields.Select(f => f.Name).Append(kind.IsVisit ? "日期" : "期限"))}");
        }

        if (kind.IsMeasured && field.Key is "actual" or "measured")
        {
            return Reply.Refuse($"{field.Name}由核实的人在通过时写，没有改：{one.Name} 通过 实际 数值");
        }

        if (kind.IsMeasured && field.Key is "indicator" or "baseline" or "target" && item.State is LedgerState.Claimed or LedgerState.Closed or LedgerState.Void)
        {
            return Reply.Refuse(NoMore(one, field.Name));
        }

        if (kind.IsVisit && field.Key == "place")
        {
            return await visits.MovePlaceAsync(one, value, cancellationToken);
        }

        if (value.Length > LongestValue)
        {
            return Reply.Refuse($"太长（最多 {LongestValue} 字），没有改");
        }

        if (choices.Of(kind, field) is { Count: > 0 } listed && !listed.Contains(value))
        {
            return Reply.Refuse($"{field.Name}请写其中一个：{string.Join('、', listed)}");
        }

        var values = LedgerFields.Read(item.Fields);
        var before = values.GetValueOrDefault(field.Key);
        values[field.Key] = value;

        if (kind.IsMeasured && MeasuredCheck.Unmeasurable(field, values) is { } wrong)
        {
            return Reply.Refuse($"{wrong}，没有改");
        }

        item.Fields = LedgerFields.Write(values);
        book.Append(item, new LedgerStep(LedgerVerb.Change, item.State, one.Viewer) { Text = LedgerChangeUndo.ValueText(field, values[field.Key], before) });
        return Reply.Say($"{one.Name} {field.Name}改为{values[field.Key]}。");
    }

    /// <summary>What is changed and into what: 期限 10月30日, 期限10月30日, 标题改为三楼灯不亮, 类别：民生.</summary>
    private static string[] Parts(string words, LedgerKind kind)
    {
        var glued = kind.Fields.Select(field => field.Name).Concat(GluedWords.Changeable).FirstOrDefault(name => words.StartsWith(name, StringComparison.Ordinal) && Into().IsMatch(words, name.Length));
        return glued is null
            ? words.Split([' ', '　', '：', ':'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [glued, words[(glued.Length + Into().Match(words, glued.Length).Length)..].Trim()];
    }

    [GeneratedRegex(@"\G(?:改?[为成到至][ \u3000：:]*(?=.)|(?<=^[期时]限)(?=[0-9０-９]))")]
    private static partial Regex Into();

    /// <summary>Not an extension: whoever gave the item sets another day, and the first one stays what it was.</summary>
    private async ValueTask<Reply> DueAsync(LedgerCase one, string value, CancellationToken cancellationToken)
    {
        if (one.Item.State is LedgerState.Claimed or LedgerState.Closed or LedgerState.Void)
        {
            return Reply.Refuse(NoMore(one, "期限"));
        }

        if (!one.Rights.SetsDay)
        {
            return Reply.Refuse($"期限由交办人或管理员改；您可以发 {one.Name} 延期 到 日期 原因");
        }

        var read = wording.TakeDueDay(value, out var behind);

        if (wording.TooFar(read, value) is { } far)
        {
            return far;
        }

        if (read is not { } said)
        {
            return Reply.Refuse($"看不出是哪一天，没有改。例如：{one.Name} 改 期限 {days.Example}");
        }

        if (wording.Passed(said) is { } passed)
        {
            return passed;
        }

        var day = days.OrWorkingDayBefore(said);
        var why = LedgerWording.Besides(behind);

        // Whoever gives another day has answered the question about more time.
        one.Item.AskedDueOn = null;
        one.Item.DueOn = day;
        one.Item.FirstDueOn ??= one.Item.OwnerId is null ? null : day;
        book.Append(one.Item, new LedgerStep(LedgerVerb.Change, one.Item.State, one.Viewer) { Text = LedgerWording.Clip($"{LedgerChangeUndo.LimitText(day)}{why}") });
        await notices.TellAsync(one.Item.OwnerId, $"{one.Name} {one.Item.Title}：{LedgerCorrections.Begin(LedgerVerb.Change)}{LedgerDays.Long(day)}{why}", cancellationToken);
        return Reply.Say([$"{one.Name} 期限改为{LedgerDays.Long(day)}{(day == said ? string.Empty : $"（{LedgerDays.Long(said)}是休息日，提前）")}{why}。", .. await remarks.OfLeaveAsync(one.Item, cancellationToken)]);
    }

    /// <summary>What was reported done is judged by what stood there; and how it comes back to work, where this person may say so.</summary>
    private static string NoMore(LedgerCase one, string what)
    {
        var way = one.Rights.May(LedgerVerb.Reopen) ? $"。要再办请发 {one.Name} 重开 原因" : one.Rights.May(LedgerVerb.Reject) ? $"。没办好请发 {one.Name} 没改好 原因" : string.Empty;
        return $"{one.Name} 现在是{one.Kind.Word(one.Item.State)}，没有改{what}{way}";
    }
}
