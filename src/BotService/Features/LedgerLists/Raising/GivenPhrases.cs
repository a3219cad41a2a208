using System.Text.RegularExpressions;
using BotService.Commands.Understanding;
using BotService.Time;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>请郑凯10月30日前完成台账整理, 让邓睿周五前把值班表做完: a task given in words, without the word.</summary>
internal static partial class GivenPhrases
{
    /// <summary>Before such a sentence, on the way to whoever knows the roster.</summary>
    public const string Mark = "交办";

    private const int ShortestGiven = 8;

    private const int Longest = 200;

    private static readonly string[] Openers = ["请", "让", "叫", "麻烦", "要求", "安排"];

    /// <summary>请大家, 让我, 请于: said to nobody by name.</summary>
    private static readonly string[] NotByName = ["我", "你", "您", "他", "她", "咱", "俺", "大家", "各", "全", "所有", "没", "未", "还没", "同志", "相关", "有关", "领导", "老师", "书记", "主任", "问", "帮", "把", "将"];

    /// <summary>What is to be studied, confirmed or excused is no task, and a question is none.</summary>
    private static readonly string[] OfStudy = ["学", "主题", "心得", "打卡", "签到", "确认", "假", "回复", "?", "？", "吗"];

    private const string Numerals = "一二三四五六七八九十";

    /// <summary>Any day is one on this day.</summary>
    private static readonly DateTime AnyDay = new(2020, 2, 29);

    /// <summary>Whether it may be one; who is meant is seen from the roster.</summary>
    /// <param name="meant">What it means otherwise; an answer with own words before it is none of the sender's: 让邓睿周五前把值班表做完.</param>
    public static bool MayBe(CleanedText message, Understood meant)
    {
        var text = message.Text;

        // 做好报表 is no intent for a file when somebody else is to make it.
        if (text.Length is < ShortestGiven or > Longest || !text.Contains('前', StringComparison.Ordinal) || message.IsForwarded || message.IsToMany
            || meant is Understood.Run { Lead.Length: 0 } or Understood.Several || meant is Understood.Wants { Intent.FitsByOneWord: false })
        {
            return false;
        }

        var behind = Behind(text);
        return behind.Length < text.Length && !NotByName.Any(other => behind.StartsWith(other, StringComparison.Ordinal)) && !ChineseDates.StartsWithWeekOrDate(behind.AsSpan().TrimStart("于在"))
            && !OfStudy.Any(other => text.Contains(other, StringComparison.Ordinal)) && LimitIn(behind, AnyDay) is not null;
    }

    /// <summary>Without the word that opens it.</summary>
    public static string Behind(string text) => text[(Array.Find(Openers, opener => text.StartsWith(opener, StringComparison.Ordinal))?.Length ?? 0)..].TrimStart();

    /// <summary>10月30日前, 周五下班前: the first such place, the day and where it ends.</summary>
    public static (int Start, int End, DateOnly Day)? LimitIn(string text, DateTime now)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var rest = text.AsSpan(start);

            if (!char.IsWhiteSpace(text[start]) && !IsWithinDay(text, start) && new ChineseDates(now) { ReadsYearWords = true }.TryTakeDate(ref rest, out var day) && Limit().Match(rest.ToString()) is { Success: true } limit)
            {
                return (start, text.Length - rest.Length + limit.Length, day);
            }
        }

        return null;
    }

    /// <summary>31日 of 9月31日 and 1月15日 of 后年1月15日 are no days of their own; 10月30日 behind the name 李秋月 is.</summary>
    private static bool IsWithinDay(string text, int at) =>
        at > 0 && (char.IsAsciiDigit(text[at - 1]) || (Numerals.Contains(text[at - 1], StringComparison.Ordinal) && Numerals.Contains(text[at], StringComparison.Ordinal))
            || (at > 1 && text[at - 1] == '年' && "今明后去前".Contains(text[at - 2], StringComparison.Ordinal))
            || (at > 1 && "年月./-".Contains(text[at - 1], StringComparison.Ordinal) && (char.IsAsciiDigit(text[at - 2]) || Numerals.Contains(text[at - 2], StringComparison.Ordinal))));

    /// <summary>What is to be done, of the words before and behind the time limit: 做完值班表 of 把值班表 … 做完.</summary>
    public static string Title(string before, string behind)
    {
        var (first, last) = (Plain(before), Plain(behind));
        var isObject = first.StartsWith('把') || first.StartsWith('将') || (first.Length == 0 && (last.StartsWith('把') || last.StartsWith('将')));

        if (isObject)
        {
            var words = (first + last)[1..].Trim();
            return DeedWords.AtEnd(words) is { } verb ? verb + words[..^verb.Length].TrimEnd() : words;
        }

        if (first.Length == 0)
        {
            return last;
        }

        // 修理护栏 … 修好 says it twice.
        if (last.Length == 0 || DeedWords.IsPlain(last) || (DeedWords.IsResult(last) && first.Contains(last[0], StringComparison.Ordinal)))
        {
            return first;
        }

        return DeedWords.IsHanded(last) || DeedWords.IsResult(last) ? last + first : $"{first}，{last}";
    }

    private static string Plain(string words) => Around().Replace(words, string.Empty);

    [GeneratedRegex("^ *(?:下班|上班|上午|中午|下午|晚上)?(?:之前|以前|前)")]
    private static partial Regex Limit();

    /// <summary>Who is to do it, how urgently, and the end of a sentence say nothing of what.</summary>
    [GeneratedRegex("^(?:[ 　，,、：:]|同志|负责|牵头|务必|必须|一定|最晚|最迟|[要须来](?=完成|把|将|做|办|报|交))+|(?:[ 　，,。！!了吧啊于在]|务必|最晚|最迟)+$")]
    private static partial Regex Around();
}
