using System.Buffers;
using System.Text.RegularExpressions;

namespace BotService.Features.Study.Answers;

/// <summary>A title as it is said and not as it is written: 安法 and 这部法 for 安全生产法, and 安全声产法 where an input method took another letter of the same sound.</summary>
internal static partial class SpokenTitle
{
    private const int ShortestMisspelt = 4;

    private const int LongestShortForm = 6;

    /// <summary>What a title ends with that is also called by this word alone.</summary>
    private static readonly string[] Kinds = ["办法", "法", "条例", "准则", "规定", "纲要", "决定", "细则"];

    /// <summary>方法 and 书法 are no laws.</summary>
    private const string NoLaw = "方看做书语想说用";

    private static readonly SearchValues<char> Brackets = SearchValues.Create("《》");

    /// <summary>Letters that may stand before a short form; behind any other it is the end of something else: 食品安全法.</summary>
    private static readonly SearchValues<char> Before = SearchValues.Create("的把将学看读听完了过周期次个部新我本啃刷");

    /// <summary>Letters that begin what follows it. 法院 and 法子 are other words.</summary>
    private static readonly SearchValues<char> Behind = SearchValues.Create("我俺咱都全已也就给总终学看读听刷啃从没搞弄背研阅过二了啦get");

    /// <summary>Null unless exactly one of the titles may be meant, in the week that runs.</summary>
    public static string? Marked(string text, IEnumerable<string> titles)
    {
        if (text.AsSpan().ContainsAny(Brackets) || OtherTime().IsMatch(text))
        {
            return null;
        }

        var found = titles.Select(title => (Title: title, At: Find(text, title))).Where(one => one.At.Length > 0 && !TitleInWords.GoesOn(text, one.At.Start + one.At.Length)).ToList();
        return found is [var (title, (start, length))] ? $"{text[..start]}《{title}》{text[(start + length)..]}" : null;
    }

    private static (int Start, int Length) Find(string text, string title)
    {
        if (Misspelt(text, title) is >= 0 and var at)
        {
            return (at, title.Length);
        }

        return Array.Find(Kinds, kind => title.EndsWith(kind, StringComparison.Ordinal)) is { } ending && title.Length > ending.Length && !NoLaw.Contains(title[^2], StringComparison.Ordinal)
            ? ShortForm(text, title, ending) is { Length: > 0 } form ? form : ByKind(text, ending)
            : default;
    }

    /// <summary>The title with one other letter of the same sound.</summary>
    private static int Misspelt(string text, string title)
    {
        for (var at = 0; title.Length >= ShortestMisspelt && at + title.Length <= text.Length; at++)
        {
            var others = 0;

            for (var i = 0; i < title.Length && others < 2; i++)
            {
                others += text[at + i] == title[i] ? 0 : SameSound.Are(text[at + i], title[i]) ? 1 : 2;
            }

            if (others == 1)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>安法, 安全法: some letters of the title in their order, from its first to its last.</summary>
    private static (int Start, int Length) ShortForm(string text, string title, string ending)
    {
        for (var at = text.IndexOf(title[0]); at >= 0; at = text.IndexOf(title[0], at + 1))
        {
            for (var length = Math.Min(LongestShortForm, text.Length - at); length > ending.Length && StandsFree(text, at); length--)
            {
                var form = text.AsSpan(at, length);

                if (form.EndsWith(ending) && IsTakenFrom(title, form) && IsEnded(text, at + length))
                {
                    return text.AsSpan(0, at) is [.., '新'] ? (at - 1, length + 1) : (at, length);
                }
            }
        }

        return default;
    }

    /// <summary>这部法, 这周的法, 法条.</summary>
    private static (int Start, int Length) ByKind(string text, string ending)
    {
        foreach (var called in Called().EnumerateMatches(text))
        {
            var end = called.Index + called.Length;

            foreach (var word in (ReadOnlySpan<string>)(ending == "法" ? ["法律", "法条", "法"] : [ending]))
            {
                if (text.AsSpan(end).StartsWith(word) && IsEnded(text, end + word.Length))
                {
                    return (called.Index, called.Length + word.Length);
                }
            }
        }

        return ending == "法" && text.StartsWith("法条", StringComparison.Ordinal) ? (0, 2) : default;
    }

    private static bool StandsFree(string text, int at) => at == 0 || !char.IsLetterOrDigit(text[at - 1]) || Before.Contains(text[at - 1]);

    private static bool IsEnded(string text, int end) => end == text.Length || !char.IsLetterOrDigit(text[end]) || Behind.Contains(text[end]);

    private static bool IsTakenFrom(string title, ReadOnlySpan<char> form)
    {
        var from = 0;

        foreach (var letter in form)
        {
            if (title.IndexOf(letter, from) is not (>= 0 and var at))
            {
                return false;
            }

            from = at + 1;
        }

        return true;
    }

    [GeneratedRegex("(这|那|本|该|整|一)(部|个|份|项)|[这本该](?=法)|(?<=(周|礼拜|星期|期|次)的)(这个|那个|这部|那部)?")]
    private static partial Regex Called();

    /// <summary>上周那部法 is of another week.</summary>
    [GeneratedRegex("[上下前去][个一]?(周|礼拜|星期|期|次|月|年|回)|[0-9一二三四五六七八九十]月|第.{1,3}[周期]", RegexOptions.NonBacktracking)]
    private static partial Regex OtherTime();
}
