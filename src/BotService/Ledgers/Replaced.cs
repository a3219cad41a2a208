namespace BotService.Ledgers;

/// <summary>What a step changed and no other step tells, in the words of its entry, so that people read it and an undo finds it.</summary>
internal static class Replaced
{
    private const string Owner = "原责任人：";

    private const string Unit = "原责任单位：";

    private const string Verifier = "原核实人：";

    private const string Brought = "一起去：";

    private const string Former = "；原：";

    /// <summary>As much as an entry holds.</summary>
    private const int Longest = 500;

    private const char Mark = '；';

    private const char Joint = '、';

    /// <summary>谢春梅；原责任单位：机关第一党支部.</summary>
    /// <param name="unit">The unit before; null when other steps tell it, empty when there was none.</param>
    /// <param name="owner">The name of an owner who is not on the roster.</param>
    public static string With(string name, string? unit, string? owner) =>
        $"{name}{(unit is null ? string.Empty : $"{Mark}{WithUnit(unit)}")}{(owner is null ? string.Empty : $"{Mark}{Owner}{owner}")}";

    /// <summary>不归我管；原责任人：赵铁柱. The words give way where both are too long for one entry.</summary>
    public static string WithOwner(string words, string owner)
    {
        var behind = $"{Mark}{Owner}{owner}";
        return words.Length + behind.Length <= Longest ? words + behind : words[..(Longest - behind.Length)] + behind;
    }

    /// <summary>原核实人：张局长, whom a list names and the roster does not know.</summary>
    public static string WithVerifier(string names) => $"{Verifier}{names}";

    /// <summary>原责任单位：无.</summary>
    public static string WithUnit(string unit) => $"{Unit}{(unit.Length == 0 ? "无" : unit)}";

    /// <summary>合并到 访1；一起去：邓睿、谢春梅.</summary>
    public static string WithPeople(string words, IReadOnlyCollection<string> names) => names.Count == 0 ? words : $"{words}{Mark}{Brought}{string.Join(Joint, names)}";

    /// <summary>类别：民生；原：机制. What was there before is left out where both are too long for one entry.</summary>
    public static string WithFormer(string words, string former) => words.Length + Former.Length + former.Length <= Longest ? $"{words}{Former}{former}" : words;

    /// <summary>机制 of 类别：民生；原：机制; null when the entry begins otherwise or does not tell it.</summary>
    public static string? FormerIn(string? text, string words) => text?.StartsWith(words + Former, StringComparison.Ordinal) is true ? text[(words.Length + Former.Length)..] : null;

    public static string? UnitIn(string? text) => In(text, Unit);

    public static string? OwnerIn(string? text) => In(text, Owner);

    public static string? VerifierIn(string? text) => In(text, Verifier);

    public static IReadOnlyList<string> PeopleIn(string? text) => In(text, Brought)?.Split(Joint) ?? [];

    /// <summary>访1 of 合并到 访1；一起去：邓睿, 问5 of 并入 问5; empty when the words name nothing behind a space.</summary>
    public static string ItemIn(string? text) => (text ?? string.Empty).Split(' ', 2) is [_, var behind] ? behind.Split(Mark)[0] : string.Empty;

    private static string? In(string? text, string head) => text?.Split(Mark).FirstOrDefault(part => part.StartsWith(head, StringComparison.Ordinal))?[head.Length..];
}
