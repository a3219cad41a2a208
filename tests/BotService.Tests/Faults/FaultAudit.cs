using System.Text.RegularExpressions;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Faults;

/// <summary>After a storm: compares what was acknowledged with what is recorded, what is owed with what arrived, and the figures with both.</summary>
internal static class FaultAudit
{
    /// <summary>Everything acknowledged is recorded once, and nothing else is.</summary>
    public static async Task RecordsAsync(Operator desk, ParallelSenders crowd)
    {
        var opinions = await desk.AskAsync((_, db) => db.Opinions.Select(o => o.Text).ToListAsync(Operator.Token));
        Assert.Equal(Said(crowd, "意见"), opinions.Order(StringComparer.Ordinal));

        var remarks = await desk.AskAsync((_, db) => db.ParticipationEntries.Select(e => e.Remark).ToListAsync(Operator.Token));
        Assert.Equal(Said(crowd, "已学"), remarks.Order(StringComparer.Ordinal));

        var leaves = await desk.AskAsync((_, db) => db.Leaves.Select(l => l.Reason).ToListAsync(Operator.Token));
        Assert.Equal(Said(crowd, "请假"), leaves.Order(StringComparer.Ordinal));

        Assert.Equal(crowd.Acknowledged.Count, await desk.AskAsync((_, db) => db.Receipts.CountAsync(Operator.Token)));
    }

    /// <summary>Everything owed arrived once; WeCom weeded out identical repeats, and no message came again in other bytes.</summary>
    public static async Task PushesAsync(Operator desk, ParallelSenders crowd, WeComServer wecom)
    {
        var owed = await desk.AskAsync((_, db) => db.Outbox.AsNoTracking().ToListAsync(Operator.Token));
        Assert.All(owed, message => Assert.Equal(OutboxState.Sent, message.State));

        var arrived = wecom.WeCom.Sends.Where(send => !send.Duplicate).ToList();
        Assert.All(arrived, send => Assert.Empty(send.Dropped));
        Assert.Equal(owed.Select(message => message.Payload).Distinct().Order(StringComparer.Ordinal), arrived.Select(send => send.Json).Order(StringComparer.Ordinal));

        foreach (var reason in Said(crowd, "请假"))
        {
            Assert.Single(arrived, send => send.MessageType == "template_card" && send.Content.ToString().Contains(reason, StringComparison.Ordinal));
        }


        // One file of a kind is owed to a person within minutes, however often it is asked for.
        Assert.InRange(arrived.Count(send => send.MessageType == "file"), 1, Said(crowd, "导出").Count);

        // Whoever speaks this week reads so on a card of its own.
        Assert.InRange(arrived.Count(send => send.MessageType == "template_card" && send.Content.ToString().Contains("已学 #", StringComparison.Ordinal)), 1, 2);
    }

    /// <summary>The six outcomes of 统计 add up, and 按时 is how many said so.</summary>
    public static async Task FiguresAsync(ParallelSenders crowd, string admin)
    {
        var answer = string.Empty;
        await Wait.UntilAsync(async () => (answer = await crowd.AskAsync(admin, "统计")).Length > 0);
        int Figure(string word) => int.Parse(Regex.Match(answer, $"^{word} ([0-9]+)$", RegexOptions.Multiline).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Contains("应到", answer);
        Assert.Equal(Said(crowd, "已学").Count, Figure("按时"));
        Assert.Equal(Figure("应到"), new[] { "按时", "补学", "请假", "没学", "未送达", "未报" }.Sum(Figure));
    }

    private static List<string> Said(ParallelSenders crowd, string word) =>
        [.. crowd.Acknowledged.Where(said => said.Text.StartsWith(word, StringComparison.Ordinal)).Select(said => said.Text[word.Length..].Trim()).Order(StringComparer.Ordinal)];
}
