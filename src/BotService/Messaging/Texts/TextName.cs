namespace BotService.Messaging;

/// <summary>Texts are found by section and name, whatever the case in which an operator or a variable writes them.</summary>
internal sealed class TextName : IEqualityComparer<(string Section, string Name)>
{
    public static TextName Comparer { get; } = new();

    public bool Equals((string Section, string Name) x, (string Section, string Name) y) =>
        string.Equals(x.Section, y.Section, StringComparison.OrdinalIgnoreCase) && string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);

    public int GetHashCode((string Section, string Name) obj) =>
        HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Section), StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Name));
}
