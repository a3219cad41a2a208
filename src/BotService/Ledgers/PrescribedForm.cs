using System.Globalization;
using System.Reflection;

namespace BotService.Ledgers;

/// <summary>One way to write a check: 名称 stands for any name, a number for any count from 1 on, every other word for itself.</summary>
internal sealed record PrescribedForm(string Text)
{
    /// <summary>Of what no record tells, so that a person judges it.</summary>
    public const string Manual = "manual";

    private const string Name = "名称";

    /// <summary>All there are, in one order on every start.</summary>
    public static IReadOnlyList<PrescribedForm> All { get; } =
    [
        new(Manual),
        .. typeof(PrescribedForm).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IPrescribedCheck)))
            .Select(Of).Where(forms => forms.Count > 0).OrderBy(forms => forms[0].Text, StringComparer.Ordinal).SelectMany(forms => forms),
    ];

    /// <summary>The word that it begins with.</summary>
    public string Head => Text.Split(' ')[0];

    /// <summary>Those that a check states of itself.</summary>
    public static IReadOnlyList<PrescribedForm> Of(Type check) => [.. (check.GetCustomAttribute<PrescribedFormsAttribute>()?.Forms ?? []).Select(form => new PrescribedForm(form))];

    /// <summary>The words of a check in this form, without the sign that may stand before a count; null when they are in another.</summary>
    public IReadOnlyList<string>? Read(IReadOnlyList<string> words)
    {
        var parts = Text.Split(' ');
        List<string> plain = [.. words];
        var count = Array.FindIndex(parts, IsCount);

        if (count >= 0 && count < plain.Count && plain[count] is "≥" or ">=")
        {
            plain.RemoveAt(count);
        }

        return plain.Count == parts.Length && parts.Zip(plain).All(pair => Fits(pair.First, pair.Second)) ? plain : null;
    }

    private static bool Fits(string part, string word) => part == Name ? word.Length > 0 : IsCount(part) ? IsCount(word) : part == word;

    private static bool IsCount(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0;
}
