using System.Globalization;

namespace BotService.Ledgers;

/// <summary>How people call an item: one character and a number, 问3.</summary>
internal readonly record struct LedgerReference(LedgerKind Kind, int Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind.Prefix}{Number}");
}

/// <summary>What was said of which items.</summary>
/// <param name="Verb">Null when none of the verbs follows.</param>
/// <param name="Words">What is behind the verb, or behind the items when there is none.</param>
internal sealed record LedgerSaying(IReadOnlyList<LedgerReference> Items, LedgerVerb? Verb, string Words)
{
    /// <summary>It asks about the item and does nothing with it: 任12 完成了吗.</summary>
    public bool IsAsked { get; init; }

    /// <summary>It was passed by 核实, behind which one also says that it is not good: 问3 核实 灯不亮.</summary>
    public bool IsChecked { get; init; }

    /// <summary>Written so that reading it again gives the same.</summary>
    public override string ToString() => string.Join(' ', ((string[])[string.Join('、', Items), Word, Words]).Where(part => part.Length > 0));

    private string Word => IsChecked ? LedgerVerbs.Checked : Verb is { } verb ? LedgerVerbs.WordOf(verb) : string.Empty;
}
