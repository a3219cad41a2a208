using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using BotService.Tests.Demo;
using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>A newcomer to the demo finds ledgers at work: every kind has items, one came back, some visits would meet, one verification waits.</summary>
public sealed class DemoLedgerTests
{
    [Fact]
    public async Task The_demo_has_a_living_ledger_of_every_kind()
    {
        await using var demo = await DemoProcess.StartAsync("2026-11-26T11:00:00+08:00");
        using var http = new HttpClient { BaseAddress = demo.Address };

        foreach (var (list, has) in new[]
        {
            ("问题清单", "反弹"), ("问题清单", "长期 1"), ("任务清单", "逾期·红"), ("亮晒清单", "待核实"), ("课题清单", "去得最多：城东社区"), ("调研记录", "计划"),
            ("创新清单", "办理中"), ("实事清单", "确定 6 项，办成 4，待核实 1"), ("监控清单", "规定动作 11 项"), ("亮晒清单 做法", "被借鉴 1 次"),
        })
        {
            Assert.Contains(has, await SayAsync(http, "zhoumin", list), StringComparison.Ordinal);
        }

        Assert.Contains("等您核实 1 件", await SayAsync(http, "wangwei", "清单"), StringComparison.Ordinal);
        Assert.Contains("可能扎堆", await SayAsync(http, "wuxiuying", $"调研 城东社区 2026年12月1日 课1"), StringComparison.Ordinal);
        Assert.Contains("来自", await SayAsync(http, "zhoumin", "问3"), StringComparison.Ordinal);
        Assert.Contains("不亮", await SayAsync(http, "zhoumin", "问3 来历"), StringComparison.Ordinal);
        Assert.Contains("已销号", await SayAsync(http, "wangwei", "问12 通过"), StringComparison.Ordinal);
    }

    private static async Task<string> SayAsync(HttpClient http, string userId, string text)
    {
        using var said = await http.PostAsJsonAsync($"/simulator/chat/{userId}/text", new { text }, Bot.Token);
        Assert.True(said.IsSuccessStatusCode);
        var view = await http.GetFromJsonAsync<JsonElement>($"/simulator/chat/{userId}", Bot.Token);
        return Regex.Unescape(view.GetProperty("lines").EnumerateArray().Last().GetRawText());
    }
}
