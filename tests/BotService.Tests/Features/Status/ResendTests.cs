using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Status;

/// <summary>What could not be sent is left to a person, and that person has a word for it.</summary>
public sealed class ResendTests
{
    [Fact]
    public async Task What_WeCom_refused_is_listed_with_age_and_reason_and_leaves_at_once_when_an_admin_says_so()
    {
        await using var bot = await ReadyAsync(SimulatorFault.Error("message/send", 48002));
        await bot.AdvanceToAsync("2026-09-07 12:08");
        var number = await NumberAsync(bot);
        Assert.Contains($"· {number} 号，3 小时前，给 6 人：48002", await bot.SayAsync("chief", "状态"));
        Assert.Contains($"{number} 号", await bot.SayAsync("chief", "重发"));
        Assert.Contains("由管理员使用", await bot.SayAsync("alice", "重发 全部"));

        Assert.Contains("已重发 1 条", await bot.SayAsync("chief", "重发 全部"));

        // The clock stands still, so it was the bell that sent it.
        await Wait.UntilAsync(() => bot.PushesTo("bob").Count == 1);
        await bot.SettleAsync();
        Assert.Equal(OutboxState.Sent, await StateAsync(bot));
        Assert.Contains("不用重发", await bot.SayAsync("chief", "重发 全部"));
        Assert.Contains("可能已经重发过", await bot.SayAsync("chief", $"重发 {number}"));
        Assert.Single(bot.PushesTo("bob"));
    }

    [Fact]
    public async Task What_may_have_arrived_is_sent_again_only_when_an_admin_insists()
    {
        await using var bot = await ReadyAsync(SimulatorFault.Reset("message/send", times: 1, afterAccept: true), SimulatorFault.Status("message/send", 500, times: SimulatorFault.Forever));
        await bot.AdvanceToAsync("2026-09-07 16:05");
        var number = await NumberAsync(bot);
        bot.WeCom.Faults.Clear();
        Assert.Contains("可能已送到", await bot.SayAsync("chief", "状态"));

        Assert.Contains("已重发 0 条。\n1 条可能已经送到", await bot.SayAsync("chief", "重发 全部"));
        Assert.Contains($"请发：重发 {number} 确认", await bot.SayAsync("chief", $"重发 #{number}"));
        Assert.Equal(OutboxState.Dead, await StateAsync(bot));
        Assert.Contains($"已重发 {number} 号", await bot.SayAsync("chief", $"重发 {number} 确认"));

        await Wait.UntilAsync(() => bot.PushesTo("bob").Count == 2);
    }

    [Fact]
    public async Task A_message_sent_again_after_days_is_young_again_and_one_that_helps_nobody_is_left()
    {
        await using var bot = await ReadyAsync(SimulatorFault.Error("message/send", 48002));
        await bot.AdvanceToAsync("2026-09-10 10:00");
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, times: 2));
        await bot.SayAsync("chief", "重发 全部");
        await bot.SettleAsync();

        Assert.Equal(OutboxState.Waiting, await StateAsync(bot));
        Assert.DoesNotContain("has been waiting", await bot.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Bot.Token));

        await bot.ChangeAsync(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Dead)));
        await bot.AdvanceToAsync("2026-09-30 10:00");
        Assert.Contains("条已过时", await bot.SayAsync("chief", "重发 全部"));
        Assert.Contains("已过时", await bot.SayAsync("chief", $"重发 {await NumberAsync(bot)}"));
        Assert.Contains("请写编号或 全部", await bot.SayAsync("chief", "重发 那条"));
    }

    private static async Task<Bot> ReadyAsync(params SimulatorFault[] faults)
    {
        var bot = await Bot.StartAsync(settings: Bot.NobodySpeaks);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        bot.WeCom.Faults.Add(faults[0]);
        faults[1..].ToList().ForEach(fault => bot.WeCom.Faults.Add(fault));
        return bot;
    }

    private static Task<long> NumberAsync(Bot bot) => bot.AskStoreAsync(db => db.Outbox.MinAsync(m => m.Id));

    private static Task<OutboxState> StateAsync(Bot bot) => bot.AskStoreAsync(db => db.Outbox.OrderBy(m => m.Id).Select(m => m.State).FirstAsync());
}
