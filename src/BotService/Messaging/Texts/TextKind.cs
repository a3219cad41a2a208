namespace BotService.Messaging;

/// <summary>Texts of one section of <c>messages.zh-CN.json</c>, and the fields that they may use.</summary>
/// <param name="Only">The one text of the section that this is about; null for all others.</param>
internal sealed record TextKind(string Section, string? Only, IReadOnlyList<TextField> Fields)
{
    public const string Cards = "Cards";
    public const string Together = "Together";
    public const string Liaisons = "Liaisons";
    public const string Admins = "Admins";

    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<string> Sections { get; } = [Cards, Together, Liaisons, Admins];
}
