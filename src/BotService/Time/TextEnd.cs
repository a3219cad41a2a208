using System.Text.RegularExpressions;

namespace BotService.Time;

/// <summary>The day or the moment that ends a text. Only the last one counts, so that the words before it may hold days and numbers of their own.</summary>
internal static partial class TextEnd
{
    private const string Separators = " \u3000\t\n，,。、；;：:";

    /// <summary>False when the text does not end with one.</summary>
    /// <param name="takeAtHead">A method of <see cref="ChineseDates"/>, asked where one may begin.</param>
    /// <param name="before">The words before it, without 截止 and the like.</param>
    public static bool TryTake<T>(string text, TakeAtHead<T> takeAtHead, out string before, out T taken)
        where T : struct
    {
        for (var at = 0; at < text.Length; at++)
        {
            var rest = text.AsSpan(at);

            if (DateStart.MayBeAt(text, at) && takeAtHead(ref rest, out taken) && rest.Trim(Separators) is "" or "截止" or "前" or "前截止")
            {
                before = Announced().Replace(text[..at], string.Empty).Trim(Separators.ToCharArray());
                return true;
            }
        }

        (before, taken) = (string.Empty, default);
        return false;
    }

    [GeneratedRegex("[\\s，,：:]*(截止时间|截止到|截止|截至)[\\s：:]*$")]
    private static partial Regex Announced();
}

/// <summary>Takes what it understands from the front of a text, and leaves the text as it is when it understands nothing.</summary>
internal delegate bool TakeAtHead<T>(ref ReadOnlySpan<char> text, out T taken)
    where T : struct;
