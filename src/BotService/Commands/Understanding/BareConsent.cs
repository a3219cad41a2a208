using System.Text.RegularExpressions;

namespace BotService.Commands.Understanding;

/// <summary>同意 and 不同意 with nothing else: what a colleague who is asked to change places answers.</summary>
internal static partial class BareConsent
{
    /// <summary>What stands around it without saying more.</summary>
    private const string Before = "我|好的?|行|可以|没问题|嗯|那|就|也|这次|抱歉|不好意思|对不起|还是|暂时|先|完全";

    private const string After = "的|了|吧|啊|哈|呢|啦|换|谢谢";

    /// <summary>Whether a whole message agrees; null when it says more, or asks.</summary>
    public static bool? Of(string said)
    {
        var letters = CommandText.Normalise(said);
        return said.AsSpan().IndexOfAny('?', '？') >= 0 ? null : Agreement().IsMatch(letters) ? true : Denial().IsMatch(letters) ? false : null;
    }

    [GeneratedRegex($"^(?:{Before})*同意(?:{After})*$", RegexOptions.NonBacktracking)]
    private static partial Regex Agreement();

    [GeneratedRegex($"^(?:{Before})*(?:不|不能|不太|不想|没法|没办法|无法)同意(?:{After})*$", RegexOptions.NonBacktracking)]
    private static partial Regex Denial();
}
