using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Commands;

/// <summary>Which existing answer a question in own words gets, by who asks; or what to say instead.</summary>
internal static class WishCommands
{
    /// <summary>我有意见 says none yet.</summary>
    private const int ShortestOpinion = 6;

    /// <summary>Who only grumbles is asked nothing: the next 1 would answer that.</summary>
    private static readonly string[] OpinionWords = ["意见", "建议", "建意", "希望", "能不能", "投诉"];

    public static (string Word, string Behind)? CommandFor(Understood.Wants wish, Viewer caller)
    {
        var week = References.In(wish.Rest);

        return wish.Want switch
        {
            Want.Topic => ("本周", string.Empty),
            Want.Mine when caller.Member is not null => ("我的", string.Empty),
            Want.Mine => ("统计", week),
            Want.Who when caller.IsLiaison => (IsAboutMissing(wish.Rest) ? "未报" : "进度", week),
            Want.Who when caller.IsAdmin => ("统计", week),
            Want.Figures when caller.IsLiaison => ("进度", week),
            Want.Figures when caller.IsAdmin => ("统计", $"{week} {GroupIn(wish.Rest, week)}".Trim()),
            Want.Figures => ("我的", string.Empty),
            Want.Groups when caller.IsAdmin => ("各组", week),
            Want.Groups when caller.IsLiaison => ("进度", week),
            Want.HowTo => ("帮助", wish.Rest),
            Want.Chase when caller.IsLiaison => ("催办", week),
            Want.Hold when caller.IsLiaison => ("我来跟进", week),
            Want.TakeBack when caller.Member is not null => ("撤回", string.Empty),
            Want.Leave when caller.Member is not null => ("请假", LeaveWords(wish.Rest)),
            Want.Unquiet when caller.Member is not null => ("免打扰", "0"),
            Want.Quiet when caller.Member is not null => ("免打扰", string.Empty),
            Want.Grant when caller.HasOffice => ("准假", NameIn(wish.Rest)),
            Want.Refuse when caller.HasOffice => ("不准", string.Empty),
            Want.Export when caller.IsAdmin => ("导出", week),
            Want.Status when caller.IsAdmin => ("状态", string.Empty),
            Want.PutOff when caller.IsAdmin => ("延期", PutOffWords(wish.Rest)),
            Want.Todo => ("清单", string.Empty),
            Want.Report when caller.IsAdmin => ("总结", string.Empty),
            Want.Console => ("控制台", string.Empty),
            Want.CheckIn when caller.Member is not null && Digits(wish.Rest) is { Length: 4 } code => ("打卡", code),
            Want.CheckIn when caller.Member is not null && wish.Rest is "我到了" or "签到" or "打卡" => ("打卡", string.Empty),
            _ => null,
        };
    }

    /// <summary>What is said where no command answers it.</summary>
    public static Reply Say(Understood.Wants wish, Viewer caller) => wish.Want switch
    {
        Want.Who or Want.Figures or Want.Groups => Reply.Refuse("谁学了、谁没学，只有本组联络员看得到名字。您自己的记录发：我的"),
        Want.Chase => caller.IsAdmin ? Reply.Refuse("催办由各组联络员来做，这里没有发出任何提醒。想看哪天会提醒谁，发：提醒预览") : Reply.Refuse("提醒大家由本组联络员来做，这里没有发出。您自己学完回复 已学 就行。"),
        Want.CheckIn => Reply.Refuse("活动现场签到请发：签到 加四位码，例如 签到 1234；每日打卡发：打卡。什么也没有记下。"),
        Want.PutOff => Reply.Refuse("截止时间由管理员来改。学不完的话，可以发：请假 原因，或 没学 原因"),
        Want.Undo when caller.Member is not null => Reply.AskFirst("要撤回您最近的一条记录吗？先没有撤。", "撤回", string.Empty),
        Want.Later => Reply.Refuse("不能单独约时间。没学完的人，截止前一般还会收到一次提醒，其余时候不打扰；这几周都不想被提醒，发：免打扰。什么也没有改。"),
        Want.Report => Reply.Refuse("总结由管理员来出。您自己的记录发：我的"),
        Want.Grant or Want.Refuse => caller.HasOffice ? Reply.Refuse("现在没有等您答复的请假。答复时请写：准假 姓名，或 不准 姓名 说明") : Reply.Refuse("请假由本组联络员答复。"),
        Want.Opinion when caller.Member is not null && wish.Rest.Length > ShortestOpinion && OpinionWords.Any(word => wish.Rest.Contains(word, StringComparison.Ordinal)) => Reply.AskFirst("要把这句话作为意见交给管理员吗？会署您的名，先没有交；不想署名请发：匿名意见 内容", "意见", wish.Rest),
        Want.Opinion => Reply.Refuse("请把意见写在后面，例如：意见 提醒太频繁。不想署名就发：匿名意见 内容"),
        Want.OpenGathering => caller.HasOffice ? Reply.Refuse("开一场活动请发：开活动 名称，会得到现场的签到码。") : Reply.Refuse("活动由联络员来开；现场的四位签到码发：签到 1234"),
        Want.HandOver => caller.IsLiaison ? Reply.Refuse("请写明交给谁、到哪天，例如：交接 李四 至 月底。什么也没有改。") : Reply.Refuse("交接由联络员来做。"),
        Want.OnBehalf => caller.IsLiaison ? Reply.Refuse("替人记录请写：代录 姓名 已学 原因，例如：代录 张三 已学 本人电话告知。什么也没有记下。") : Reply.Refuse("只能确认自己的。替别人记录请找本组联络员（代录）。什么也没有记下。"),
        Want.Export => Reply.Refuse("表格由管理员导出。您自己的记录发：我的数据"),
        Want.Person => Reply.Refuse("名单上的人由管理员增减和修改，这里没有改动。您自己存了什么发：我的数据"),
        Want.Status => Reply.Refuse("系统状态由管理员查看。您自己的记录发：我的"),
        _ => Reply.Refuse("这句没有办成，什么也没有记下。发 帮助 看能做什么。"),
    };

    private static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);

    /// <summary>第46周延期到周日18点 and 把截止时间改成周日18点, in the order in which the command reads them.</summary>
    private static string PutOffWords(string text)
    {
        foreach (var word in (ReadOnlySpan<string>)["宽限到", "宽限", "把截止时间改成", "把截止时间改到", "截止时间改成", "截止时间改到", "截止改到", "延期", "推迟", "延后", "改到", "延到"])
        {
            text = text.Replace(word, word.EndsWith('到') || word.EndsWith('成') ? " 到 " : " ", StringComparison.Ordinal);
        }

        return text.Trim();
    }

    /// <summary>机关一支部怎么样: what is left is a group when it ends like one.</summary>
    private static string GroupIn(string text, string week)
    {
        foreach (var word in (ReadOnlySpan<string>)["怎么样", "情况", "完成率", "多少", "现在", "目前", "学习", "统计", "数据", "人数", "完成", "如何", "的", "了", "？", "?"])
        {
            text = text.Replace(word, string.Empty, StringComparison.Ordinal);
        }

        text = (week.Length == 0 ? text : text.Replace(week, string.Empty, StringComparison.Ordinal)).Trim();
        return GroupEnds.Any(end => text.EndsWith(end, StringComparison.Ordinal)) ? text : string.Empty;
    }

    private static readonly string[] GroupEnds = ["支部", "小组", "组", "党委", "党组", "总支", "青年"];

    private static bool IsAboutMissing(string text) => text.IndexOfAny(['没', '未', '缺', '差']) >= 0;

    /// <summary>What is left of 批准张三请假 and 张三的假准了: the name, or nothing.</summary>
    private static string NameIn(string text)
    {
        foreach (var word in (ReadOnlySpan<string>)["批准", "同意", "准假", "准了", "批了", "请假", "的假", "可以", "好的", "行", "好", "了", "的"])
        {
            text = text.Replace(word, " ", StringComparison.Ordinal);
        }

        return text.Trim(' ', '，', ',', '。', '！', '!', '　');
    }

    /// <summary>The words for leave itself are taken off; days and the reason stay as they were written.</summary>
    private static string LeaveWords(string text)
    {
        foreach (var word in (ReadOnlySpan<string>)["想请几天假", "请个假", "我要请假", "我想请假", "申请请假", "请假"])
        {
            text = text.Replace(word, " ", StringComparison.Ordinal);
        }

        return text.Trim(' ', '，', ',', '。', '、', '：', ':', '　');
    }
}
