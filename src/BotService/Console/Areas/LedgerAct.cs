using BotService.Ledgers;

namespace BotService.Console.Areas;

/// <summary>What a button of an item sends, and the same in the chat's words.</summary>
internal sealed class LedgerAct
{
    public string? Verb { get; init; }

    public string? Text { get; init; }

    public string? Who { get; init; }

    public string? What { get; init; }

    public string? Day { get; init; }

    public string? Confirmed { get; init; }

    public string? Once { get; init; }

    public static LedgerAct Of(IFormCollection form) => new()
    {
        Verb = form["verb"],
        Text = form["text"],
        Who = form["who"],
        What = form["what"],
        Day = form["day"],
        Confirmed = form[FormFields.Confirmed],
        Once = form[ChatActs.OnceField],
    };

    /// <summary>A day that no item can have; what is no day at all is left to the verb, which takes 10月20日 too.</summary>
    public bool IsFar => FormFields.BeginsFar(Day);

    public bool Is(LedgerVerb verb) => Verb == verb.ToString();

    /// <summary>问3 派 王伟 2026年10月20日; null when the verb is none of those that a page offers.</summary>
    public string? Words(string item)
    {
        if (!Enum.TryParse<LedgerVerb>(Verb, out var verb) || !LedgerForms.Offers(verb))
        {
            return null;
        }

        var day = FormFields.DayIn(Day) is { } date ? FormattableString.Invariant($"{date.Year}年{date.Month}月{date.Day}日") : Day?.Trim();
        var (text, who) = (Text?.Trim(), Who?.Trim());
        string?[] parts = verb switch
        {
            LedgerVerb.Assign => [who, day],
            LedgerVerb.Join or LedgerVerb.Leave or LedgerVerb.Verifier => [who],
            LedgerVerb.Move => [day],
            LedgerVerb.Stand => [day, text],
            LedgerVerb.Change => [What?.Trim(), text],
            LedgerVerb.PutOff => [day is { Length: > 0 } ? $"到 {day}" : null, text],
            LedgerVerb.Pass when text is { Length: > 0 } => ["实际", text],
            _ => [text],
        };
        return string.Join(' ', [item, LedgerVerbs.WordOf(verb), .. parts.Where(part => part is { Length: > 0 })]);
    }
}
