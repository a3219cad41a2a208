using System.Text.RegularExpressions;
using BotService.Commands.Understanding;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>反映一下，食堂排队太长; 给邓睿派个活：整理会标: an item told without the word of its list, asked about first.</summary>
internal static partial class ReportedPhrases
{
    /// <summary>Null for a sentence that reports nothing and gives nothing to anybody.</summary>
    public static Understood.Run? Read(CleanedText message, LedgerKinds kinds)
    {
        if (message.IsForwarded || message.IsToMany)
        {
            return null;
        }

        var folded = FoldedText.Of(message.Text);

        // Who is meant and until when is seen with the roster.
        if (Given().Match(folded) is { Success: true } given)
        {
            return new Understood.Run(GluedRaiseCommand.Word, $"{GivenPhrases.Mark} {TextOf(message, given, "who").Trim()}{TextOf(message, given, "what")}");
        }

        if (kinds.ForProblems is not { IsOn: true } problem || Reported().Match(folded) is not { Success: true } reported || Asks().IsMatch(reported.Groups["what"].Value))
        {
            return null;
        }

        return new Understood.Run(GluedRaiseCommand.Word, $"{problem.Raise} {TextOf(message, reported, "what").Replace('\n', '，')}");
    }

    /// <summary>As it was written.</summary>
    private static string TextOf(CleanedText message, Match match, string group) => message.Text.Substring(match.Groups[group].Index, match.Groups[group].Length);

    /// <summary>反映一下，…, 我想反映个情况，…, 向支部反映一件事：….</summary>
    [GeneratedRegex(
        "^(?:您好|你好|领导好?|老师好?)?[,!。 ]*(?:我们?)?(?:想|要|来|得)*(?:(?:跟|向|给|和)[^,。:!? ]{1,8})?(?:反映|反应)(?:一下|下)?(?:一?[个件些点条]|几[个件点])?(?:情况|事情?|现象|困难)?[:, \n]+(?<what>.{4,})$",
        RegexOptions.Singleline)]
    private static partial Regex Reported();

    [GeneratedRegex("^(?:请|麻烦)?(?:给|向|为)(?<who>.{2,12}?)(?:派|安排|布置|交办|交代|分配|加|交)(?:一?[个件项点])?(?:活儿?|事情?|工作|差事)[:, \n]+(?<what>.{3,})$", RegexOptions.Singleline)]
    private static partial Regex Given();

    /// <summary>找谁？, 在哪里反映: how one reports is asked.</summary>
    [GeneratedRegex("^(?:该?找谁|[去在到]哪|怎么|如何|行吗|可以吗|您?在吗|方便吗).{0,8}$")]
    private static partial Regex Asks();
}
