using System.Text;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Messaging;

namespace BotService.Features.CheckIns;

/// <summary>Four digits alone, or behind what people meet for, may be the code that is said in the room. 15:30 and 2,400 are none.</summary>
internal sealed partial class BareCodeReading : IReadingStep
{
    private const int Longest = 48;

    /// <summary>Only the gatherings of the sender tell whether it is one, so it is less than the command's word: what waits for a number asks before it gives way.</summary>
    private static readonly Intent MayBeCode = new(255, "^[0-9]{4}$")
    {
        IsDeed = true,
        FitsByOneWord = true,
        Command = static (caller, code) => caller.Member is null ? null : (CheckInCommand.Word, code),
        Otherwise = static (_, _) => Reply.Refuse("没看懂，所以什么也没有记下。发 帮助 看能做什么。"),
    };

    public int Order => 37;

    /// <summary>A documented word with a number behind it is that command: 关活动4711.</summary>
    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise) =>
        otherwise(message) is var meant && meant is not Understood.Run && !message.IsForwarded && !message.IsToMany && !message.IsForWordOnly
        && message.Text.Length <= Longest && message.Text.Any(char.IsDigit) && Code().Match(message.Text.Normalize(NormalizationForm.FormKC)) is { Success: true } code
            ? new Understood.Wants(MayBeCode, code.Groups[1].Value)
            : meant;

    [GeneratedRegex(
        "^\\s*(?:[^0-9]{0,20}(?:会|活动|课|座谈|领学|研学|践学|现场)[\\s:,，。]*)?(?:签|码|号|口令|验证码|我|是|的|[\\s:,，#])*" +
        "([0-9]{4})(?:号|到|了|已|我|来|在|的|签|谢谢|[\\s,，.。!?~])*$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
