using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Features.Study.Answers;
using BotService.Messaging;

namespace BotService.Features.Study;

/// <summary>What people ask about the week's topic and about answers, in their own words.</summary>
internal sealed partial class StudyIntents : IIntentSource
{
    /// <summary>我的记录是不是搞错了 asks, and takes nothing back.</summary>
    private static readonly string[] Disputes = ["是不是", "是否", "有没有", "怎么", "你们", "系统", "机器人", "谁"];

    /// <summary>材料链接发错了 and 标题弄错了 speak of something else than the own record.</summary>
    private static readonly string[] NotOwnRecord = [.. Disputes, "链接", "材料", "标题", "题目", "通知", "文件", "附件", "日期", "时间", "视频", "课件", "图片", "照片", "广告", "名字", "姓名", "名单", "表格", "网址"];

    private const string Slip = "(发错了|点错了|记错了|弄错了|按错了|误(点|按|发|报)了)";

    /// <summary>What stands around a slip that says nothing else.</summary>
    private const string Around = "(哎呀?|哎哟|啊|呀|哦|糟糕?|不好意思|抱歉|对不起|我|俺|刚才|刚刚|刚|方才|上一?条|(这|那)(一?条|个|次)|前面|按钮|已学|没学|记录|是|的|不小心|又|都|给|了|啦|哈|吧|麻烦|请|帮|忙|替|撤回|撤销|撤|取消|删除|删|掉|一下|谢谢)";

    /// <summary>撤销打卡, 取消 已学: what is to be taken back by its name.</summary>
    private const string Named = "^(撤销|撤回|取消|收回)(了|我|的|今天|刚才|刚刚)*(打卡|签到|已学|没学|补学|代录|已阅|已读|述学|已讲)(吧|了|记录)*$";

    /// <summary>我回来了，销假; 明天销假上班 is a plan.</summary>
    private const string BackFromLeave = "^(我|俺|本人|已经?|今天|刚|提前|出差|回来|返岗|到岗|上班|回单位|了|申请|要|想|来|办理?|给|帮|麻烦|请|领导|书记|老师|主任|您好|你好)*销假(了|一下|下|吧|哈|啊|谢谢)*$";

    /// <summary>What 撤回 is called with where a leave is called off in a sentence: it is asked about first.</summary>
    private const string LeaveCalledOff = ITakeBack.InPassing + "请假 ";

    private const string NotAskingForLeave =
        "(不|不用|不想|不要|不需要|不打算|不准备|不必|甭|无需|用不着)(再|给我|帮我|替我)?请.{0,2}假|假.{0,2}(不|先不|不用|不想)(请|休)了?|^(那|这次|这回|我|还是|就|先|也|暂时)*不请了(吧|哈|啊|谢谢)*$|" +
        "(请假|请的假|的假)(申请)?(先|就|这次)?(取消|作废|算了|撤了|撤回|撤销|收回|不要了|不算)|(取消|撤回|撤销|收回|撤掉)(一下|掉|我|的|这次|那个|刚才|昨天|之前){0,4}(请假|的假|请的假)";

    /// <summary>不请假不行 asks for leave, and 是不是不用请假 only asks.</summary>
    private static readonly string[] StillAskingForLeave = ["要不请", "不得不请", "不请假不", "不请假就", "不请假怎", "不请假会", "不请假行", "不请假可", "能不请", "能不能不", "可不可以不", "可以不请", "要不要请", "用不用请", "想不想请", "需不需要", "是不是", "的话", "谁", "怎么", "为什么"];

    /// <summary>我的请假批了没有, 批了吗: whether one's own leave was granted.</summary>
    private const string LeaveState =
        "^(请问|问一下|问下|麻烦|帮忙|看一下|看下|领导|书记|主任|老师|联络员|您好|你好|我|俺|的|那个|这个|上次|昨天|刚才|请假|请的假|假条|病假|事假|年假|休假|婚假|产假|假|申请|条|到底|现在|已经|有没有|是不是|您|你)*(批|准|批准|批复|同意)((了|过|下来)+(没有?|吗|么)|没有?)(呀|啊|呢)*$|" +
        "(我|俺)的?(请假|请的假|假条?|病假|事假|年假|休假|婚假|产假|申请).{0,4}(批|准|批准|批复|同意|答复)(了|过|下来|下来了)*(没有?|吗|么)|" +
        "(我的?请假|我请的假|我的假|^请假的?事?)(的事|申请)?(现在)?(有)?(结果|回音|消息|着落|答复|怎么样|啥情况|什么情况|到哪一步)(了|没有?|吗|么)*$";

    /// <summary>查一下我的记录, 我还差几次, 登记上了吗.</summary>
    private const string OfOwnRecord =
        "(查|看|给).{0,4}(我|俺|本人)(自己)?.{0,3}(学习)?(的|勒)?(记录|情况)|(我|俺|本人).{0,5}(缺了|学了|完成率|漏了)(几|多少|没)?|登记上了?(没|吗)|" +
        "(我|俺)(?:[^们].{0,7})?(学了吗|学了没|学完了吗|完成了没|完成了吗|是不是|确认过|还差|几次|几周|记录|积分|哪个支部|哪个组|批了吗|准了吗|报了吗|签了吗|成绩|情况)|" +
        "^(已学|已经学|学完|学|完成|确认|签到|打卡|没学|记上|登记|收到我).{0,3}(吗|了没|没有|么)$|^(已学|学完|确认|没学|完成|补学)$";

    /// <summary>王伟学了没, 高峰和李秋月报了吗: of people by their names.</summary>
    private const string OfNamed =
        "^([" + PersonWords.Surnames + "]\\p{Lo}{1,2}(和|跟|与|及|还有)?)+(他们|她们|两个|几个|都|到底|现在|今天|昨天|这周|本周|上周|已经|有没有)*" +
        "(学|看|读|报|交|回|回复|反馈|确认|答复|完成|补)(习|完|好|过|上)?(了|过)?(没|没有|吗|么)(呀|啊|呢)?$";

    /// <summary>任务完成了没 and 周五交了没 begin like a name.</summary>
    private static readonly string[] NoNames = ["任务", "方案", "方法", "质量", "金融", "余下", "万一", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "周末", "白天", "金额", "程序", "的学", "的看", "的交", "的报", "我", "你", "您"];

    /// <summary>已学的有几个, 学完的人多吗: how many of all, and not the own record.</summary>
    private const string HowManyHave = "(已学|学完|学好|学过|学了|看完|读完|完成|没学|未学|没报|未报|已确认)了?的(人|同志|同事|党员)*(现在|目前|到底|一共|总共|大概|都|有|占)*(几个|几位|几人|多少|多不多|多么|多吗|几成|比例)";

    /// <summary>我没学的有几个 is of the own topics.</summary>
    private static readonly string[] OwnTopics = ["我没", "我未", "我学", "我已", "我还", "我看", "我读", "我完", "我确", "我的", "俺", "几个主题", "多少周", "多少期", "多少次", "多少个主题"];

    private static readonly Reply CountsAreTheLiaisons = Reply.Refuse("大家学了多少，本组联络员发 进度 能看到。您自己的记录发：我的");

    private static readonly Reply NamesAreTheLiaisons = Reply.Refuse("谁学了、谁没学，只有本组联络员看得到名字。您自己的记录发：我的");

    private static readonly Intent[] Rows =
    [
        new(10, $"^(撤销|撤回|取消|收回|删除|删掉).{{0,3}}(请假|刚才|记录|上一条)|{Named}|^{Around}*{Slip}{Around}*$|{BackFromLeave}|删.{{0,3}}刚才|(上一?条|刚才(那|这)条|刚发的).{{0,3}}(不算|作废|撤|删|取消)|(那|这)条(记录)?(撤|删|取消)了?")
        {
            IsDeed = true,
            Unless = NotOwnRecord,
            Command = static (caller, said) => caller.Member is not null ? ("撤回", said) : null,
        },
        new(20, $"{Slip}|手滑|乱按|搞错了|(那|刚才?那?|上一?)(个|条).{{0,4}}(莫|别|不)(要)?(算|记)(了|哈|吧|数)?$|(帮我|给我|替我)撤(了|掉|销|回)|(彻|撤)(回|销).{{0,3}}(刚|上|那)|(刚才?|上一?次).{{0,8}}(作废|撤(了|掉|销|回))")
        {
            Unless = NotOwnRecord,
            Otherwise = static (caller, _) => caller.Member is not null ? Reply.AskFirst("要撤回您最近的一条记录吗？先没有撤。", "撤回", string.Empty) : null,
        },
        new(25, "^(那|就|还是|哦|唉|哎|好吧|先|暂时|也)*(算了|当我没说|不用|不必|不需要|不要|不了|不)(算了|吧|啦|了|哈|啊|谢谢)*$")
        {
            Otherwise = static (caller, _) => Reply.Say(caller.Member is null ? "好的，什么也没有改。" : "好的，什么也没有改。要收回刚才记下的，请发：撤回"),
        },
        new(110, "(材料|链接|视频|课件).{0,6}(找不到|不见|再发|重新发|丢了)|(主题|主提|题目)(是|的|叫)?.{0,3}(什么|啥|哪)|要学.{0,2}哪|(^|[^已])学(习)?的?是?(什么|啥)")
        {
            FitsByOneWord = true,
            Command = static (_, said) => ("本周", WeeksIn(said)),
        },
        new(142, LeaveState)
        {
            OutranksWords = true,
            OutranksDoubt = true,
            IsForOneself = true,
            Command = static (caller, said) => caller.Member is not null ? ("我的", said) : null,
        },
        new(143, "^请假(申请)?(取消|作废|算了|撤了|撤回|撤销|收回|不请了|不用了|不要了|不去了)(了|吧|哈|啊|谢谢)*$")
        {
            IsDeed = true,
            OutranksWords = true,
            Command = static (caller, said) => caller.Member is not null ? ("撤回", LeaveCalledOff + said) : null,
        },
        new(170, "截止|最晚|什么时候|几点|几号|最后一天|还能补|能补吗|补学时间|期限|(学|主题|内容|讲).{0,4}(什么|啥)|主题是|材料|链接|视频|资料|课件|学习任务吗|打不开")
        {
            FitsByOneWord = true,
            Command = static (_, said) => ("本周", WeeksIn(said)),
        },
        new(188, HowManyHave)
        {
            OutranksDoubt = true,
            IsAboutMany = true,
            Unless = OwnTopics,
            Command = static (caller, said) => caller.IsLiaison ? (IsAboutMissing(said) ? "未报" : "进度", References.In(said)) : caller.IsAdmin ? ("统计", References.In(said)) : null,
            Otherwise = static (_, _) => CountsAreTheLiaisons,
        },
        new(190, OfOwnRecord)
        {
            OutranksDoubt = true,
            Command = static (caller, said) => caller.Member is not null ? ("我的", string.Empty) : ("统计", References.In(said)),
        },
        new(195, OfNamed)
        {
            OutranksDoubt = true,
            IsAboutMany = true,
            Unless = NoNames,
            Command = static (caller, said) => caller.IsLiaison ? ("未报", References.In(said)) : caller.IsAdmin ? ("统计", References.In(said)) : null,
            Otherwise = static (_, _) => NamesAreTheLiaisons,
        },
        new(200, "(谁|哪个|哪些人|哪几个|有没有|名单|人员|的人|哪位|哪些同志).{0,8}(学|报|完成|回|答|反馈|交|确认|请假)|(学|报|完成|请假|确认|反馈|回复|交).{0,5}(谁|名单|人员|的人|哪些|哪几)|待批|谁请假|(缺|差|少|剩)(谁|哪几个|哪些人|哪几位)|漏网|掉队|没动静")
        {
            OutranksDoubt = true,
            IsAboutMany = true,
            Command = static (caller, said) => caller.IsLiaison ? (IsAboutMissing(said) ? "未报" : "进度", References.In(said)) : caller.IsAdmin ? ("统计", References.In(said)) : null,
            Otherwise = static (_, _) => NamesAreTheLiaisons,
        },
        new(275, NotAskingForLeave)
        {
            IsDeed = true,
            IsForOneself = true,
            OutranksDoubt = true,
            Unless = StillAskingForLeave,
            Command = static (caller, said) => caller.Member is not null ? ("撤回", LeaveCalledOff + said) : null,
        },
        new(280, "^(帮|替|代|给)[^我俺咱本自].{0,5}(登记|记|录|确认|签)")
        {
            IsDeed = true,
            Otherwise = static (caller, _) => caller.IsLiaison
                ? Reply.Refuse("替人记录请写：代录 姓名 已学 原因，例如：代录 张三 已学 本人电话告知。什么也没有记下。")
                : Reply.Refuse("只能确认自己的。替别人记录请找本组联络员（代录）。什么也没有记下。"),
        },
    ];

    public IReadOnlyList<Intent> Intents => Rows;

    /// <summary>下周学什么 asks about that week; 下周出差，这周的什么时候截止 only names it.</summary>
    private static string WeeksIn(string text)
    {
        List<string> asked = [];
        var from = 0;

        foreach (var week in References.All(text))
        {
            from = text.IndexOf(week, from, StringComparison.Ordinal) is >= 0 and var at ? at + week.Length : from;

            if (OfTheTopic().IsMatch(text[from..]))
            {
                asked.Add(week);
            }
        }

        return string.Join(TopicReference.Joint, asked);
    }

    /// <summary>What stands behind a week whose topic is asked about; between two of them 和.</summary>
    [GeneratedRegex("^[的那个期次我们咱要该是还和、及与第本这上下0-9一二三四五六七八九十周 ]*(学|主题|主提|题目|材料|链接|视频|内容|资料|课|任务|什么|啥|几|截止|最晚|最后一天|能|补|讲|期限|打不开)", RegexOptions.NonBacktracking)]
    private static partial Regex OfTheTopic();

    private static bool IsAboutMissing(string text) => text.IndexOfAny(['没', '未', '缺', '差']) >= 0;
}
