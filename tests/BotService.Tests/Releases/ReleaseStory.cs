using BotService.Simulator;
using BotService.Tests.Harness;

namespace BotService.Tests.Releases;

/// <summary>Three weeks in a small invented organisation, in which every table gets rows; recorded with each release.</summary>
internal static class ReleaseStory
{
    public const string Begins = "2026-09-07 08:00";

    /// <summary>Who has not answered the third week's topic when the story ends.</summary>
    public const string StillOwes = "erin";

    /// <summary>The questions whose answers a later version must give alike.</summary>
    public static IEnumerable<string> Questions =>
        from week in (int[])[37, 38, 39]
        from scope in (string[])["", " 一支部", " 青年一组"]
        select $"统计 第{week}周{scope}";

    public static async Task PlayAsync(Bot bot)
    {
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("frank 方兰 青年一组", "gina 吉娜 青年一组", "henry 何瑞 青年一组 liaison");
        await bot.PlanTopicAsync("2026-W37", "高质量发展", link: "https://study.example.cn/37");
        await bot.PlanTopicAsync("2026-W38", "调查研究");
        await bot.PlanTopicAsync("2026-W39", "基层减负");
        await bot.PlanTopicAsync("2026-W40", "创新驱动");
        await FirstWeekAsync(bot);
        await SecondWeekAsync(bot);
        await ThirdWeekAsync(bot);
    }

    private static async Task FirstWeekAsync(Bot bot)
    {
        await bot.AdvanceToAsync("2026-09-07 09:10");
        await bot.SayAsync("alice", "已学 很有启发");
        await bot.SayAsync("bob", "没学 出差");
        await bot.SayAsync("bob", "撤回");
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("carol", "请假 9月8日至9月11日 照顾家人");
        await bot.SayAsync("alice", "准假 卡萝");
        await bot.SayAsync("frank", "打卡");
        await bot.SayAsync("frank", "意见 材料希望提前一天发");
        await bot.SayAsync("gina", "匿名意见 表格太多");
        await bot.SayAsync("henry", "代录 吉娜 已学 电话里说的");
        await bot.AdvanceToAsync("2026-09-13 10:00");
        await bot.SayAsync("dave", "已学 周末补上了");
    }

    private static async Task SecondWeekAsync(Bot bot)
    {
        await bot.AdvanceToAsync("2026-09-14 09:20");
        await bot.SayAsync("dave", "我来跟进");
        await bot.SayAsync("frank", "免打扰 2");
        var code = new string([.. (await bot.SayAsync("alice", "开活动 读书会 交流研学")).Where(char.IsAsciiDigit).Take(4)]);
        await bot.SayAsync("bob", $"签到 {code}");
        await bot.SayAsync("alice", "关活动");
        await bot.SayAsync("alice", "催办");
        await bot.SayAsync("alice", "确认催办");
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("erin", "没学 太忙");
        await bot.SayAsync("gina", "请假 第38周 住院");
        await bot.SayAsync("henry", "不准 吉娜");
        await bot.SayAsync("henry", "已学");
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", 48002));
        await bot.AdvanceToAsync("2026-09-20 20:30");
    }

    /// <summary>Ends on Wednesday with a message that waits, because WeCom was busy.</summary>
    private static async Task ThirdWeekAsync(Bot bot)
    {
        await bot.AdvanceToAsync("2026-09-21 09:10");
        await bot.SayAsync("alice", "已学 第39周");
        await bot.SayAsync("bob", "没学 第39周");
        await bot.SayAsync("carol", "已学 第38周 周一补上");
        await bot.DoAsync("chief", "延期 第39周 9月27日 18:00");
        await bot.SayAsync("chief", "统计");
        await bot.AdvanceToAsync("2026-09-23 10:00");
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, times: SimulatorFault.Forever));
        await bot.SayAsync("frank", "请假 9月24日至9月25日 搬家");
        await bot.SettleAsync();
    }
}
