using System.Text;
using BotService.Messaging;

namespace BotService.Ledgers;

/// <summary>Words in one form of their letters, each at its place, and how one walks through them.</summary>
internal static class FoldedText
{
    public const string Separators = " \u3000\u00A0\t\n，,。、；;：:！!？?—-";

    public const string Particles = "了啦吧呢啊";

    private const string Marks = "~〜…·";

    /// <summary>Signs of thanks and of being done, in every colour. A sign that refuses or doubts is none of them.</summary>
    private static readonly HashSet<Rune> Signs = [.. "✅✔☑🆗👌👍👏🙏🙋🙆💪🤝🫡🎉🌹❤😊😄😁🏻🏼🏽🏾🏿\u200D\uFE0F".EnumerateRunes()];

    /// <summary>Letters and digits in one form, each at its place.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] is >= '！' and <= '～' ? (char)(source[i] - 0xFEE0) : source[i] == '\u3000' ? ' ' : NameFolding.Simplify(source[i]);
        }
    });

    public static bool At(string folded, int at, string word) => at <= folded.Length && folded.AsSpan(at).StartsWith(word, StringComparison.Ordinal);

    public static bool IsSeparator(char letter) => Separators.Contains(letter, StringComparison.Ordinal);

    /// <summary>A word may end there: 完成✅, 通过~ and 完成.已发通知 say no more than without them.</summary>
    public static bool EndsAt(string folded, int at) => at >= folded.Length || IsSeparator(folded[at]) || LengthOfMark(folded, at) > 0;

    public static bool IsSign(string folded, int at) => at < folded.Length && Rune.TryGetRuneAt(folded, at, out var rune) && Signs.Contains(rune);

    /// <summary>Past ✅, ~ and a full stop.</summary>
    public static int SkipMarks(string folded, int at)
    {
        while (at < folded.Length && LengthOfMark(folded, at) is > 0 and var length)
        {
            at += length;
        }

        return at;
    }

    private static int LengthOfMark(string folded, int at)
    {
        if (IsSign(folded, at))
        {
            return Rune.GetRuneAt(folded, at).Utf16SequenceLength;
        }

        // 完成.5 is a number.
        return Marks.Contains(folded[at], StringComparison.Ordinal) || (folded[at] == '.' && !(at + 1 < folded.Length && char.IsAsciiDigit(folded[at + 1]))) ? 1 : 0;
    }

    public static int SkipSeparators(string folded, int at)
    {
        while (at < folded.Length && IsSeparator(folded[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Past 了, 啦, 吧.</summary>
    public static int SkipParticles(string folded, int at)
    {
        while (at < folded.Length && Particles.Contains(folded[at], StringComparison.Ordinal))
        {
            at++;
        }

        return at;
    }
}
