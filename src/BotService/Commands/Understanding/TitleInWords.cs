using System.Buffers;

namespace BotService.Commands.Understanding;

/// <summary>The title of a topic in running words: 论学习学完了 is read as 《论学习》学完了, since a title may hold the very words that an answer is made of.</summary>
internal static class TitleInWords
{
    private const int Shortest = 3;

    private static readonly SearchValues<char> Studying = SearchValues.Create("学看读听阅完习");

    /// <summary>Whether it is worth knowing which topics are open before saying that nothing was understood.</summary>
    public static bool MayBeIn(string text) => text.AsSpan().IndexOfAny(Studying) >= 0;

    /// <summary>The text with the longest of these titles in its brackets; null when none stands there without them.</summary>
    public static string? Marked(string text, IEnumerable<string> titles)
    {
        foreach (var title in titles.Where(title => title.Length >= Shortest).OrderByDescending(title => title.Length))
        {
            if (text.Contains($"《{title}》", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            if (text.IndexOf(title, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                return $"{text[..at]}《{title}》{text[(at + title.Length)..]}";
            }
        }

        return null;
    }
}
