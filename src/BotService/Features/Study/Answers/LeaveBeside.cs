using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>Leave that is asked for in the message of an answer: 学完了，另外周五想请一天假. Neither is done alone without a word about the other.</summary>
internal static partial class LeaveBeside
{
    /// <summary>What to ask instead of the answer; null where no leave is asked for.</summary>
    /// <param name="documented">The documented word at the head, when it is one of an answer.</param>
    public static Understood? In(string text, IReadOnlyList<Clause> clauses, Understood? answer, Understood.Run? documented)
    {
        var mayAnswer = answer is Understood.Run or Understood.Several || (documented is not null && answer is Understood.Unsure { IfYes: not null });

        if (!mayAnswer || !Enumerable.Range(0, clauses.Count).Any(at => Asks(clauses[at], at == clauses.Count - 1)))
        {
            return null;
        }

        // The weeks of the answer and not those of the leave.
        var told = clauses.FirstOrDefault(clause => ClauseReader.Read(clause).Kind is SenseKind.Done or SenseKind.NotDone);
        var word = answer is Understood.Run run ? (run.Lead.Length == 0 ? run.Word : null) : documented?.Word;
        var references = References.In(text[..(told.End > 0 ? told.End : clauses[0].End)]);
        return new Understood.Unsure(Doubt.AlsoLeave) { IfYes = word is null ? null : $"{word} {references}".Trim() };
    }

    private static bool Asks(Clause clause, bool isLast) =>
        (Request().IsMatch(clause.Letters) || (Alone().IsMatch(clause.Letters) && !isLast)) && !Elsewhere().IsMatch(clause.Letters);

    /// <summary>已学。请假 明天 看病: the word itself, with more behind it.</summary>
    [GeneratedRegex("^请假$", RegexOptions.NonBacktracking)]
    private static partial Regex Alone();

    [GeneratedRegex(
        "(想|要|得|需要|打算|申请|帮我|给我|替我|跟您|向您|再).{0,6}请.{0,6}假|请一?个(长|短|病|事|年|产|婚|丧)?假|^(另外|还有|还|再|顺便|那|我|也|明天|后天|下周|周.|这周|本周)*请(病|事|年|产|婚|丧)?假([一二两三四五六七八九十半]|[0-9]){1,3}个?(天|周|星期|礼拜|月)|" +
        "请([一二两三四五六七八九十半]|[0-9]){1,3}个?(天|周|星期|礼拜|月)的?.{0,2}假",
        RegexOptions.NonBacktracking)]
    private static partial Regex Request();

    /// <summary>请假的同事可以看录音, 本来想请假的: no leave of one's own that is asked for now.</summary>
    [GeneratedRegex("[不没未他她]|本来|原本|原来|原打算|昨天|前天|前几天|上周|上次|之前|请了|请过|请假的|怎么|吗$", RegexOptions.NonBacktracking)]
    private static partial Regex Elsewhere();
}
