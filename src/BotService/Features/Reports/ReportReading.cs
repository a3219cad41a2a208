using System.Text;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Features.Reports;

/// <summary>数5 and 稿3 are called like the items of a ledger: a character and a number.</summary>
internal sealed partial class ReportReading : IReadingStep
{
    public Understood Read(string message, Func<string, Understood> otherwise)
    {
        var text = message.Normalize(NormalizationForm.FormKC).Trim();

        if (Figure().Match(text) is { Success: true } figure)
        {
            return new Understood.Run(FiguresCommand.Word, $"{FiguresCommand.One}{figure.Groups[1].Value} {figure.Groups[2].Value}".Trim());
        }

        return Draft().Match(text) is { Success: true } draft ? new Understood.Run("总结", $"稿{draft.Groups[1].Value}") : otherwise(message);
    }

    /// <summary>Alone, or with a day.</summary>
    [GeneratedRegex(@"^[数數]\s*([0-9]{1,3})(?:[\s,，]+(\S.*))?[。!！?？]*$")]
    private static partial Regex Figure();

    [GeneratedRegex(@"^稿\s*([0-9]{1,5})[。!！?？]*$")]
    private static partial Regex Draft();
}
