namespace BotService.WeCom.Api;

/// <summary>An app's menu (document 90231): one to three buttons, each alone or with up to five below it. Equal when all in it is equal.</summary>
public sealed record AppMenu(IReadOnlyList<MenuButton> Buttons)
{
    /// <summary>What an app without a menu has.</summary>
    public static AppMenu Empty { get; } = new([]);

    /// <summary>The first documented limit this menu breaks, or null.</summary>
    public LimitViolation? Check() => Limit.First(
        [
            Limit.Count("button", Buttons, 1, 3),
            .. Buttons.Select((button, i) => CheckFirstLevel(button, $"button[{i}]")),
        ]);

    /// <summary>The request body of menu/create.</summary>
    public string ToJson() => WeComJson.Write(new MenuWire([.. Buttons.Select(button => button.ToWire())]), WeComJson.Wire.MenuWire);

    /// <inheritdoc/>
    public bool Equals(AppMenu? other) => other is not null && Buttons.SequenceEqual(other.Buttons);

    /// <inheritdoc/>
    public override int GetHashCode() => Buttons.Aggregate(0, HashCode.Combine);

    private static LimitViolation? CheckFirstLevel(MenuButton button, string field) =>
        button.Children.Count == 0
            ? CheckButton(button, field, nameBytes: 16)
            : Limit.First(
                [
                    Limit.RequiredBytes(field + ".name", button.Name, 16),
                    Limit.Count(field + ".sub_button", button.Children, 1, 5),
                    .. button.Children.Select((child, i) => CheckButton(child, $"{field}.sub_button[{i}]", nameBytes: 40)),
                ]);

    private static LimitViolation? CheckButton(MenuButton button, string field, int nameBytes) => Limit.First(
        Limit.RequiredBytes(field + ".name", button.Name, nameBytes),
        button.Children.Count > 0 ? new LimitViolation(field + ".sub_button", "at most two levels") : null,
        button.Type switch
        {
            null => new LimitViolation(field + ".type", "required"),
            "view" => Limit.WebAddress(field + ".url", button.Url, 1024),
            _ => Limit.RequiredBytes(field + ".key", button.Key, 128),
        });
}
