using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Features.Reports.Figures;

namespace BotService.Features.Reports;

/// <summary>数5 and 稿3 are called like the items of a ledger: a character and a number.</summary>
internal sealed partial class ReportReading : IReadingStep
{
    /// <summary>Nearly every message has none of them.</summary>
    private static readonly SearchValues<char> Heads = SearchValues.Create("数數稿总總");

    public int Order => 40;

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise)
    {
        if (!message.Text.AsSpan().ContainsAny(Heads))
        {
            return otherwise(message);
        }

        var text = message.Text.Normalize(NormalizationForm.FormKC).Trim();

        if (Figure().Match(text) is { Success: true } figure)
        {
            return new Understood.Run(FiguresCommand.Word, $"{FiguresCommand.One}{figure.Groups[1].Value} {figure.Groups[2].Value}".Trim());
        }

        if (Draft().Match(text) is { Success: true } draft)
        {
            return new Understood.Run(ReportCommand.Word, draft.Groups[1].Value);
        }

        return Glued().Match(text) is { Success: true } glued ? new Understood.Run(ReportCommand.Word, text[glued.Length..]) : otherwise(message);
    }

    /// <summary>Alone, or with a day; a figure shows its records whether or not 明细 is said.</summary>
    [GeneratedRegex(@"^(?:(?:明细|这个数|进度)[\s,]*)?[数數]\s*([0-9]{1,3})(?:[\s,]*(?:的)?(?:明细|这个数|进度))?(?:[\s,]+(\S.*?))?(?:[\s,]*(?:的)?明细)?[。!?]*$")]
    private static partial Regex Figure();

    /// <summary>Alone, or with what is to be done with it, before the number or behind it.</summary>
    [GeneratedRegex(@"^(稿\s*[0-9]{1,5}(?:[\s,:]*(?:批注稿?|工作稿|定稿|(?:比较|对比|比)\s*稿?\s*[0-9]{1,5}))?|(?:批注稿?|工作稿|定稿)\s*稿\s*[0-9]{1,5}|(?:比较|对比|比)\s*稿\s*[0-9]{1,5}[\s,、和与]*稿?\s*[0-9]{1,5})[。!?]*$")]
    private static partial Regex Draft();

    /// <summary>总结批注: 总结得很好 is none of ours.</summary>
    [GeneratedRegex(@"^[总總][结結](?=批注|定稿|比\s*稿|稿\s*[0-9])")]
    private static partial Regex Glued();
}
