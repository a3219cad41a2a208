using BotService.Commands;
using BotService.Features.Reports.Comparing;
using BotService.Messaging;

namespace BotService.Features.Reports;

/// <summary>Makes 稿N as of a day and sends the clean document with its sources; and what is done with those that are there.</summary>
[ChatCommand(Word, "总结报告", "出总结", Usage = "总结 [日期]", Summary = "按记录填总结：干净稿和来源发到这里；另有 总结 批注，总结 定稿 稿N，总结 比 稿A 稿B", Audience = Audience.Admin)]
internal sealed class ReportCommand(ReportAsking asking, ReportMaking making, ReportFinish finish, ReportComparing comparing) : IChatCommand
{
    public const string Word = "总结";

    private const string Finishing = "定稿";

    private static readonly string[] Comparing = ["比较", "对比", "比"];

    private static readonly string[] Working = ["批注稿", "批注", "工作稿"];

    public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var rest = VerbFirst(call.Rest.Trim());

        if (Comparing.FirstOrDefault(word => rest.StartsWith(word, StringComparison.Ordinal)) is { } compare)
        {
            return comparing.CompareAsync(rest[compare.Length..], cancellationToken);
        }

        if (rest.StartsWith(Finishing, StringComparison.Ordinal))
        {
            return finish.FinishAsync(call, rest[Finishing.Length..].Trim(), cancellationToken);
        }

        if (Working.FirstOrDefault(word => rest.StartsWith(word, StringComparison.Ordinal)) is { } working)
        {
            return making.WorkingAsync(call, rest[working.Length..].Trim(), cancellationToken);
        }

        return SnapshotNumber.Take(rest, out var number, out var behind) && behind.Length == 0
            ? making.AgainAsync(call, number, cancellationToken)
            : asking.ReadAsync(rest, new ReportAsked(Word, string.Empty, Word), (campaign, asOf) => making.NewAsync(call, campaign, asOf, cancellationToken));
    }

    /// <summary>稿3 批注 is said as often as 批注 稿3.</summary>
    private static string VerbFirst(string rest)
    {
        if (!SnapshotNumber.Take(rest, out var number, out var behind))
        {
            return rest;
        }

        var verb = behind.TrimEnd('。', '！', '!');
        return Comparing.FirstOrDefault(word => verb.StartsWith(word, StringComparison.Ordinal)) is { } compare ? $"{compare} 稿{number} {verb[compare.Length..].Trim()}"
            : verb == Finishing || Working.Contains(verb) ? $"{verb} 稿{number}"
            : rest;
    }
}

/// <summary>稿3, at the head of what was said; also a bare number.</summary>
internal static class SnapshotNumber
{
    public static bool Take(string text, out int number, out string rest)
    {
        var said = text.Trim().TrimStart('第').TrimStart();
        var behind = said.StartsWith('稿') ? said[1..].TrimStart() : said;
        var digits = behind.TakeWhile(char.IsAsciiDigit).Count();
        var isNumber = int.TryParse(behind.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture, out number);
        rest = isNumber ? behind[digits..].TrimStart('稿', ' ', '　', '，', ',', '：', ':', '和', '与', '、') : text;
        return isNumber && (said.StartsWith('稿') || rest.Length == 0 || behind[digits..].StartsWith('稿') || char.IsWhiteSpace(behind[digits]));
    }
}
