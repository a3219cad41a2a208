using System.Globalization;
using BotService.Messaging;

namespace BotService.Files.Charts;

/// <summary>The picture of twelve weeks as something to send, for whoever sends it; what counts the figures draws it.</summary>
internal static class WeeksPicture
{
    public const string Maker = "picture";

    /// <param name="weekKey">The last of the weeks.</param>
    /// <param name="what">A group's id, 0 for everybody, or groups.</param>
    public static FileContent Of(int weekKey, string what) => new(Maker, string.Create(CultureInfo.InvariantCulture, $"{weekKey}:{what}")) { IsPicture = true };
}
