using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Measuring;

/// <summary>The check `measured`: the actual value is set by whoever verifies, and attainment is how far it went from where it was to where it should be.</summary>
internal sealed partial class MeasuredCheck(BotDbContext db, LedgerDays days)
{
    /// <summary>What is asked instead of passing it.</summary>
    public static Reply? Instead(LedgerCase one)
    {
        if (MeasuredWay.Of(LedgerFields.Read(one.Item.Fields)) is not { } way)
        {
            return null;
        }

        if (ActualIn(one.Words) is not { } said)
        {
            return one.AskFor($"请写数值，例如 {one.Name} 通过 实际 12.5", "数值", $"{one.Name} 通过 实际");
        }

        var actual = way.Along(said);
        return way.Share(actual) < 0 && !one.Words.Contains("确定", StringComparison.Ordinal)
            ? Reply.Refuse($"比现状还差，确定吗？请发 {one.Name} 通过 实际 {way.Written(actual)} 确定")
            : null;
    }

    /// <summary>Keeps the value; 20 → 12.5（目标 10），达成 75%，高峰 11月4日测. Null when there is no indicator.</summary>
    public string? Take(LedgerCase one, string measurer)
    {
        var values = LedgerFields.Read(one.Item.Fields);

        if (MeasuredWay.Of(values) is not { } way || ActualIn(one.Words) is not { } said)
        {
            return null;
        }

        var actual = way.Along(said);
        (values["actual"], values["measured"]) = (way.Written(actual), new Measurement(string.Empty, measurer, days.Today).Signed);
        one.Item.Fields = LedgerFields.Write(values);
        return $"{way.Written(way.From)} → {way.Written(actual)}（目标 {way.Written(way.To)}），达成 {Attained(way.Share(actual))}，{measurer} {LedgerDays.Long(days.Today)}测";
    }

    /// <summary>The verdict never was: the value is the one of the verdict before, or none. What was written otherwise stays.</summary>
    public static void TakeBack(LedgerItem item, Measurement last, Measurement? before)
    {
        if (LedgerFields.Read(item.Fields).GetValueOrDefault("measured") == last.Signed)
        {
            item.Fields = With(item.Fields, before?.Words, before?.Signed);
        }
    }

    /// <summary>Gives rows as of a day what had been measured by then, where somebody has measured again since.</summary>
    /// <param name="items">Those that the rows are of.</param>
    public async ValueTask AsOfAsync(IReadOnlyList<LedgerOnDay> rows, IQueryable<LedgerItem> items, DateOnly day, CancellationToken cancellationToken)
    {
        // No verdict is of a day that has not come.
        if (day >= days.Today)
        {
            return;
        }

        var verdicts = db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Pass) && e.TakenBackAt == null);
        var told = await (from item in items
                          join verdict in verdicts on item.Id equals verdict.ItemId
                          where verdicts.Any(later => later.ItemId == item.Id && later.Day > day)
                          orderby verdict.Id
                          select new { verdict.ItemId, verdict.Day, verdict.Text }).ToListAsync(cancellationToken);
        var byItem = told.ToLookup(e => e.ItemId);

        foreach (var row in rows.Where(row => byItem.Contains(row.ItemId)))
        {
            row.Fields = With(row.Fields, byItem[row.ItemId].LastOrDefault(e => e.Day <= day)?.Text, null);
        }
    }

    public static string PlanOf(LedgerItem item, string name)
    {
        var values = LedgerFields.Read(item.Fields);
        var plan = values.TryGetValue("baseline", out var from) && values.TryGetValue("target", out var to) ? $"{values.GetValueOrDefault("indicator")}：{from} → 目标 {to}" : "没有写指标，见效后列在“没有指标”里";
        return $"{plan}\n请定谁来测（不能是专班的人）：{name} 验收人 姓名";
    }

    /// <summary>Why nothing can be measured by one of the two values between which it is; null when it can, and for every other field.</summary>
    /// <param name="values">With that value.</param>
    public static string? Unmeasurable(LedgerField field, IReadOnlyDictionary<string, string> values)
    {
        if (field.Key is not ("baseline" or "target"))
        {
            return null;
        }

        return MeasuredNumber.In(values.GetValueOrDefault(field.Key)) is null ? $"{field.Name}请写数值，例如 {field.Name} 20；没有数值的不用写"
            : MeasuredWay.Between(values) is { IsLevel: true } ? "目标和现状一样，没法衡量" : null;
    }

    /// <summary>What the values of a closed item say of it.</summary>
    public static MeasuredResult ResultOf(string fields)
    {
        var values = LedgerFields.Read(fields);

        if (MeasuredWay.Of(values) is not { } way)
        {
            return MeasuredResult.NoIndicator;
        }

        return MeasuredNumber.In(values.GetValueOrDefault("actual")) is { } actual && way.Share(way.Along(actual)) >= 1 ? MeasuredResult.Reached : MeasuredResult.Short;
    }

    private static string Attained(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100, MidpointRounding.AwayFromZero):0}%");

    /// <summary>The values with what the words of a verdict measured, and by whom; without words nothing was.</summary>
    private static string With(string fields, string? words, string? signed)
    {
        var values = LedgerFields.Read(fields);
        values.Remove("actual");
        values.Remove("measured");

        if (words is not null && ActualIn(words) is { } said)
        {
            values["actual"] = MeasuredWay.Of(values) is { } way ? way.Written(way.Along(said)) : said.Written;

            if (signed is not null)
            {
                values["measured"] = signed;
            }
        }

        return LedgerFields.Write(values);
    }

    private static MeasuredNumber? ActualIn(string words)
    {
        var at = words.IndexOf("实际", StringComparison.Ordinal);
        return MeasuredNumber.Of(Value().Match(MeasuredNumber.Folded(at < 0 ? words : words[(at + 2)..])));
    }

    /// <summary>12.5, 约12.5天, 1,200件: words that begin with their number and hold no other. 看了5份台账 and 从20降到12 tell of something else.</summary>
    [GeneratedRegex("^[\\s:]*(?:数?值[\\s:]*)?(?:大?约|为|是|达到?|到|仅|只有)?\\s*" + MeasuredNumber.Pattern + "[^\\s0-9,。;、]*(?:$|[\\s。;、]|,(?![0-9]))")]
    private static partial Regex Value();
}

/// <summary>Whether a closed item came as far as it should.</summary>
internal enum MeasuredResult
{
    NoIndicator,
    Short,
    Reached,
}

/// <summary>What somebody measured on a day, in the words of the entry.</summary>
internal sealed record Measurement(string Words, string Measurer, DateOnly Day)
{
    /// <summary>高峰 11月4日.</summary>
    public string Signed => $"{Measurer} {LedgerDays.Long(Day)}";
}
