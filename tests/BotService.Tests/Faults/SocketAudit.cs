using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotService.Simulator.AiBot;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Faults;

/// <summary>After a storm on the socket: compares what was answered with what is recorded, and what is owed with what the far side took.</summary>
internal static class SocketAudit
{
    /// <summary>Everything answered is recorded once, and nothing else is.</summary>
    public static async Task RecordsAsync(Operator desk, ManySockets crowd)
    {
        Assert.Equal(Said(crowd, "意见"), await OrderedAsync(desk, db => db.Opinions.Select(o => o.Text)));
        Assert.Equal(Said(crowd, "请假"), await OrderedAsync(desk, db => db.Leaves.Select(l => l.Reason)));

        var learned = await OrderedAsync(desk, db => db.Participations.Where(p => p.Outcome == Outcome.OnTime).Select(p => p.Member!.UserId));
        Assert.Equal(crowd.Answered.Where(said => said.Text.StartsWith("已学", StringComparison.Ordinal)).Select(said => said.User).Distinct().Order(StringComparer.Ordinal), learned);
    }

    /// <summary>What the far side acknowledged came once; what nobody acknowledged came once or not at all and is left to a person; nothing else came.</summary>
    public static async Task PushesAsync(Operator desk, AiBotSimulator far)
    {
        var owed = await desk.AskAsync((_, db) => db.Outbox.AsNoTracking().Where(m => m.Channel == "aibot").ToListAsync(Operator.Token));
        var taken = far.Seen.Where(seen => seen is { Cmd: "aibot_send_msg", Code: 0 }).GroupBy(seen => seen.Body.ToJsonString()).ToDictionary(one => one.Key, one => one.Count());
        var rows = owed.Where(message => message.Payload is not null).GroupBy(message => JsonNode.Parse(message.Payload!)!["body"]!.ToJsonString()).ToDictionary(one => one.Key, one => one.ToList());

        Assert.Empty(taken.Keys.Except(rows.Keys));

        foreach (var (body, messages) in rows)
        {
            var certain = messages.Count(message => message.State is OutboxState.Sent);
            var doubtful = messages.Count(message => message is { State: OutboxState.Dead, MayHaveArrived: true });
            Assert.True(taken.GetValueOrDefault(body) >= certain, $"Acknowledged and not there: {body}");
            Assert.True(taken.GetValueOrDefault(body) <= certain + doubtful, $"Told twice, or told and not known: {body}");
        }

        // What was not told is in a person's hands, or too late to be of use.
        Assert.All(owed, message => Assert.True(message.State is OutboxState.Sent or OutboxState.Skipped or OutboxState.Dead, $"{message.Key} {message.State} {message.LastReason}"));
    }

    /// <summary>The topic's opening was owed to everybody once.</summary>
    public static async Task OpeningAsync(Operator desk, IEnumerable<string> everybody) => Assert.Equal(
        everybody.Order(StringComparer.Ordinal), await OrderedAsync(desk, db => db.Outbox.Where(m => m.Key.StartsWith("opening:")).Select(m => m.Recipients)));

    /// <summary>The liaisons' digest and the last reminder were owed to each once, the reminder to whoever had not answered.</summary>
    public static async Task RemindersAsync(Operator desk, string pending)
    {
        var owed = await desk.AskAsync((_, db) => db.Outbox.AsNoTracking().Where(m => m.Key.StartsWith("liaison:") || m.Key.StartsWith("deadline:")).Select(m => new { m.Key, m.Recipients }).ToListAsync(Operator.Token));
        Assert.All(owed.GroupBy(message => (message.Key.Split(':')[0], message.Recipients)), one => Assert.Single(one));
        Assert.Contains(owed, message => message.Key.StartsWith("liaison:", StringComparison.Ordinal) && message.Recipients == "alice");
        Assert.Contains(owed, message => message.Key.StartsWith("deadline:", StringComparison.Ordinal) && message.Recipients == pending);
    }

    /// <summary>The outcomes of 统计 add up, and 按时 is how many said so.</summary>
    public static void Figures(ManySockets crowd, string answer)
    {
        int Figure(string word) => int.Parse(Regex.Match(answer, $"^{word} ([0-9]+)$", RegexOptions.Multiline).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(crowd.Answered.Where(said => said.Text.StartsWith("已学", StringComparison.Ordinal)).Select(said => said.User).Distinct().Count(), Figure("按时"));
        Assert.Equal(Figure("应到"), new[] { "按时", "补学", "请假", "没学", "未送达", "未报" }.Sum(Figure));
    }

    private static Task<List<string>> OrderedAsync(Operator desk, Func<BotDbContext, IQueryable<string>> question) =>
        desk.AskAsync(async (_, db) => (await question(db).ToListAsync(Operator.Token)).Order(StringComparer.Ordinal).ToList());

    private static List<string> Said(ManySockets crowd, string word) =>
        [.. crowd.Answered.Where(said => said.Text.StartsWith(word, StringComparison.Ordinal)).Select(said => said.Text[word.Length..].Trim()).Order(StringComparer.Ordinal)];
}
