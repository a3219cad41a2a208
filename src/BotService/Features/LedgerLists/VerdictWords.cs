using System.Text.RegularExpressions;

namespace BotService.Features.LedgerLists;

/// <summary>现场看了，没问题，同意销号: a verdict that stands behind a remark. It closes nothing and is no progress.</summary>
internal static partial class VerdictWords
{
    private static readonly char[] Ends = ['，', ',', '。', '；', ';', '！', '!', ' ', '\u3000', '\t', '\n'];

    /// <summary>Whether a clause says nothing but that it passes; whoever speaks of studying is told of that.</summary>
    public static bool StandIn(string words) =>
        !words.Contains('学', StringComparison.Ordinal) && Array.Exists(words.Split(Ends, StringSplitOptions.RemoveEmptyEntries), clause => Verdict().IsMatch(clause));

    /// <summary>同意销号, 可以通过了; 验收通过 and 合格 may be what somebody else said to the owner.</summary>
    [GeneratedRegex("^(?:我|我们|也|就|请|建议)*(?:同意|可以|可|能|予以|准予|确认)*(?:通过|销号|办结)[了吧啦]*$")]
    private static partial Regex Verdict();
}
