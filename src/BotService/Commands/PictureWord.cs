using System.Text.RegularExpressions;

namespace BotService.Commands;

/// <summary>图 behind a command that answers with figures: a picture is wanted besides.</summary>
internal static partial class PictureWord
{
    /// <summary>Whether a picture is wanted, and what remains of the words. A group's name may begin with 图, so the word must stand alone, before a week or behind one.</summary>
    public static (bool IsWanted, string Left) Take(string rest) => Word().Match(rest) is { Success: true } word ? (true, rest.Remove(word.Index, word.Length).Trim()) : (false, rest);

    [GeneratedRegex("(?<=^|\\s|[周期拜])图(?:片|表)?(?=$|\\s|第)")]
    private static partial Regex Word();
}
