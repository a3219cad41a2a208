using System.Text.RegularExpressions;

namespace BotService.Features.Study.Answers;

/// <summary>Puts the stops that voice input leaves out, where one sentence surely ends and the next begins: 喂你好我是办公室的我学完了.</summary>
internal static partial class SpokenStops
{
    /// <summary>Nobody says more without a stop, and what is longer was written.</summary>
    private const int LongestText = 120;

    public static string In(string text)
    {
        if (text.Length > LongestText)
        {
            return text;
        }

        text = Openings().Replace(text, "$0，");
        text = WhoSpeaks().Replace(text, "$0，");
        return Seams().Replace(text, "，");
    }

    /// <summary>小助手你好 and 对了跟你讲一声: whom one speaks to and that one speaks, before the sentence itself. Behind them stands 我 or the topic; 你好老王学完了 stays as it is, and so does 跟书记汇报一下我学完了, which somebody else is to be told.</summary>
    [GeneratedRegex(
        "^(?=\\p{Lo})(喂|哎|诶|欸|嗨|嗯|呃|那个|对了|啊|哦|哦对)*(((小|学习)?助手|机器人|管理员|联络员|领导|老师|书记|主任|支书|科长|处长|局长|组长|班长|小林)*(你好|您好|好|早上好|上午好|下午好|晚上好)?[啊呀哈]?)?" +
        "((我|来|先|就|要)*(跟|给|向|同|和)(你|您)们?(说|讲|汇报|报告|反馈|报备|知会)(一声|一下|下|个事|件事)?|我(来|先|就|要)*(说|讲|汇报|报告|反馈|报备)(一声|一下|下|个事|件事))?[啊哈呀哦]?(?<=[好啊呀哈声下事报告说讲])" +
        "(?=我|俺|本人|(这|本)(个|一)?(周|礼拜|星期|期|次))",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Openings();

    /// <summary>我是办公室的, where the sender goes on with 我.</summary>
    [GeneratedRegex("我是[^我俺他她它你您说，。！？,.!?；;\\s]{1,10}的(?=我|俺|本人)")]
    private static partial Regex WhoSpeaks();

    /// <summary>Behind what is over: an intent to be left alone, the notes, what was done said once more, and who wrote it for the sender; before or behind 放心 and what asks for a record: 放心吧学完了, 他们学完了我没学.</summary>
    [GeneratedRegex(
        "(?<=[了啦][啊哈呀哦]?)(?=(就|请|求你|求您)?(别|不要|不用|不必|莫|甭)(再|老是?|总是?|一直)*(提醒|催|通知|艾特|推送)(我|俺)?[了啦吧哈啊]*[。！!~]*$)|" +
        "(?<=[了啦][啊哈呀哦]?)(?=(然后|另外|并且|而且|还有|同时)(我的?)?(心得|体会|笔记|感想)(体会)?我?(也|都|已|写|做|记))|" +
        "(?<=(孩子|儿子|女儿|闺女|孙子|孙女|老伴|家人|同事)(帮|替|给)我(发|打|写|回|弄)(的|的字))(?=[^他她]{0,12}我(都|也|已经?)*[学看读听][完过了好])|" +
        "(?<=^((请|您|你|就|领导|书记|老师|主任)*放心(吧|啊|哈)?|[你您]好在吗|在吗|(麻烦|请|你|您)*[帮给替](我|俺)(登记|记|确认)((上|下|一下|一笔)(吧|哈|啊)?|吧|哈|啊)))(?=(我|俺|本人)?(已经?|都|早就?|刚)*(学|看|读|听)(完|好|过)了(?![告跟向给就再才后通发回没吗]))|" +
        "(?<=[学看读听][完好过]了)(?=(请|您|你|就|领导|书记|老师|主任)*放心(吧|啊|哈)?[。！!~]*$)|" +
        "(?<=[学看读听](习|完|好|过)?[了啦])(?=我(自己|这周|本周|还|倒|却|就)*(没有?|未)(学|看|读)(完|过|了|呢|啊)*[。！!~]*$)|" +
        "(?<=[看学读听过]了[一两三二几]遍)(?=(已经?|都|全|也|总算)*(学完|看完|读完|完成|学好))")]
    private static partial Regex Seams();
}
