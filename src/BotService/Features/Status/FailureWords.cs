using System.Text.RegularExpressions;

namespace BotService.Features.Status;

/// <summary>Why a message did not leave, for an admin. Channels write it in English for the log; what is not known here is shown as they wrote it.</summary>
internal static partial class FailureWords
{
    /// <summary>By how the reason begins; the first that fits is meant.</summary>
    private static readonly (string Begin, string Words)[] Known =
    [
        ("the group robot's host answered without a code", "群机器人的答复里没有结果，不知道收没收到"),
        ("the group robot's host is not reached", "连不上群机器人的地址，请检查网络和 GroupRobot__Urls"),
        ("the group robot's host did not say", "没有等到群机器人的答复，不知道收没收到"),
        ("the group robot's host is busy", "群机器人那边忙"),
        ("the group robot is asked too often", "群机器人一分钟只收 20 条"),
        ("this group robot is no longer configured", "这个群机器人已经不在 GroupRobot__Urls 里"),
        ("a group robot takes only text", "群机器人只收文字"),
        ("this channel sends to one person at a time", "机器人一次只能发给一个人"),
        ("the upload was not answered", "文件没有传上去"),
        ("the stored message is not readable", "存下的消息读不出来"),
        ("the conversation's 30 a minute", "这个会话这段时间的条数用完了"),
        ("the bot's socket is not connected", "机器人没有连上"),
        ("the link broke before the bot's socket acknowledged it", "连接断了，没有等到机器人的回执"),
        ("no channel named ", "这条消息的通道已经没有了"),
        ("may have arrived", "可能已经送到，再发会重复"),
        ("too late to be of use", "过了时间，发了也没有用"),
        ("restored from a backup", "从备份恢复的，备份之后可能已经发过"),
    ];

    /// <summary>WeCom's codes that an admin meets, and those of our own for a call that it did not answer.</summary>
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["-1"] = "企业微信系统繁忙",
        ["-1001"] = "连不上企业微信",
        ["-1002"] = "没有等到企业微信的答复",
        ["-1003"] = "消息超过了企业微信的限制",
        ["40001"] = "Secret 不对，或者应用停用了",
        ["40013"] = "企业 ID（CorpID）不对",
        ["40014"] = "access_token 失效，会自动换",
        ["45009"] = "调用次数超过了企业微信的限制",
        ["48002"] = "应用没有这个接口的权限",
        ["60011"] = "应用没有权限，请检查可见范围",
    };

    public static string Of(string reason)
    {
        if (Known.FirstOrDefault(known => reason.StartsWith(known.Begin, StringComparison.Ordinal)).Words is { } words)
        {
            return words;
        }

        if (RobotStatus().Match(reason) is { Success: true } status)
        {
            return $"群机器人的地址答复 HTTP {status.Groups[1].Value}，请检查 GroupRobot__Urls";
        }

        if (RobotCode().Match(reason) is { Success: true } robot)
        {
            return $"群机器人答复错误码 {robot.Groups[1].Value}（93000 是地址不对，请检查 GroupRobot__Urls）";
        }

        if (BotCode().Match(reason) is { Success: true } bot)
        {
            return $"机器人的接口答复错误码 {bot.Groups[1].Value}";
        }

        if (Untrusted().Match(reason) is { Success: true } untrusted)
        {
            return $"{untrusted.Groups[1].Value} 请把 {untrusted.Groups[2].Value} 加进应用的企业可信IP";
        }

        return Code().Match(reason) is { Success: true } code
            ? $"{code.Groups[1].Value} {Codes.GetValueOrDefault(code.Groups[1].Value, "企业微信没有收下，错误码见企业微信的文档")}"
            : $"发送时出错（{reason}）";
    }

    [GeneratedRegex(@"^the group robot's host answered (\d+)")]
    private static partial Regex RobotStatus();

    [GeneratedRegex(@"^the group robot answered (-?\d+)")]
    private static partial Regex RobotCode();

    [GeneratedRegex(@"^the bot's socket answered (-?\d+)")]
    private static partial Regex BotCode();

    [GeneratedRegex(@"^(\d+) add (\S+) to the app's trusted addresses")]
    private static partial Regex Untrusted();

    [GeneratedRegex(@"^(-?\d+) ")]
    private static partial Regex Code();
}
