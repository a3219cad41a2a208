using BotService.Store;
using BotService.Store.Rounds;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Statements;

/// <summary>What is read when a message arrives, and the receipt that is left of it.</summary>
public sealed class SenderStatementTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_is_read_of_a_sender_is_what_the_queries_say(int seed)
    {
        await using var bot = await DrawnOffice.StartAsync(seed);
        var db = await bot.OpenStoreAsync();
        var members = await db.Members.AsNoTracking().Include(m => m.Group).ToDictionaryAsync(m => m.UserKey, Bot.Token);
        var receipts = await db.Receipts.AsNoTracking().ToDictionaryAsync(r => r.Key, Bot.Token);
        var conversations = await db.Conversations.AsNoTracking().ToDictionaryAsync(c => c.UserKey, Bot.Token);
        var seen = new HashSet<(bool IsOnRoster, bool WasAnswered, bool StandsIn, bool WasAsked, bool SawFigure)>();

        foreach (var day in DrawnOffice.Days)
        {
            List<SenderLookup> round = [.. members.Keys.Append("stranger").Select(key => new SenderLookup(DrawnRows.MessageOf(key), key, day, Bot.At(DrawnOffice.Now), Along: []))];
            await SenderLookup.AskAsync(db, round, Bot.Token);
            var standIns = await db.RunningHandOvers(day).Select(h => h.StandInId).ToListAsync(Bot.Token);

            foreach (var sender in round)
            {
                var read = sender.Answer;
                var member = members.GetValueOrDefault(sender.UserKey);
                var receipt = receipts.GetValueOrDefault(sender.MessageKey);
                var talk = conversations.GetValueOrDefault(sender.UserKey);
                var wasAsked = talk is { Question: not null, QuestionUntil: not null };

                // Who is not on the roster is nobody, so that it does not matter for whom such a one would stand in.
                var isOnRoster = member?.IsOnRoster(day) is true;
                var standsIn = member is not null && standIns.Contains(member.Id);

                Assert.Equal(Of(member), Of(read.Sender));
                Assert.Equal(Of(member?.Group), Of(read.Sender?.Group));
                Assert.Equal(Of(receipt), Of(read.Receipt));
                Assert.Equal(standsIn, read.StandsIn && isOnRoster);
                Assert.Equal(wasAsked, read.Asked is not null);
                Assert.Equal(wasAsked ? talk?.Question : null, read.Asked?.Question);
                Assert.Equal(wasAsked ? talk?.QuestionUntil : null, read.Asked?.Until);
                Assert.Equal(Of(talk), Of(read.Talk));
                seen.Add((isOnRoster, receipt is not null, standsIn, wasAsked, read.Talk?.FigureWeekKey is not null));
            }
        }

        Assert.Superset(new HashSet<bool> { true, false }, seen.Select(one => one.IsOnRoster).ToHashSet());
        Assert.Superset(new HashSet<bool> { true, false }, seen.Select(one => one.WasAnswered).ToHashSet());
        Assert.Superset(new HashSet<bool> { true, false }, seen.Select(one => one.StandsIn).ToHashSet());
        Assert.Superset(new HashSet<bool> { true, false }, seen.Select(one => one.WasAsked).ToHashSet());
        Assert.Superset(new HashSet<bool> { true, false }, seen.Select(one => one.SawFigure).ToHashSet());
    }

    [Fact]
    public async Task A_receipt_that_goes_with_the_commit_is_the_row_that_the_context_would_add()
    {
        await using var bot = await Bot.StartAsync();
        (string Text, string? Button)[] replies = [("好的。", null), (string.Empty, null), ("两行\n和“引号”' \"", "已学·按时"), ("👍🏽", string.Empty)];

        await bot.ChangeAsync(db =>
        {
            foreach (var (i, (text, button)) in replies.Index())
            {
                db.AddReceipt(Receipt($"by hand {i}", i, text, button));
            }

            return Task.CompletedTask;
        });
        await bot.ChangeAsync(db =>
        {
            db.Receipts.AddRange(replies.Index().Select(reply => Receipt($"by the context {reply.Index}", reply.Index, reply.Item.Text, reply.Item.Button)));
            return Task.CompletedTask;
        });

        var rows = await bot.AskStoreAsync(db => db.Receipts.AsNoTracking().OrderBy(r => r.ReceivedAt).ToListAsync(Bot.Token));
        var (byHand, byContext) = (rows.FindAll(row => row.Key.StartsWith("by hand", StringComparison.Ordinal)), rows.FindAll(row => row.Key.StartsWith("by the context", StringComparison.Ordinal)));
        Assert.Equal(replies.Length, byHand.Count);
        Assert.Equal(byContext.Select(row => (row.ReceivedAt, row.ReplyText, row.ReplyButton)), byHand.Select(row => (row.ReceivedAt, row.ReplyText, row.ReplyButton)));
    }

    private static InboxReceipt Receipt(string key, int minute, string text, string? button) =>
        new() { Key = key, ReceivedAt = Bot.At(DrawnOffice.Now).AddMinutes(minute).AddMilliseconds(123), ReplyText = text, ReplyButton = button };

    private static object? Of(Member? member) => member is null
        ? null
        : (member.Id, member.UserId, member.UserKey, member.Name, member.GroupId, member.Role, member.Joined, member.Left, member.UnreachableSince, member.MutedUntil);

    private static object? Of(StudyGroup? group) => group is null ? null : (group.Id, group.Name, group.Tier, group.DepartmentId);

    private static object? Of(Conversation? talk) => talk is null ? null : (talk.UserKey, talk.Question, talk.QuestionUntil, talk.FigureWeekKey, talk.FigureGroupId, talk.FigureAt);

    private static object? Of(InboxReceipt? receipt) => receipt is null ? null : (receipt.Key, receipt.ReceivedAt, receipt.ReplyText, receipt.ReplyButton);
}
