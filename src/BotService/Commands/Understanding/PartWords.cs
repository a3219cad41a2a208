using System.Text.RegularExpressions;

namespace BotService.Commands.Understanding;

/// <summary>What stands around a part that was asked for, and what speaks against taking it for one.</summary>
internal static partial class PartWords
{
    private static readonly char[] Marks = [.. " \u3000\t\n，,。.、；;！!~～…"];

    private static readonly char[] Particles = [.. "了啦吧啊呀呢哦"];

    private static readonly string[] Openers = ["就是", "那就", "是", "就", "给"];

    /// <summary>是鲍勃, 月底吧: only the name and the day.</summary>
    public static string Alone(string said)
    {
        var alone = said.Trim(Marks).TrimEnd(Particles).TrimEnd(Marks);

        if (Array.Find(Openers, opener => alone.Length > opener.Length && alone.StartsWith(opener, StringComparison.Ordinal)) is { } led)
        {
            alone = alone[led.Length..].TrimStart(Marks);
        }

        return alone.Length > 0 ? alone : said;
    }

    /// <summary>孩子发烧了，可以吗: without what only asks for it; empty when that is all.</summary>
    public static string WithoutAsking(string said) => AsksForIt().Match(said) is { Success: true } asks ? said[..asks.Index].TrimEnd(Marks) : said;

    /// <summary>One sentence, whatever politeness stands around it.</summary>
    public static bool IsOneClause(string text) => Spoken(text) is [_];

    /// <summary>Beside what asks it says something that does not.</summary>
    public static bool SaysMore(string text)
    {
        var rest = WithoutAsking(text);
        var clauses = Spoken(rest);
        return (clauses.Count > 1 || rest.Length < text.Length) && clauses.Exists(clause => !clause.IsAsked && !EndsAsking(clause.Letters) && !AsksInWords().IsMatch(clause.Letters));
    }

    /// <summary>A question without its mark: 要交假条不.</summary>
    public static bool EndsAsking(string letters) => Ending().IsMatch(letters);

    /// <summary>It asks something besides asking for what is wanted; 想请几天假 counts and asks nothing.</summary>
    public static bool Asks(string text)
    {
        var said = WithoutAsking(text).Replace("请几天", "请", StringComparison.Ordinal);
        var letters = CommandText.Normalise(said);
        return MessageReader.IsAsked(said, letters) || EndsAsking(letters) || AsksInWords().IsMatch(letters);
    }

    /// <summary>等一下，我问问: the part is still to come.</summary>
    public static bool Hesitates(string text) => Spoken(text) is [var first, ..] && (Waiting().IsMatch(first.Letters) || WaitForMe().IsMatch(first.Letters));

    /// <summary>It may ask or put off, or give up as well as say why.</summary>
    public static bool IsUnsure(string text)
    {
        var letters = CommandText.Normalise(text);
        return AsksInWords().IsMatch(letters) || NotGoing().IsMatch(letters) || WrongPerson().IsMatch(letters)
            || Spoken(text).Exists(clause => Waiting().IsMatch(clause.Letters) || PutsOff().IsMatch(clause.Letters) || GoingAfterAll().IsMatch(clause.Letters));
    }

    private static List<Clause> Spoken(string text) => [.. Clause.Split(text).Where(clause => !SmallTalk.IsNothingElse(clause.Letters))];

    private const string Hesitation =
        "^(嗯|好|的|行|那|先|我|让|你|您|请|容|给|额|呃|再|就|还|得|改天|以后|之后|下次|下周|明天|后天|今晚|晚上|下午|到时候?|过几?天|过两天|回头|晚点|晚些)*" +
        "(等一?等|等一?下|等会儿?|稍等|稍候|待会儿?|过?一会儿?|过会儿?|回头|晚点|马上|想一?想|考虑一?下?|看一?看|问一?问|查一?查|商量一?下|商量商量|" +
        "不知道|不清楚|不晓得|没想好|再说|再看|再定|再议|先这样|等通知|等消息|额|呃|唔)" +
        "(一下|下|再|说|发|报|回|写|告诉|补|复|给|你|您|定|吧|哈|啊|呢|哦|噢|呀|了|啦)*$";

    [GeneratedRegex(Hesitation, RegexOptions.NonBacktracking)]
    private static partial Regex Waiting();

    /// <summary>等我问下科长.</summary>
    [GeneratedRegex("^(那|先|你|您|请)*(等|容|让)我先?(问|看|查|想|确认|核|商量|请示|安排|协调|了解|打听|联系|沟通|考虑).{0,10}$", RegexOptions.NonBacktracking)]
    private static partial Regex WaitForMe();

    /// <summary>看情况, 我跟科长商量一下.</summary>
    [GeneratedRegex(
        "^(我|先|这次|那|就|也|明天|后天|以后|之后|下次|下周|改天)*(说|看|想|定|看情况|看安排|看时间|待定|没定|未定|不一定|不确定)(吧|哈|了|啦|啊|呢)*$|" +
        "(商量一?下?|请示一?下?|问问|问一?下|确认一?下|核实一?下)(再说|再定|再回|再报)?(吧|哈|了|啊)*$",
        RegexOptions.NonBacktracking)]
    private static partial Regex PutsOff();

    /// <summary>不去了 and nothing else.</summary>
    [GeneratedRegex("^(我|先|这次|那|就|也)*(不|不能|不想|没法)去(了|啦|吧|哈|啊)*$", RegexOptions.NonBacktracking)]
    private static partial Regex NotGoing();

    /// <summary>我还是去吧, 下午能赶回来了.</summary>
    [GeneratedRegex(
        "^(我|还是|那|就|又|上午|下午|晚上|今天|明天|到时候?|应该|这次)*(能|可以|会)?(去|来)?(去|来|参加|赶回来|赶得回来|到场|到)(学习|开会)?(了|吧|啦|哈|啊|的)*$",
        RegexOptions.NonBacktracking)]
    private static partial Regex GoingAfterAll();

    /// <summary>写错人了，是鲍勃.</summary>
    [GeneratedRegex("错人|(名字|姓名|人).{0,2}(写|打|说|搞|弄|记)?错", RegexOptions.NonBacktracking)]
    private static partial Regex WrongPerson();

    [GeneratedRegex("(么|[要能行用好]不)$", RegexOptions.NonBacktracking)]
    private static partial Regex Ending();

    /// <summary>这几天 and 好几次 count, 请几天 and 几点 ask.</summary>
    [GeneratedRegex(
        "什么|啥|怎么|咋|为何|多少|多久|多长时间|(^|[^这那前好十近头过后没])几([天个周次点号时]|$)|哪|谁|能不能|可不可以|能否|可否|要不要|需不需要|用不用|是不是|行不行|有没有|好不好|干嘛|呢$",
        RegexOptions.NonBacktracking)]
    private static partial Regex AsksInWords();

    [GeneratedRegex("(您看|你看|这样|那)?(((?<![不没未还也])(可以请假|可以请|可以|能请假|能请|能准|能批|能行|行|成|好|准)(吗|么|嘛|不))|可不可以|行不行|能不能请假?|好不好|可否|能否)(呢|啊|呀)?[？?！!。~～…\\s]*$")]
    private static partial Regex AsksForIt();
}
