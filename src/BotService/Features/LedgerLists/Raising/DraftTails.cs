using System.Text.RegularExpressions;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>What stands behind the person and the day of a new item, or around them, and is neither: 10月15日，请尽快; （郑凯，10月15日）.</summary>
internal static partial class DraftTails
{
    /// <summary>🙏 and its like; a rare letter of a name is none.</summary>
    private const string Picture = @"[\uD83C-\uD83E][\uDC00-\uDFFF]";

    private static readonly char[] BetweenParts = ['，', ',', '；', ';', ' ', '\u3000'];

    /// <summary>Without stops and pictures at its ends.</summary>
    public static string Bare(string word) => Around().Replace(word, string.Empty);

    /// <summary>Without thanks and haste at the end of the line; null when it has neither.</summary>
    public static string? WithoutPoliteness(string line) => Polite().Match(line) is { Success: true, Index: > 0 } polite ? line[..polite.Index] : null;

    /// <summary>What the brackets at the end of the line hold, and what stands before them; null when it ends in none.</summary>
    public static (string Before, IReadOnlyList<string> Parts)? Bracketed(string line) =>
        Brackets().Match(line) is { Success: true } found ? (found.Groups["before"].Value, found.Groups["within"].Value.Split(BetweenParts, StringSplitOptions.RemoveEmptyEntries)) : null;

    [GeneratedRegex(@"^[\s，,。；;、]+|(?:[\s，,。；;、！!~～.…·\u2600-\u27BF\uFE0F\u200D]|" + Picture + ")+$")]
    private static partial Regex Around();

    [GeneratedRegex(
        @"(?:[\s，,。；;、！!~～]+(?:(?:谢谢|多谢|感谢|辛苦|麻烦|拜托|费心)(?:您|你|大家|各位|了|啦)*|请?(?:务必)?(?:尽快|抓紧|尽早|及时|按时|加紧)(?:办理|办|完成|落实|报送|上报|处理|推进|提交)?|收到请?回复|请(?:知悉|查收|收到回复)))+"
        + @"(?:[\s，,。！!~～.…\u2600-\u27BF\uFE0F]|" + Picture + ")*$")]
    private static partial Regex Polite();

    [GeneratedRegex(@"^(?<before>.{2,}?)[（(](?<within>[^（(）)]{2,40})[）)][\s。！!]*$")]
    private static partial Regex Brackets();
}
