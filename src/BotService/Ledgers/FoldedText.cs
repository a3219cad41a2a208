using BotService.Messaging;

namespace BotService.Ledgers;

/// <summary>Words in one form of their letters, each at its place, and how one walks through them.</summary>
internal static class FoldedText
{
    public const string Separators = " \u3000\u00A0\t\n，,。、；;：:！!？?—-";

    public const string Particles = "了啦吧呢啊";

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
