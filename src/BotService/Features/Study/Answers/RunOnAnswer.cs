using System.Text.RegularExpressions;

namespace BotService.Features.Study.Answers;

/// <summary>An answer that goes on without a stop: 学完了一直忘了回, and what was studied behind it: 已完成调查研究的学习. Without that last word it may be anything: 已完成缴费.</summary>
internal static partial class RunOnAnswer
{
    /// <summary>How much of the clause is the answer; 0 when none goes on.</summary>
    public static int HeadOf(string letters)
    {
        foreach (var goes in (ReadOnlySpan<Match>)[Goes().Match(letters), AndMore().Match(letters)])
        {
            if (goes.Success && !TakesBack().IsMatch(goes.Groups[2].Value))
            {
                return goes.Groups[1].Length;
            }
        }

        foreach (var goes in (ReadOnlySpan<Match>)[OnlyThen().Match(letters), Praised().Match(letters), Moved().Match(letters)])
        {
            if (goes.Success && !TakesBack().IsMatch(goes.Groups[2].Value) && !IsNotAll().IsMatch(goes.Groups[2].Value))
            {
                return goes.Groups[1].Length;
            }
        }

        return OfThing().Match(letters) is { Success: true } thing && !Doubtful().IsMatch(thing.Groups[2].Value) && !IsName(thing.Groups[2].Value) ? thing.Groups[1].Length : 0;
    }

    private static bool IsName(string thing) => thing.Length <= 4 && PersonWords.Surnames.Contains(thing[0], StringComparison.Ordinal);

    [GeneratedRegex("^(.{0,24}(?:完|好|过|学|毕|成)了[啊哈呀哦]?)" +
        "((?:顺便|才(?:去|来|走|睡|回|吃|下|上|敢)|我(?:手|去|在|要去|得去|先去|先忙)|" +
        "学完了|看完了|还做|还记|笔记|刚才|现在|之前|因为|由于|主要|本来|手机|" +
        "开会|就是|只是|不过|但|可是|一直|忘了|忘记|没顾上|太晚|给我|帮我|麻烦|你给|你帮|请|" +
        "觉得|感觉|收获|内容(?:很|挺|真|太|非常|不错|好|丰富|充实|实在|详|扎实|是)|心得|体会|受益|记一下|打个勾).*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Goes();

    /// <summary>学完并做了摘抄: a further deed behind it.</summary>
    [GeneratedRegex("^(.{0,24}(?:(?:完|好|过|学|毕|成)了|学完|看完|读完|已学习?|已完成))((?:并且?|而且|且)(?:做|写|记|在|已|也|撰|发|有|向|跟|整|摘|抄|参|交|转|对|把|将|结).*)$", RegexOptions.NonBacktracking)]
    private static partial Regex AndMore();

    /// <summary>学完才想起来没点那个按钮, 看完才回的家. 学完才走 is a rule.</summary>
    [GeneratedRegex("^(.{0,24}(?:学完|看完|读完))(才(?:(?:想起|发现|看到|记起|知道|反应).*|(?:去|来|走|睡|回|吃|下|上|开)[^能可许要准]{0,3}的[家饭觉班楼门车会床]?))$", RegexOptions.NonBacktracking)]
    private static partial Regex OnlyThen();

    /// <summary>看完才知道还有文字材料, 刚看完视频感觉文字材料晚上看.</summary>
    [GeneratedRegex("还有(一|两|几|文|视|材|后|下|第|附|半|别的)|只是(第|前|一|开)|不止|不全|第.{1,3}[讲课集篇部期]|上[周期集]|(晚上|回头|下午|改天|继续)再?(看|学|读|补)|剩(下|了|余)|(还|就)差|漏了|缺了", RegexOptions.NonBacktracking)]
    private static partial Regex IsNotAll();

    /// <summary>刚学完这周主题有一说一写得挺好的.</summary>
    [GeneratedRegex("^((?:我|俺|本人)?(?:刚刚?|已经?|终于|总算)(?:学完|看完|读完)了?(?:这|本)?(?:周|期|次)?的?(?:主题|内容|材料|学习|文章|视频)?)((?:有一说一|(?:写|讲|拍|编)得|感觉|觉得|真的?|确实|挺|很|非常|太).+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Praised();

    /// <summary>学完感触挺深的: who is moved has finished. 学完感想怎么写 asks.</summary>
    [GeneratedRegex("^(.{0,24}(?:学完|看完|读完))((?:我)?(?:(?:感触|感受|感慨|体会|收获|启发|印象|触动)(?:还)?" +
        "(?:很|挺|真|太|颇|蛮|非常|特别|满满|良多|万千)|(?:很|深|备|大|颇)受(?:启发|教育|鼓舞|触动|感动|震撼|益)|受益(?:匪浅|良多|很多)|很?有(?:所|很大)?(?:感触|启发|收获)|了?(?:心里|心头|脑子里?)[很挺真都也更]?(?:亮堂|踏实|有数|有底|敞亮|透亮|明白|舒坦|清楚|有谱))[^谁吗么哪怎]*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Moved();

    [GeneratedRegex("替[^我]|代[^码表]|他|她|接着|只能等|等到|还要看|还得看|没学|没看([^手微消通短到]|$)|没读|没完|未学|一半|部分|大半|章|节|别|假|不是|不算|逗你|玩笑|才怪|明天|再", RegexOptions.NonBacktracking)]
    private static partial Regex TakesBack();

    [GeneratedRegex("^((?:我|本人|俺|咱|我们)?(?:已|已经|都|全部|均|按时)*(?:已完成|完成了|已学习|已学完|学完了|看完了|读完了|已看完|已读完|已经完成|已经学完|已经看完))([^完了]{2,16}?)(?:的)?(?:学习|阅读|自学|研读)$", RegexOptions.NonBacktracking)]
    private static partial Regex OfThing();

    [GeneratedRegex("[半章节页第没未不别吗么吧谁几他她你您们人给让替代帮前后差剩余]|部分|一点|大家|明|再|之|上周|下周|昨|工作|报告|材料[写交]", RegexOptions.NonBacktracking)]
    private static partial Regex Doubtful();
}
