using System.Text.RegularExpressions;
using BotService.Commands.Understanding;
using BotService.Features.LedgerLists.Exporting;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>What stands behind a kind's word and is no sentence to raise: 问题 清单, 任务 有哪些, 问题 解决了吗.</summary>
internal static partial class UnraisedWords
{
    /// <summary>A longer question is itself the item: 三楼灯什么时候修？</summary>
    private const int LongestAsked = 8;

    /// <summary>So few letters may be said of the list, and need not be an item.</summary>
    public static bool IsShort(string sentence) => sentence.Length <= LongestAsked && !sentence.Contains('\n', StringComparison.Ordinal);

    /// <summary>The list, how such an item is raised, or a question back; null for a sentence that is raised.</summary>
    public static Understood.Run? Read(LedgerKinds kinds, LedgerKind kind, string word, string sentence)
    {
        var folded = FoldedText.Of(sentence).TrimEnd('。', '!', ' ');

        // 调研 清单 is the list of another kind.
        if (ListWords().Match(folded) is { Success: true } listed)
        {
            var list = (kinds.ListedBy(word + listed.Groups["list"].Value) ?? kind).List;
            return listed.Groups["file"].Success ? new Understood.Run(ExportListCommand.Word, list) : new Understood.Run(list, listed.Groups["figures"].Value);
        }

        if (folded.Length > LongestAsked || folded.Contains('\n', StringComparison.Ordinal))
        {
            return null;
        }

        if (AsksHow().IsMatch(folded))
        {
            return new Understood.Run(kind.Raise, string.Empty);
        }

        if (AsksHowMany().IsMatch(folded) || AsksWhetherDone().IsMatch(folded))
        {
            return new Understood.Run(kind.List, string.Empty);
        }

        return MayAsk().IsMatch(folded) || MayAnswer().IsMatch(folded) ? new Understood.Run(GluedRaiseCommand.Word, $"{kind.Raise} {sentence}") : null;
    }

    [GeneratedRegex("^(?=[清台记列一情导统明])(?:(?<list>清单|台账|记录|列表|一览|情况)[ ，,]*)?(?:(?<file>导出)|(?<figures>统计|明细))?$")]
    private static partial Regex ListWords();

    [GeneratedRegex("^(?:我|该|要|应该)*(?:怎么|如何|怎样)(?:提|报|写|填|发|记|登记|上报|反映|提交|布置|交办)(?:一下)?[了呢啊呀]?[?]*$")]
    private static partial Regex AsksHow();

    /// <summary>有哪些, 还有多少没办完; 几个路灯不亮 is a sentence.</summary>
    [GeneratedRegex("^(?:我|我们|现在|目前|一共|总共|还|都)*有?(?:哪些|多少|几[个件项条次])(?:[没未].{1,3}|逾期|超期|到期|在办)?[了呢啊呀]?[?]*$")]
    private static partial Regex AsksHowMany();

    /// <summary>解决了吗, 办完没有, 怎么样了, 什么时候到期; 厕所没有水 is a sentence.</summary>
    [GeneratedRegex("^(?:(?:我的|现在|目前|都|已经|已|全部|还)*(?:解决|整改|改|办理|办|处理|完成|做|销号|办结|搞定|落实|修|核实|通过|立项|受理)(?:完|好|掉|成|到位)?了?(?:(?:没有?|吗)[?]*|[?]+)|(?:怎么样|怎样|咋样|如何)了?[?]*|(?:什么时候|啥时候|何时)(?:能|会|才|要)?(?:解决|整改|改|办|处理|完成|做|到期|交|截止)[完好成]?[了呢啊]?[?]*)$")]
    private static partial Regex AsksWhetherDone();

    /// <summary>三楼灯坏了？ may be either; 灯怎么又不亮 complains.</summary>
    [GeneratedRegex("[?]$|吗$|^(?:什么时候|啥时候|何时|如何|怎么(?![又不没还老总这那越]))")]
    private static partial Regex MayAsk();

    /// <summary>没有, 已解决, 收到, 及时整改: an answer to something, or talk; 解决不了 and 没有路灯 are sentences.</summary>
    [GeneratedRegex(
        "^(?:没有?|暂?无|没得|暂时没有?|目前没有?|没了|没有了|没有问题|没问题|不[大多少急]|很[多大少]|较多|(?:已经?|都|全部|基本)*(?:解决|整改|办结|处理|办|改|修|弄|搞)(?:完|好|掉|到位)?(?:了|啦)?|收到|好的?|知道了?|明白了?|谢谢|取消|撤[回销]|算了|不用了?"
        + "|(?:要|请|应|必须)?(?:及时|立即|马上|立刻|尽快|认真|抓紧|限期)(?:整改|解决|处理|上报|报告|反馈|改正|落实|办理|改|报)(?:到位|完毕)?)$")]
    private static partial Regex MayAnswer();
}
