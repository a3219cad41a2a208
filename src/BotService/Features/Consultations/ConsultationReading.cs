using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Features.Consultations;

/// <summary>征2 is called by a character and a number. It is read before any word, so that 完成 征2 never confirms the week's topic.</summary>
internal sealed partial class ConsultationReading(CommandEntries commands) : IReadingStep
{
    private const string Word = "征";

    private readonly WordsBesideNumbers _beside = new(commands);

    public int Order => 5;

    public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise) => message.IsForwarded ? otherwise(message) : Of(message.Text) ?? otherwise(message);

    /// <summary>Null when no number of the kind stands where it would be meant.</summary>
    private Understood.Run? Of(string text)
    {
        if (Head().Match(text) is { Success: true } head)
        {
            var (number, behind) = (NumberedName.Plain(head.Groups[1].Value), NumberedName.Behind(text, head.Length));

            // 征2 答复 412 内容: the number of the opinion says enough.
            if (Answer().Match(behind) is { Success: true } within)
            {
                return new Understood.Run("答复", behind[within.Length..].Trim());
            }

            if (Opinion().Match(behind) is not { Success: true } opinion || NumberedName.Behind(behind, opinion.Length) is not { Length: > 0 } words)
            {
                return new Understood.Run(Word, $"{number} {behind}".Trim());
            }

            // 征2 意见 内容 is said as often as 意见 征2 内容; 征2 意见 统计 gives none.
            return ConsultNumberCommand.Asks(words)
                ? new Understood.Run(Word, $"{number} {words}")
                : new Understood.Run($"{opinion.Groups[1].Value}意见", $"{Word}{number} {words}");
        }

        // 答复编325 is how the list writes the number, and 答复325 how people write it.
        if (Answer().Match(text) is { Success: true } answer)
        {
            return new Understood.Run("答复", text[answer.Length..].Trim());
        }

        return _beside.Find(text) is { } pair && pair.Name == Word ? pair.AsRun(ConsultNumberCommand.Withdrawal) : null;
    }

    [GeneratedRegex("^(匿名)?(?:意见|建议)(?=$|[\\s，,。：:、])")]
    private static partial Regex Opinion();

    // 答复3条意见 counts, 回复1 answers a card, and no opinion is called by less than three digits.
    [GeneratedRegex("^\\s*(?:(?:答复|回复)(?:意见)?(?=\\s*(?:编号?|#|＃)\\s*[0-9０-９])|(?:答复(?:意见)?|回复意见)(?=\\s*[0-9０-９]{3,8}(?![0-9０-９个条点件位名次年月日天])))")]
    private static partial Regex Answer();

    // A number counts only when something ends it: 征2个人 is none.
    [GeneratedRegex("^\\s*(?:征求意见|征)\\s*[#＃]?\\s*([0-9０-９]{1,9})号?(?=$|[\\s，,。：:、！!？?]|撤回|已阅|已读|统计|明细)")]
    private static partial Regex Head();
}
