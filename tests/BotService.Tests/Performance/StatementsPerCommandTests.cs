using BotService.Outbox;
using BotService.Tests.Harness;

namespace BotService.Tests.Performance;

/// <summary>How often a command asks the database, which unlike time is the same on every machine. More needs a reason; less lowers the number here.</summary>
public sealed class StatementsPerCommandTests
{
    [Theory]
    [InlineData("bob", "已学", 5)]
    [InlineData("bob", "已学 第37周 读了两遍", 5)]
    [InlineData("bob", "我的", 4)]
    [InlineData("chief", "统计", 3)]
    // Two of them look whether a small group must be shown together with others.
    [InlineData("chief", "统计 一支部", 4)]
    [InlineData("chief", "各组", 5)]
    [InlineData("alice", "未报", 3)]
    public async Task A_command_issues_no_more_statements_than_recorded(string who, string words, int recorded)
    {
        using var count = new StatementCount();
        await using var bot = await StartAsync();

        // The first of a kind may do more, such as making the row that remembers what was talked about.
        var first = await count.DuringAsync(bot.Store, () => bot.SayAsync(who, words));
        var statements = words.StartsWith("已学", StringComparison.Ordinal) ? first : await count.DuringAsync(bot.Store, () => bot.SayAsync(who, words));

        AssertAtMost(recorded, words, statements);
    }

    /// <summary>Beside working it out, the writer asks for the sender again, finds and changes the row of what was talked about, and adds the receipt; behind a figure, a note of who looked as well.</summary>
    [Theory]
    [InlineData("统计", 8)]
    [InlineData("统计 一支部", 11)]
    [InlineData("各组", 9)]
    [InlineData("明细 一支部", 10)]
    public async Task A_question_that_leaves_something_in_the_store_is_worked_out_once(string words, int recorded)
    {
        using var count = new StatementCount();
        await using var bot = await StartAsync();

        // Whoever asks first opens the connections.
        await bot.SayAsync("boss", words);

        AssertAtMost(recorded, words, await count.DuringAsync(bot.Store, () => bot.SayAsync("chief", words)));
    }

    private static async Task<Bot> StartAsync()
    {
        // Whoever sends looks once more, at a moment of its own, whether anything is left to be sent.
        var bot = await Bot.StartWithAsync(services => services.Remove(services.Single(service => service.ImplementationType == typeof(OutboxWorker))));
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");
        return bot;
    }

    private static void AssertAtMost(int recorded, string words, IReadOnlyList<string> statements)
    {
        Assert.NotEmpty(statements);
        Assert.True(statements.Count <= recorded, $"{words}: {statements.Count} statements instead of {recorded}:\n{string.Join("\n\n", statements)}");
    }
}
