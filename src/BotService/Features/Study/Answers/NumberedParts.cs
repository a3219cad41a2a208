using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>1、全文已看；2、心得已写: a list whose parts all lie behind is read part by part. A list of what is still to be done stays one, and so does a report of other work.</summary>
internal static partial class NumberedParts
{
    public static IReadOnlyList<Clause> WithoutNumbers(string text, IReadOnlyList<Clause> clauses)
    {
        var next = 1;
        List<Clause> parts = [];

        foreach (var clause in clauses)
        {
            if (IsNumber(text, clause, next))
            {
                next++;
                continue;
            }

            parts.Add(clause);
        }

        return next > 2 && IsNumber(text, clauses[0], 1) && parts.TrueForAll(part => LiesBehind().IsMatch(part.Letters) && IsOfStudying(part)) ? parts : clauses;
    }

    /// <summary>合同已审 is of other work.</summary>
    private static bool IsOfStudying(Clause part) => ClauseReader.Read(part).Kind is not SenseKind.Words || Notes().IsMatch(part.Letters);

    private static bool IsNumber(string text, Clause clause, int number) =>
        clause.Letters.Length == 1 && clause.Letters[0] - '0' == number && clause.End < text.Length && text[clause.End] is '、' or '.' or '．' or ')' or '）';

    [GeneratedRegex("[已了过毕]|谢|没|未", RegexOptions.NonBacktracking)]
    private static partial Regex LiesBehind();

    [GeneratedRegex("心得|体会|笔记|感想|摘抄|打卡|签到|谢", RegexOptions.NonBacktracking)]
    private static partial Regex Notes();
}
