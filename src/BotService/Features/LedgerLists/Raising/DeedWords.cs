using System.Text.RegularExpressions;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>What is to be done with an item by its day, in a word: 完成, 报送, 修好, 整改到位.</summary>
internal static partial class DeedWords
{
    /// <summary>These say nothing of what is done.</summary>
    private const string Plain = "(?:完成|落实|办结|兑现|结题|见效|达标|搞定)(?:到位|完毕)?|[做办弄搞写](?:完成|完毕|[完好成妥])";

    /// <summary>The sentence is about what is handed in.</summary>
    private const string Handed = "报送|上报|呈报|提交|报上来|交上来|报给我|交给我|发给我|交齐";

    /// <summary>Behind a time limit alone; elsewhere they end other words.</summary>
    private const string HandedInShort = "[交报]";

    private const string Work = "整改|整治|维修|检修|抢修|修理|修复|修缮|修订|更换|更新|安装|搭建|建设|改造|装修|粉刷|铺设|加固|疏通|清理|清除|清运|处理|处置|办理|解决|化解|督办"
        + "|整理|准备|编制|编写|起草|拟定|印制|印刷|制作|布置|采购|收集|汇总|核对|核查|排查|检查|登记|录入|补录|公示";

    private const string ShortWork = "[修改换编印装补建理配备查排拆搬清洗擦刷种挂贴订定签填画接拟整收买调立通]";

    private const string Reached = "(?:到位|完毕|完成|[好完成齐妥净掉])";

    private const string LongResult = $"(?:{Work}){Reached}|完成(?:{Work})|整改|整治|维修|抢修|修理|修复|更换|处理|处置|办理|解决|化解|督办";

    /// <summary>12月9日前 of 12月9日前修好.</summary>
    public static string Without(string clause) => Behind().Replace(clause, string.Empty);

    /// <summary>做完 of 值班表做完; null where the words do not end in one.</summary>
    public static string? AtEnd(string words) => End().Match(words) is { Success: true, Index: > 0 } deed ? deed.Value : null;

    public static bool IsPlain(string words) => PlainAlone().IsMatch(words);

    public static bool IsHanded(string words) => HandedAlone().IsMatch(words);

    /// <summary>修好, 编好: what was to be done is so in the end.</summary>
    public static bool IsResult(string words) => ResultAlone().IsMatch(words);

    [GeneratedRegex($"(?:要|须|务必|必须|抓紧|负责|督促|组织|全部)*(?:{Plain}|{Handed}|{HandedInShort}|{LongResult}|{ShortWork}{Reached})$")]
    private static partial Regex Behind();

    /// <summary>粉刷好 ends in no 刷好, so that verbs of one letter are none here.</summary>
    [GeneratedRegex($"(?:{Plain}|{Handed}|{LongResult})$")]
    private static partial Regex End();

    [GeneratedRegex($"^(?:{Plain})$")]
    private static partial Regex PlainAlone();

    [GeneratedRegex($"^(?:{Handed}|{HandedInShort})$")]
    private static partial Regex HandedAlone();

    [GeneratedRegex($"^(?:{LongResult}|{ShortWork}{Reached})$")]
    private static partial Regex ResultAlone();
}
