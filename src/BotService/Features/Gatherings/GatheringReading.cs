using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Features.Gatherings;

/// <summary>签到了几个人 begins with the word that signs in and only asks. It is read before that word.</summary>
internal sealed partial class GatheringReading : IReadingStep
{
    public int Order => 36;

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise) =>
        !message.IsForwarded && !message.IsForWordOnly && message.Text is ['签' or '簽', ..] && Asks().IsMatch(CommandText.Normalise(message.Text))
            ? new Understood.Run(AttendanceCommand.Word, string.Empty)
            : otherwise(message);

    // Nothing else may stand in it: 签到 1234 and 签到码是多少 are none.
    [GeneratedRegex(
        "^签到(?:了|过|的|都|还|已经?|一共|总共|共|现在|目前|今天|有|是|没)*(?:(?:几|多少)(?:个|位|名)?(?:人|同志|党员)?|人数|情况|名单|统计|谁|哪些人?|哪几个人?)" +
        "(?:了|的|啊|呢|啦|吗|没有?|未|怎么样|如何|看看|一下|到场?|签到?)*$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Asks();
}
