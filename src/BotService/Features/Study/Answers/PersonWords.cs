using System.Text.RegularExpressions;

namespace BotService.Features.Study.Answers;

/// <summary>Whether own words before an answer may name whoever it is about. Only what surely names nobody is passed over.</summary>
internal static partial class PersonWords
{
    public const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤买艾欧诸葛褚";

    private const int LongestName = 4;

    /// <summary>A clause of its own before the answer, as a name or an office is written: 王建国，已学 and 一支部 已学; 任务 begins like a name and is a word.</summary>
    public static bool IsNameOrOffice(string letters)
    {
        var beginsWithWord = letters.Length >= 2 && Lexicon.TryFind(letters.AsSpan(0, 2), out _) && !Lexicon.TryFind(letters.AsSpan(0, 1), out _);

        if (beginsWithWord || letters.Length > LongestName || letters.StartsWith("向您", StringComparison.Ordinal) || letters.StartsWith("向你", StringComparison.Ordinal) || letters[0] is '有')
        {
            return false;
        }

        return Surnames.Contains(letters[0], StringComparison.Ordinal) || Office().IsMatch(letters);
    }

    /// <summary>Words within the clause that tell when, where and how the sender did it, or that it was the sender: 趁午休, 不到半小时就, 三篇文章都.</summary>
    public static bool IsOfOneself(string lead) => OwnWords.Only(lead) || (!Others().IsMatch(lead) && (OwnWords.OnlyLoosely(lead) || Self().IsMatch(lead)));

    /// <summary>Whether somebody else may stand there: it begins like a name, or an office or a person is in it.</summary>
    public static bool MayNameSomebody(string lead) => lead.Length > 0 && (Surnames.Contains(lead[0], StringComparison.Ordinal) || Office().IsMatch(lead) || Somebody().IsMatch(lead));

    /// <summary>他让我转发的: what stands beside it is another's word.</summary>
    public static bool IsPassedOn(string letters) => PassedOn().IsMatch(letters);

    /// <summary>麻烦跟书记说一声: somebody else is to be told.</summary>
    public static bool IsForSomebodyElse(string letters) => ForSomebodyElse().IsMatch(letters);

    [GeneratedRegex("^(请|麻烦|烦请|劳烦|劳驾|拜托|你|您)+(帮我|替我)?(跟|给|向|和|同|转告|转达|告诉|通知)(各位)?(书记|主任|领导|组织|支部|老师|联络员|支书|科长|处长|局长|组长|班长|他|她)们?(说|讲|汇报|报告|反馈|转达)?(一声|一下|下)?$", RegexOptions.NonBacktracking)]
    private static partial Regex ForSomebodyElse();

    [GeneratedRegex("(他|她|人家|对方|本尊)们?.{0,2}(让|叫|托|喊|请|要)(我|俺)|(让|托|叫|喊)(我|俺)(来)?(转|代|替|捎|带)", RegexOptions.ExplicitCapture)]
    private static partial Regex PassedOn();

    [GeneratedRegex("他|她|它|你|您|们|人|大家|全体|同志|书记|主任|领导|老师|同事|爱人|老公|老婆|孩子|爸|妈|姐|哥|代|替|帮|让|叫|说|听说|据", RegexOptions.ExplicitCapture)]
    private static partial Regex Somebody();

    [GeneratedRegex("^(老[^老实]|小|阿)|(姐|哥|叔|姨|总|工|局|科|处|办|室|长|员|部|组|委|们|人|子|家|公|婆|妈|爸|妇|友|生|师|记|任)$|他|她|大家|全体|同志", RegexOptions.ExplicitCapture)]
    private static partial Regex Office();

    [GeneratedRegex("他|她|它|你|您|们|人|大家|全体|同志|书记|主任|领导|老师|同事|爱人|老公|老婆|孩子|儿|女|爸|妈|姐|哥|代|替|帮|给|让|叫|等|说|如果|要是|假如|若|除|没|未|不是|别|第|章|节|前|后|半|部分|上周|下周|听|据", RegexOptions.ExplicitCapture)]
    private static partial Regex Others();

    [GeneratedRegex("^.{0,8}(我|俺|咱|本人|阿拉)(自己|本人|个人)?(当然|当真|确实|也|都|就|可|真|是|早就|反正|其实)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Self();
}
