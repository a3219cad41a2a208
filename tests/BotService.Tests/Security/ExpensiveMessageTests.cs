using System.Text;
using BotService.Tests.Harness;

namespace BotService.Tests.Security;

/// <summary>Whole messages of a kind that makes work (names, weeks, days, numbers, quotations), as callbacks: what they cost in memory grows with their length and no faster.</summary>
[Collection(nameof(Alone))]
public sealed class ExpensiveMessageTests
{
    private const int Short = 450, Times = 4;

    /// <summary>What the service itself does meanwhile.</summary>
    private const long Noise = 3 * 1024 * 1024;

    private static readonly string[] Heads = ["", "已学 ", "没学 ", "代录 ", "请假 ", "统计 ", "催办 ", "明细 ", "绑定码 ", "任务 ", "问题 ", "问1 ", "建议 ", "签到 ", "帮助 ", "导出 "];

    private static readonly string[] Pieces = ["艾丽、", "艾丽鲍勃卡萝", "第37周 ", "2026-W37", "9月7日至", "99999999", "一百二十三", "“已学”", "((", "签到", "@boss ", "一支部 ", "\u200B👍", "\n已学"];

    [Fact]
    public async Task A_message_four_times_as_long_costs_no_more_than_that()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        var dear = new List<string>();

        foreach (var (head, piece) in Heads.SelectMany(head => Pieces.Select(piece => (head, piece))))
        {
            // One that looks dear is asked again: the machine does other things too.
            if (await IsDearAsync(bot, head, piece) && await IsDearAsync(bot, head, piece) && await IsDearAsync(bot, head, piece))
            {
                dear.Add($"{head}[{piece}]");
            }
        }

        Assert.Empty(dear);
    }

    private static async Task<bool> IsDearAsync(Bot bot, string head, string piece)
    {
        var one = await CostAsync(bot, head + Repeated(piece, Short));
        var many = await CostAsync(bot, head + Repeated(piece, Short * Times));
        return many > ((Times + 2) * one) + Noise;
    }

    private static async Task<long> CostAsync(Bot bot, string text)
    {
        var before = GC.GetTotalAllocatedBytes();
        Assert.NotNull(await bot.SayAsync("chief", text));
        return GC.GetTotalAllocatedBytes() - before;
    }

    private static string Repeated(string piece, int length)
    {
        var text = new StringBuilder(length + piece.Length);

        while (text.Length < length)
        {
            text.Append(piece);
        }

        return text.ToString();
    }
}
