using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>清单: what is mine to do, to verify and to accept, and what waits for others.</summary>
public sealed class OwnListTests
{
    [Fact]
    public async Task What_one_raised_and_what_one_reported_done_wait_for_others_until_they_stand_elsewhere()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");
        await bot.SayAsync("dengrui", "问题 地下车库灯带闪烁");
        await bot.SayAsync("huangzhiyuan", "问题 电表箱没有锁");
        await bot.SayAsync("zhoumin", "任务 核对通讯录 韩淑兰 11月20日");

        Assert.Contains("等别人 1 件：\n问1 地下车库灯带闪烁 待立项", await bot.SayAsync("dengrui", "清单"), StringComparison.Ordinal);
        var liaison = await bot.SayAsync("huangzhiyuan", "清单");
        Assert.Contains("等您立项 1 件：\n问1 ", liaison, StringComparison.Ordinal);
        Assert.Contains("没人领 1 件：\n问2 ", liaison, StringComparison.Ordinal);
        Assert.DoesNotContain("等别人", liaison, StringComparison.Ordinal);

        await bot.SayAsync("huangzhiyuan", "问1 立项");
        Assert.Contains("等别人 1 件：\n问1 地下车库灯带闪烁", await bot.SayAsync("dengrui", "清单"), StringComparison.Ordinal);

        Assert.Contains("任1 报完成", await bot.SayAsync("hanshulan", "任1 完成 三处号码已经更正"), StringComparison.Ordinal);
        Assert.Contains("等别人 1 件：\n任1 核对通讯录", await bot.SayAsync("hanshulan", "清单"), StringComparison.Ordinal);
        var verifier = await bot.SayAsync("zhoumin", "清单");
        Assert.Contains("等您核实 1 件：\n任1 核对通讯录", verifier, StringComparison.Ordinal);
        Assert.DoesNotContain("等别人", verifier, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_more_than_are_listed_reads_how_many_there_are()
    {
        await using var bot = await Office.OpenAsync("2026-11-02 09:00");

        for (var i = 1; i <= 43; i++)
        {
            await bot.SayAsync("zhoumin", $"任务 清点第{i * 137}号仓 马光明 11月{16 + (i % 5)}日");
        }

        Assert.Contains("要办 43 件（先列 40 件）：", await bot.SayAsync("maguangming", "清单"), StringComparison.Ordinal);
    }
}
