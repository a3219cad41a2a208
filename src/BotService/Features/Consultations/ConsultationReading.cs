using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Features.Consultations;

/// <summary>征2 is called by a character and a number. It is read before any word, so that 完成 征2 never confirms the week's topic.</summary>
internal sealed partial class ConsultationReading(CommandEntries commands) : IReadingStep
{
    private const string Word = "征";

    private readonly WordsBesideNumbers _beside = new(commands);

    public int Place => 5;

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise) => message.IsForwarded ? otherwise(message) : Of(message.Text) ?? otherwise(message);

    /// <summary>Null when no number of the kind stands where it would be meant.</summary>
    private Understood.Run? Of(string text)
    {
        if (Head().Match(text) is { Success: true } head)
        {
            return new Understood.Run(Word, $"{NumberedName.Plain(head.Groups[1].Value)} {NumberedName.Behind(text, head.Length)}".Trim());
        }

        return _beside.Find(text) is { } pair && pair.Name == Word ? pair.AsRun() : null;
    }

    // A number counts only when something ends it: 征2个人 is none.
    [GeneratedRegex("^\\s*(?:征求意见|征)\\s*[#＃]?\\s*([0-9０-９]{1,9})号?(?=$|[\\s，,。：:、！!？?]|撤回|已阅|已读|统计|明细)")]
    private static partial Regex Head();
}
