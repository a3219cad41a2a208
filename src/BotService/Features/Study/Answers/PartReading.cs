using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>Whether what follows an answer says that only a part of it holds: 已学，第二章还没看 and 已学 80%.</summary>
internal static partial class PartReading
{
    private const int LongestPart = 14;

    /// <summary>Null when nothing behind the answer takes a part of it back.</summary>
    public static Doubt? In(string text, IReadOnlyList<Clause> clauses, List<Sense> senses, int first)
    {
        if (senses[first].Kind is not SenseKind.Done)
        {
            return null;
        }

        for (var i = first + 1; i < clauses.Count; i++)
        {
            var isOwnWords = senses[i].Kind is SenseKind.Words || senses[i].Lead.Length > 0;

            if (isOwnWords && clauses[i].Letters.Length <= LongestPart && Left().IsMatch(clauses[i].Letters))
            {
                // 王伟和高峰都学了，李秋月没学 tells of several people, and not of parts.
                return PersonWords.MayNameSomebody(senses[first].Lead) && PersonWords.MayNameSomebody(senses[i].Lead) ? Doubt.Others : Doubt.Part;
            }
        }

        return Fraction().IsMatch(text) && !Whole().IsMatch(text) && !IsAllOfAll(text) ? Doubt.Part : null;
    }

    /// <summary>1/1 and 3/3; 12/2 beside them is a day.</summary>
    private static bool IsAllOfAll(string text)
    {
        var signs = OfAll().Matches(text).Select(one => Math.Sign(NumberIn(one.Groups[1]) - NumberIn(one.Groups[2]))).ToList();
        return signs.Contains(0) && !signs.Contains(-1);
    }

    private static int NumberIn(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<![0-9])([0-9]{1,2})\\s*[/／]\\s*([0-9]{1,2})(?![0-9/／])")]
    private static partial Regex OfAll();

    [GeneratedRegex("^(对了|不过|就是|但是?|只是)?(就|还)?(剩|余下|差|除了?|除去|缺)|(剩下|剩余|其余|余下|另一半|后半|后一半|后面|后边|最后|后续|后[一二两三四几0-9]+[章节篇讲课集页]).{0,6}(没|未|再|明|晚|还|改天|待)|" +
        "^(只|就|仅|到|看到|学到)?第.{1,3}[章节篇讲课集页部]分?$|(没|未).{0,3}(看|学|读|听|补)(完|到|了|全|及)?$|来得及|没全|(还|只|就)(差|剩|缺|欠)", RegexOptions.NonBacktracking)]
    private static partial Regex Left();

    [GeneratedRegex("[0-9０-９一二三四五六七八九十两]{1,3}\\s*([%％]|成$|分之)|百分之|[0-9]\\s*[/／]\\s*[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Fraction();

    [GeneratedRegex("(^|[^0-9])100\\s*[%％]|１００％|百分之(百|一百|100)", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();
}
