namespace BotService.WeCom.Api;

/// <summary>A button of the menu. Equal when all in it, the buttons below too, is equal.</summary>
/// <param name="Name">Up to 16 bytes (5 Chinese characters) on the first level, 40 on the second.</param>
/// <param name="Type">click, view, …; null for a button with others below it.</param>
/// <param name="Key">Comes back in the click event; up to 128 bytes.</param>
/// <param name="Url">Of a view button; up to 1,024 bytes.</param>
/// <param name="Children">The buttons below it; empty for most.</param>
public sealed record MenuButton(string Name, string? Type, string? Key, string? Url, IReadOnlyList<MenuButton> Children)
{
    /// <summary>A button that sends an event.</summary>
    public static MenuButton Click(string name, string key) => new(name, "click", key, null, []);

    /// <summary>A button that opens further buttons.</summary>
    public static MenuButton Group(string name, params IReadOnlyList<MenuButton> children) => new(name, null, null, null, children);

    /// <inheritdoc/>
    public bool Equals(MenuButton? other) =>
        other is not null && Name == other.Name && Type == other.Type && Key == other.Key && Url == other.Url && Children.SequenceEqual(other.Children);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, Key, Url, Children.Count);

    internal MenuButtonWire ToWire() =>
        new(Type, Name, Key, Url, Children.Count == 0 ? null : [.. Children.Select(child => child.ToWire())]);

    /// <summary>WeCom writes empty texts and lists where there is nothing, so that what was created compares equal to what is read.</summary>
    internal static MenuButton From(MenuButtonWire wire)
    {
        IReadOnlyList<MenuButton> children = [.. (wire.SubButton ?? []).Select(From)];
        return new MenuButton(wire.Name ?? "", children.Count > 0 ? null : Given(wire.Type), Given(wire.Key), Given(wire.Url), children);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
