using System.Text.RegularExpressions;
using BotService.Time;

namespace BotService.Commands.Understanding;

/// <summary>Finds which week or topic a message speaks of, wherever it stands, and gives it back as it was written.</summary>
internal static partial class References
{
    private const string Programme = "一周一主题";

    private const string Starts = "第本这上下今去明WwＷ一二三四五六七八九十0123456789０１２３４５６７８９";

    /// <summary>The first week, title or number of a topic; empty when there is none.</summary>
    public static string In(string text) => All(text) is [var first, ..] ? first : string.Empty;

    /// <summary>Every one in the order in which they stand.</summary>
    public static IReadOnlyList<string> All(string text)
    {
        List<string> found = [];

        // The name of the whole thing begins like a week.
        text = text.Replace(Programme, string.Empty, StringComparison.Ordinal);

        foreach (Match match in Named().Matches(text))
        {
            found.Add(match.Value);
        }

        if (found.Count > 0)
        {
            return found;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (Starts.Contains(text[at], StringComparison.Ordinal) && ChineseDates.LengthOfWeek(text.AsSpan(at)) is > 0 and var length)
            {
                found.Add(text.Substring(at, length).Trim());
                at += length - 1;
            }
        }

        return found;
    }

    [GeneratedRegex("#[0-9]{1,9}|《[^《》]{1,200}》", RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    /// <summary>Behind a week: 的, 那个, and nothing that is said of it.</summary>
    public static bool OnlyPoints(ReadOnlySpan<char> behind) => Pointing().IsMatch(behind);

    /// <summary>本周 and 本周主题 look at the week.</summary>
    public static bool LooksAtTopic(ReadOnlySpan<char> behind) => TopicOrNothing().IsMatch(behind);

    /// <summary>都, 全部, 两个都是: every one of them.</summary>
    [GeneratedRegex(@"^((?<count>[两二三四])[个期周]|都|全)(主题|都|全|部|是|要|的|吧|啊)*\z", RegexOptions.NonBacktracking)]
    public static partial Regex EveryOne();

    [GeneratedRegex(@"^(的|那|这|个|一|期|次|主题|吧|了|啊|哈|呀)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pointing();

    [GeneratedRegex(@"^(.*主题)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex TopicOrNothing();
}
