using BotService.Commands.Understanding;
using BotService.Messaging;

namespace BotService.Commands;

/// <summary>Which existing answer a question in own words gets, by who asks; or what to say instead.</summary>
internal static class WishCommands
{
    public static (string Word, string Rest)? CommandFor(Understood.Wants wish, Caller caller)
    {
        var week = References.In(wish.Rest);
        var isLiaison = caller.IsLiaison && caller.Member is not null;

        return wish.Want switch
        {
            Want.Topic => ("本周", string.Empty),
            Want.Mine when caller.Member is not null => ("我的", string.Empty),
            Want.Mine => ("统计", week),
            Want.Who when isLiaison => (IsAboutMissing(wish.Rest) ? "未报" : "进度", week),
            Want.Who when caller.IsAdmin => ("统计", week),
            Want.Figures when isLiaison => ("进度", week),
            Want.Figures when caller.IsAdmin => ("统计", week),
            Want.Figures => ("我的", string.Empty),
            Want.Groups when caller.IsAdmin => ("各组", week),
            Want.Groups when isLiaison => ("进度", week),
            Want.HowTo => ("帮助", string.Empty),
            Want.Chase when isLiaison => ("催办", week),
            Want.Hold when isLiaison => ("我来跟进", week),
            Want.TakeBack when caller.Member is not null => ("撤回", string.Empty),
            Want.Leave when caller.Member is not null => ("请假", LeaveWords(wish.Rest)),
            Want.Unquiet when caller.Member is not null => ("免打扰", "0"),
            Want.Quiet when caller.Member is not null => ("免打扰", string.Empty),
            Want.Export when caller.IsAdmin => ("导出", week),
            Want.Status when caller.IsAdmin => ("状态", string.Empty),
            Want.CheckIn when caller.Member is not null => ("签到", new string([.. wish.Rest.Where(char.IsAsciiDigit)])),
            _ => null,
        };
    }

    /// <summary>What is said where no command answers it.</summary>
    public static Reply Say(Understood.Wants wish, Caller caller) => wish.Want switch
    {
        Want.Who or Want.Figures or Want.Groups => Reply.Refuse("谁学了、谁没学，只有本组联络员看得到名字。您自己的记录发：我的"),
        Want.Chase => caller.IsAdmin ? Reply.Refuse("催办由各组联络员来做，这里没有发出任何提醒。想看哪天会提醒谁，发：提醒预览") : Reply.Refuse("提醒大家由本组联络员来做，这里没有发出。您自己学完回复 已学 就行。"),
        Want.PutOff => caller.IsAdmin ? Reply.Refuse("改截止时间请写明是哪一周、改到什么时候，例如：延期 本周 到 周日18:00。什么也没有改。") : Reply.Refuse("截止时间由管理员来改。学不完的话，可以发：请假 原因，或 没学 原因"),
        Want.Grant or Want.Refuse => caller.IsLiaison || caller.IsAdmin ? Reply.Refuse("现在没有等您答复的请假。答复时请写：准假 姓名，或 不准 姓名 说明") : Reply.Refuse("请假由本组联络员答复。"),
        Want.Opinion => Reply.Refuse("请把意见写在后面，例如：意见 提醒太频繁。不想署名就发：匿名意见 内容"),
        Want.OpenGathering => caller.IsLiaison || caller.IsAdmin ? Reply.Refuse("开一场活动请发：开活动 名称，会得到现场的签到码。") : Reply.Refuse("活动由联络员来开；现场的四位签到码发：签到 1234"),
        Want.HandOver => caller.IsLiaison ? Reply.Refuse("请写明交给谁、到哪天，例如：交接 李四 至 月底。什么也没有改。") : Reply.Refuse("交接由联络员来做。"),
        Want.OnBehalf => caller.IsLiaison ? Reply.Refuse("替人记录请写：代录 姓名 已学 原因，例如：代录 张三 已学 本人电话告知。什么也没有记下。") : Reply.Refuse("只能确认自己的。替别人记录请找本组联络员（代录）。什么也没有记下。"),
        Want.Export => Reply.Refuse("表格由管理员导出。您自己的记录发：我的数据"),
        Want.Person => Reply.Refuse("名单上的人由管理员增减和修改，这里没有改动。您自己存了什么发：我的数据"),
        Want.Status => Reply.Refuse("系统状态由管理员查看。您自己的记录发：我的"),
        _ => Reply.Refuse("这句没有办成，什么也没有记下。发 帮助 看能做什么。"),
    };

    private static bool IsAboutMissing(string text) => text.IndexOfAny(['没', '未', '缺', '差']) >= 0;

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
