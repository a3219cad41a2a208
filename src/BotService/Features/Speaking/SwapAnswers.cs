using System.Text.RegularExpressions;
using BotService.Commands;

namespace BotService.Features.Speaking;

/// <summary>同意 and 不同意 with nothing else: what a colleague who is asked to change places answers.</summary>
internal static partial class SwapAnswers
{
    public const string Agreed = "同意";

    public const string Declined = "不换";

    /// <summary>What stands around it without saying more.</summary>
    private const string Before = "我|好的?|行|可以|没问题|嗯|那|就|也|这次|抱歉|不好意思|对不起|还是|暂时|先|完全";

    private const string After = "的|了|吧|啊|哈|呢|啦|换|谢谢";

    /// <summary>Which of the two a whole message is; null when it says more, or asks.</summary>
    public static string? Of(string said)
    {
        var letters = CommandText.Normalise(said);
        return said.AsSpan().IndexOfAny('?', '？') >= 0 ? null : Agreement().IsMatch(letters) ? Agreed : Denial().IsMatch(letters) ? Declined : null;
    }

    [GeneratedRegex($"^(?:{Before})*同意(?:{After})*$", RegexOptions.NonBacktracking)]
    private static partial Regex Agreement();

    [GeneratedRegex($"^(?:{Before})*(?:不|不能|不太|不想|没法|没办法|无法)同意(?:{After})*$", RegexOptions.NonBacktracking)]
    private static partial Regex Denial();
}
