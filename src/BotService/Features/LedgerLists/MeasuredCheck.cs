using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>The check `measured`: the actual value is set by whoever verifies, and attainment is how far it went from where it was to where it should be.</summary>
internal sealed partial class MeasuredCheck(BotDbContext db, LedgerDays days)
{
    /// <summary>What is asked instead of passing it.</summary>
    public static Reply? Instead(LedgerCase one)
    {
        if (WayIn(LedgerFields.Read(one.Item.Fields)) is not (var from, var to))
        {
            return null;
        }

        if (ActualIn(one.Words) is not { } actual)
        {
            return Reply.Refuse($"请写数值，例如 {one.Name} 通过 实际 12.5");
        }

        return (actual - from) / (to - from) < 0 && !one.Words.Contains("确定", StringComparison.Ordinal)
            ? Reply.Refuse($"比现状还差，确定吗？请发 {one.Name} 通过 实际 {Written(actual)} 确定")
            : null;
    }

    /// <summary>Keeps the value; 20 → 12.5（目标 10），达成 75%，高峰 11月4日测. Null when there is no indicator.</summary>
    public string? Take(LedgerCase one, string measurer)
    {
        var values = LedgerFields.Read(one.Item.Fields);

        if (WayIn(values) is not (var from, var to) || ActualIn(one.Words) is not { } actual)
        {
            return null;
        }

        (values["actual"], values["measured"]) = (Written(actual), new Measurement(string.Empty, measurer, days.Today).Signed);
        one.Item.Fields = LedgerFields.Write(values);
        return $"{Written(from)} → {Written(actual)}（目标 {Written(to)}），达成 {Attained(from, to, actual)}，{measurer} {LedgerDays.Long(days.Today)}测";
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
        var verdicts = db.LedgerEntries.Where(e => e.Verb == nameof(LedgerVerb.Pass) && e.TakenBackAt == null);
        var told = await verdicts.Where(e => items.Any(i => i.Id == e.ItemId) && verdicts.Any(later => later.ItemId == e.ItemId && later.Day > day))
            .OrderBy(e => e.Id).Select(e => new { e.ItemId, e.Day, e.Text }).ToListAsync(cancellationToken);
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

    /// <summary>What the values of a closed item say of it.</summary>
    public static MeasuredResult ResultOf(string fields)
    {
        var values = LedgerFields.Read(fields);

        if (WayIn(values) is not (var from, var to))
        {
            return MeasuredResult.NoIndicator;
        }

        return NumberIn(values.GetValueOrDefault("actual")) is { } actual && (actual - from) / (to - from) >= 1 ? MeasuredResult.Reached : MeasuredResult.Short;
    }

    public static string Attained(decimal from, decimal to, decimal actual) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round((actual - from) / (to - from) * 100, MidpointRounding.AwayFromZero):0}%");

    public static decimal? NumberIn(string? text)
    {
        var digits = new string([.. FoldedText.Of(text ?? string.Empty).SkipWhile(c => !char.IsAsciiDigit(c) && c is not '-').TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or '-')]);
        return decimal.TryParse(digits.TrimEnd('.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>From where it was to where it should be; null where nothing was set that can be measured.</summary>
    private static (decimal From, decimal To)? WayIn(Dictionary<string, string> values) =>
        NumberIn(values.GetValueOrDefault("baseline")) is { } from && NumberIn(values.GetValueOrDefault("target")) is { } to && from != to ? (from, to) : null;

    /// <summary>The values with what the words of a verdict measured, and by whom; without words nothing was.</summary>
    private static string With(string fields, string? words, string? signed)
    {
        var values = LedgerFields.Read(fields);
        values.Remove("actual");
        values.Remove("measured");

        if (words is not null && ActualIn(words) is { } actual)
        {
            values["actual"] = Written(actual);

            if (signed is not null)
            {
                values["measured"] = signed;
            }
        }

        return LedgerFields.Write(values);
    }

    private static decimal? ActualIn(string words)
    {
        var at = words.IndexOf("实际", StringComparison.Ordinal);
        var said = Value().Match(FoldedText.Of(at < 0 ? words : words[(at + 2)..]));
        return said.Success && decimal.TryParse(said.Groups["number"].ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string Written(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>12.5, 约12.5天: words that begin with their number and hold no other. 看了5份台账 and 从20降到12 tell of something else.</summary>
    [GeneratedRegex("^[\\s:]*(?:数?值[\\s:]*)?(?:大?约|为|是|达到?|到|仅|只有)?\\s*(?<number>-?[0-9]+(?:\\.[0-9]+)?)(?![0-9])[^\\s0-9,。;、]*(?:$|[\\s。;、]|,(?![0-9]))")]
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
