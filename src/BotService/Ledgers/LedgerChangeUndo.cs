using System.Globalization;
using BotService.Store;
using BotService.Time;

namespace BotService.Ledgers;

/// <summary>Puts back what 改, 改到 and 退出 replaced, by what their entries tell of it. Entries of older releases tell nothing.</summary>
internal sealed class LedgerChangeUndo(BotDbContext db, LedgerKinds kinds)
{
    private const string Limit = "期限：";

    private const string PlaceKey = "place";

    /// <summary>How a value that was not there stands in an entry.</summary>
    private const string Nothing = "（空）";

    private const string DayFormat = "yyyy年M月d日";

    /// <summary>The day before is the one of the step before.</summary>
    public static string LimitText(DateOnly day) => $"{Limit}{LedgerDays.Long(day)}";

    public static bool IsLimit(LedgerEntry entry) => entry.Via != LedgerBook.Imported && entry.Text?.StartsWith(Limit, StringComparison.Ordinal) is true;

    public static string TitleText(string title, string former) => Replaced.WithFormer(TitleWords(title), former);

    public static string ValueText(LedgerField field, string value, string? former) => Replaced.WithFormer(ValueWords(field, value), former ?? Nothing);

    /// <summary>The title that a step replaced by this one; null where the step changed no title, or another.</summary>
    public static string? FormerTitle(string title, string? text) => Replaced.FormerIn(text, TitleWords(title));

    /// <summary>The place that a step replaced by this one; null where the step went to no other place.</summary>
    public static string? FormerPlace(string place, string? text) => Replaced.FormerIn(text, PlaceWords(place));

    /// <summary>The days that a step replaced by these; null where the step moved no day, or from another.</summary>
    public static (DateOnly From, DateOnly To)? FormerDays((DateOnly From, DateOnly To) visit, string? text)
    {
        if (Replaced.FormerIn(text, LocalClock.Days(visit.From, visit.To)) is not { } former)
        {
            return null;
        }

        var days = former.Split('至');
        return Read(days[0]) is { } first && Read(days[^1]) is { } final ? (first, final) : null;
    }

    /// <summary>A visit was moved to another place by this step, and not to another day.</summary>
    public static bool IsPlace(LedgerEntry entry) => entry.Text?.StartsWith(PlaceWords(string.Empty), StringComparison.Ordinal) is true;

    public static string PlaceText(string place, string former) => Replaced.WithFormer(PlaceWords(place), former);

    /// <summary>9月29日 周二；原：2026年9月22日至2026年9月24日.</summary>
    public static string DaysText(DateOnly from, DateOnly to, (DateOnly? From, DateOnly? To) former)
    {
        var words = LocalClock.Days(from, to);

        if (former.From is not { } first)
        {
            return words;
        }

        var last = former.To ?? first;
        return Replaced.WithFormer(words, last == first ? Written(first) : $"{Written(first)}至{Written(last)}");
    }

    /// <summary>Whether the item can be as it was before this step.</summary>
    public bool Tells(LedgerItem item, LedgerEntry last) => last.Verb switch
    {
        nameof(LedgerVerb.Leave) => last.OnBehalfOf is not null,
        nameof(LedgerVerb.Move) => FormerPlace(item, last) is not null || FormerDays(item, last) is not null,
        nameof(LedgerVerb.Change) => IsLimit(last) || FormerTitle(item, last) is not null || FormerValue(item, last) is not null,
        _ => true,
    };

    public async ValueTask RestoreAsync(LedgerItem item, LedgerEntry last, CancellationToken cancellationToken)
    {
        if (last.Verb == nameof(LedgerVerb.Leave))
        {
            await ReturnAsync(item, last, cancellationToken);
            return;
        }

        if (last.Verb == nameof(LedgerVerb.Move))
        {
            RestoreVisit(item, last);
            return;
        }

        if (FormerTitle(item, last) is { } title)
        {
            item.Title = title;
        }
        else if (FormerValue(item, last) is { } former)
        {
            Set(item, former.Key, former.Value);
        }
    }

    private async ValueTask ReturnAsync(LedgerItem item, LedgerEntry last, CancellationToken cancellationToken)
    {
        if (last.OnBehalfOf is { } person && await db.LedgerTeams.FindAsync([item.Id, person, LedgerRole.Member], cancellationToken) is { } row)
        {
            row.Until = null;
        }
    }

    private static void RestoreVisit(LedgerItem item, LedgerEntry last)
    {
        if (FormerPlace(item, last) is { } place)
        {
            item.Title = place;
            Set(item, PlaceKey, place);
        }
        else if (FormerDays(item, last) is { } days)
        {
            (item.VisitFrom, item.VisitTo) = (days.From, days.To);
        }
    }

    private static void Set(LedgerItem item, string key, string value)
    {
        var values = LedgerFields.Read(item.Fields);

        if (value == Nothing)
        {
            values.Remove(key);
        }
        else
        {
            values[key] = value;
        }

        item.Fields = LedgerFields.Write(values);
    }

    private static string? FormerTitle(LedgerItem item, LedgerEntry last) => FormerTitle(item.Title, last.Text);

    private static string? FormerPlace(LedgerItem item, LedgerEntry last) => FormerPlace(item.Title, last.Text);

    private (string Key, string Value)? FormerValue(LedgerItem item, LedgerEntry last)
    {
        var values = LedgerFields.Read(item.Fields);

        foreach (var field in kinds.Of(item.Kind).Fields)
        {
            if (values.TryGetValue(field.Key, out var value) && Replaced.FormerIn(last.Text, ValueWords(field, value)) is { } former)
            {
                return (field.Key, former);
            }
        }

        return null;
    }

    private static (DateOnly From, DateOnly To)? FormerDays(LedgerItem item, LedgerEntry last) =>
        item is { VisitFrom: { } from, VisitTo: { } to } ? FormerDays((from, to), last.Text) : null;

    private static string TitleWords(string title) => $"内容：{title}";

    private static string PlaceWords(string place) => $"地点：{place}";

    private static string ValueWords(LedgerField field, string value) => $"{field.Name}：{value}";

    private static string Written(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly? Read(string day) => DateOnly.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
}
