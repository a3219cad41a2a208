using System.Text.RegularExpressions;
using BotService.Commands.Understanding;
using BotService.Store;

namespace BotService.Features.Study.Answers;

/// <summary>A sentence that nobody can read to its end and that seems to hold an answer: asked about, never recorded by itself.</summary>
internal static partial class GuessedAnswer
{
    public static Understood.Unsure? In(string letters) =>
        Others().IsMatch(letters) ? null
        : Not().IsMatch(letters) ? new Understood.Unsure(Doubt.WhoseIsIt) { IfYes = AnswerWords.NotStudied }
        : Done().IsMatch(letters) && !Ahead().IsMatch(letters) ? new Understood.Unsure(Doubt.WhoseIsIt) { IfYes = AnswerWords.Studied }
        : null;

    [GeneratedRegex("(没|没有|未|冇|煤|梅|莫)(学|看|读)", RegexOptions.NonBacktracking)]
    private static partial Regex Not();

    [GeneratedRegex("(学|看|读|补)习?(完|好|过|咗)|(学|看)了|已学|已经学", RegexOptions.NonBacktracking)]
    private static partial Regex Done();

    [GeneratedRegex("明天|今晚|晚上|等会|待会|马上|准备|打算|争取|之前|如果|要是|才能|再", RegexOptions.NonBacktracking)]
    private static partial Regex Ahead();

    [GeneratedRegex("他|她|谁|大家|你们|怎么|什么|哪|吗|吧", RegexOptions.NonBacktracking)]
    private static partial Regex Others();
}
