using BotService.Commands;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Time;
using Microsoft.Extensions.Options;

namespace BotService.Features.Policy;

/// <summary>What is promised to everybody, and which stricter switch runs: since when, by whom, on what basis, until when.</summary>
[ChatCommand("规则", "政策", Summary = "现在的规则：谁能看什么，由谁批准", Audience = Audience.Everyone, IsQuestion = true)]
internal sealed class RulesCommand(LocalClock clock, IOptions<PolicyOptions> policy, IOptions<ReminderOptions> reminders) : IChatCommand
{
    public ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var current = policy.Value.Authorisations.Where(a => a.Until >= today).OrderBy(a => a.Since).ToList();

        return ValueTask.FromResult(Reply.Say(
        [
            "默认规则：自愿、如实，不搞形式",
            "· 回复一个词就算确认，心得写不写自愿，不要照片、定位和学习时长",
            "· 不给个人排名，不公开名单，不计入考核",
            "· 名字只有本人和本组联络员能看，管理员看数字",
            $"· 管理员导出的表格{(policy.Value.NamesInExports ? "有姓名和结果，只发给管理员本人" : "不含姓名")}",
            $"· 提醒每人每周最多 {reminders.Value.Budget} 次，晚上和休息日不打扰",
            "· 清单和统计不作考核依据，不排名；停用任一清单发给管理员一句话",
            "· 匿名意见不存发送人；自己的记录发 我的数据 随时能看",
            current.Count == 0 ? "加严的规则：没有" : "加严的规则（到期自动结束）：",
            .. current.Select(a => $"· {Describe(a.Switch)}：{Day(a.Since)} {(a.IsRunning(today) ? "起" : "才开始")}，到 {Day(a.Until)} 为止；{a.AuthorisedBy} 批准，依据：{a.Basis}"),
        ]));
    }

    private static string Describe(string name) => name switch
    {
        PolicyOptions.NamesForAdmins => "管理员可以看到每项结果的姓名",
        _ => name,
    };

    private static string Day(DateOnly? day) => day!.Value.ToString("yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture);
}
