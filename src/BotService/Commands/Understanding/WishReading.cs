using System.Text.RegularExpressions;

namespace BotService.Commands.Understanding;

/// <summary>Questions and wishes in people's own words, each with the existing answer for it. The first rule that fits holds.</summary>
internal static class WishReading
{
    private static readonly (Want Want, Regex Pattern)[] Rules =
    [
        Rule(Want.TakeBack, "^(撤销|撤回|取消|删除|删掉).{0,3}(请假|刚才|记录|上一条)|销假|发错了|点错了|记错了|弄错了|按错了|删.{0,3}刚才|误(点|按|发|报)了|(上一?条|刚才(那|这)条|刚发的).{0,3}(不算|作废|撤|删|取消)|(那|这)条(记录)?(撤|删|取消)了?"),
        Rule(Want.Unquiet, "恢复提醒|取消免打扰|打开提醒|继续提醒我|提醒.{0,8}(再|重新)(打开|开启|开)"),
        Rule(Want.Hold, "我去催|我来催|我去说|我来说|我来跟|别提醒我们|不用提醒我们|(别|不要|不用)催"),
        Rule(Want.Quiet, "(别|不要|不用|取消|停止|关掉|少).{0,3}(提醒|打扰|推送|发消息)|退订|静音|晚上别发"),
        Rule(Want.Chase, "(@|艾特)(一下)?(还)?(没|未)|再(发|催)(一|几)?(遍|次|下)提醒|催(一下|一催|催|办)|帮我催|提醒(一下)?(没|未|大家|他们|本组)|(没|未).{0,4}提醒|给.{0,2}(没|未).{0,6}提醒"),
        Rule(Want.PutOff, "延期|延到|推迟|延后|截止时间改|改截止|截止改"),
        Rule(Want.Topic, "主题(是|的|叫)?.{0,3}(什么|啥)|(^|[^已])学(习)?的?是?(什么|啥)"),
        Rule(Want.HowTo, "怎么(请|弄|补|操作|提|用|学|办|处理|帮|记|撤|改|填|写|回|签|打|确认|登记|看|查)|如何|什么意思|是什么$|流程|会怎么样|怎么样才|扣分|能不能改|制度|需要什么|找不到|点不了|按钮|要做什么|新来的|你(能|会)(干|做)?(啥|什么)|有(什么|啥|哪些)功能|多少字|语音行|能发语音|发语音|转人工|真人|(箱|入口)在哪|回复.{0,2}(已学|没学|1).{0,4}(行|可以|吗|么)|请假的人要"),
        Rule(Want.Refuse, "^(不同意|不准|不批|不行不准)"),
        Rule(Want.Grant, "^(行|好|可以)?(准了|批准|同意|批了|准假)|(准了|批了|准假|同意)$|批准.{0,6}请假|同意.{0,6}请假"),
        Rule(Want.Topic, "截止|最晚|什么时候|几点|几号|最后一天|还能补|能补吗|补学时间|期限|(学|主题|内容|讲).{0,4}(什么|啥)|主题是|材料|链接|视频|资料|课件|学习任务吗|打不开"),
        Rule(Want.Mine, "我(?:[^们].{0,7})?(学了吗|学了没|学完了吗|完成了没|完成了吗|是不是|确认过|还差|几次|几周|记录|积分|哪个支部|哪个组|批了吗|准了吗|报了吗|签了吗|成绩|情况)|^(已学|已经学|学完|学|完成|确认|签到|打卡|没学|记上|登记|收到我).{0,3}(吗|了没|没有|么)$|^(已学|学完|确认|没学|完成|补学)$"),
        Rule(Want.Person, "^查一?下|调走|调离|新增(成员|人)|加(个)?人|电话|手机号|信息删|删.{0,4}信息|(加进|移出|移除|加到)名单|名单(里|上)?(去掉|删掉|移除|拿掉)|我?调到.{1,8}(支部|组|科|处|局)了?|换(个)?(支部|小组)"),
        Rule(Want.Groups, "哪个(支部|组|小组)|各(支部|组|小组)|每个(支部|组)"),
        Rule(Want.Who, "(谁|哪些人|哪几个|有没有|名单|人员|的人|哪位).{0,8}(学|报|完成|回|确认|请假)|(学|报|完成|请假|确认).{0,5}(谁|名单|人员|的人|哪些|哪几)|待批|谁请假|(缺|差|少|剩)(谁|哪几个|哪些人|哪几位)|漏网|掉队|没动静"),
        Rule(Want.Export, "excel|表格|导出|记录发|名单发|发.{0,3}名单"),
        Rule(Want.Status, "发失败|发出去了|发送失败|没发出|正常吗|系统状态"),
        Rule(Want.Figures, "多少人|几个|几人|人数|完成率|完成情况|情况|统计|进度|怎么样|总结|数据|比例|如何了|学了多少"),
        Rule(Want.OpenGathering, "开(个|一个|场)?(签到|活动)|组织.{0,6}签到"),
        Rule(Want.CheckIn, "签到|打卡|我到了|到会"),
        Rule(Want.HandOver, "交接|代我|替我"),
        Rule(Want.OnBehalf, "^(帮|替|代|给).{1,6}(登记|记|录|确认|签)"),
        Rule(Want.Leave, "请.{0,3}假|请嫁|清假|青家|青假|告个?假|准我.{0,3}假|病假|事假|年假|产假|婚假|休假|(出差|住院|生病|发烧|手术|外出).{0,8}(学不了|没法学|不能学|参加不了)|不参加学习"),
        Rule(Want.Opinion, "有(个)?(意见|建议)|投诉|提(个)?(意见|建议)|建议.{2,}|能不能(加|有点|增加|改成)|太机械|字太小"),
    ];

    public static (Want Want, string Letters)? Read(string letters)
    {
        foreach (var (want, pattern) in Rules)
        {
            if (pattern.IsMatch(letters))
            {
                return (want, letters);
            }
        }

        return null;
    }

    // Linear in the message, whatever it is.
    private static (Want, Regex) Rule(Want want, string pattern) => (want, new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
}
