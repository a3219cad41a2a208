using System.Text.RegularExpressions;

namespace BotService.Time;

/// <summary>The day or the moment that ends a text. Only the last one counts, so that the words before it may hold days and numbers of their own.</summary>
internal static partial class TextEnd
{
    private const string Separators = " \u3000\t\n，,。、；;：:";

    /// <summary>What may stand behind it: 10月20日之前截止.</summary>
    private static readonly HashSet<string> Closers = ["", "截止", "前", "前截止", "之前", "之前截止", "以前", "以前截止", "为止", "止", "下班前", "下班前截止"];

    /// <summary>False when the text does not end with one.</summary>
    /// <param name="takeAtHead">A method of <see cref="ChineseDates"/>, asked where one may begin.</param>
    /// <param name="before">The words before it, without 截止 and the like.</param>
    public static bool TryTake<T>(string text, TakeAtHead<T> takeAtHead, out string before, out T taken)
        where T : struct
    {
        for (var at = 0; at < text.Length; at++)
        {
            // Behind a title that has ended, 到10月20日 says until when.
            var isUntil = text[at] is '到' or '至' && at > 0 && Separators.Contains(text[at - 1], StringComparison.Ordinal);
            var rest = text.AsSpan(isUntil ? at + 1 : at);

            if ((isUntil || DateStart.MayBeAt(text, at)) && takeAtHead(ref rest, out taken) && Closers.Contains(rest.Trim(Separators).ToString()))
            {
                before = Announced().Replace(text[..at], string.Empty).Trim(Separators.ToCharArray());
                return true;
            }
        }

        (before, taken) = (string.Empty, default);
        return false;
    }

    [GeneratedRegex("[\\s，,：:]*(截止时间|截止日期|截止日|截止到|截止|截至到|截至)[\\s：:]*$")]
    private static partial Regex Announced();
}

/// <summary>Takes what it understands from the front of a text, and leaves the text as it is when it understands nothing.</summary>
internal delegate bool TakeAtHead<T>(ref ReadOnlySpan<char> text, out T taken)
    where T : struct;
