using BotService.Channels.AiBot;
using BotService.Messaging;
using BotService.Tests.Harness;

namespace BotService.Tests.Channels.AiBot;

/// <summary>Somebody writes more than anybody reads: the others are answered, and memory does not grow.</summary>
public sealed class AiBotFloodTests
{
    [Fact]
    public async Task Who_writes_too_fast_is_told_and_nothing_of_it_is_kept_or_owed()
    {
        await using var bot = await BotOnSocket.StartAsync(("RateLimit:Enabled", "true"), ("RateLimit:SenderBurst", "5"), ("RateLimit:PerSenderAndMinute", "10"));
        List<string> numbers = [];

        for (var i = 0; i < 12; i++)
        {
            numbers.Add(await bot.Far.WriteAsync("bob", $"意见 第{i}条"));
        }

        Assert.Contains("第37周", await bot.SayAsync("carol", "本周"));
        var answers = new List<string>();

        foreach (var number in numbers)
        {
            answers.Add(BotOnSocket.TextOf(await bot.AnswerAsync(number)));
        }

        var kept = answers.Count(answer => !answer.StartsWith("消息来得太快", StringComparison.Ordinal));
        Assert.InRange(kept, 5, 8);
        Assert.Equal(kept, await bot.Bot.AskStoreAsync(db => Task.FromResult(db.Opinions.Count())));
        Assert.Empty(bot.PushesTo("bob"));
    }

    [Fact]
    public async Task A_frame_that_is_longer_than_any_message_ends_the_link_and_the_next_one_is_answered()
    {
        await using var bot = await BotOnSocket.StartAsync();
        await bot.Far.SayRawAsync(new string('x', 1_100_000));
        await Wait.UntilAsync(() => bot.Far.Logins == 2 && bot.Far.IsConnected);
        await bot.ConnectedAsync();
        Assert.Contains("第37周", await bot.SayAsync("carol", "本周"));
    }

    [Fact]
    public void What_a_group_waits_for_is_said_once_and_bounded_by_its_number_and_by_its_bytes()
    {
        var waiting = new WaitingAnswers();

        for (var i = 0; i < 200; i++)
        {
            waiting.Add($"rq{i}", Reply.Say($"第{i}条"));
            waiting.Add($"rq{i}", Reply.Say($"到了 {i} 位") with { Supersedes = "gathering:17" });
        }

        Assert.Equal("rq199", waiting.ReqId);
        Assert.Equal(50, waiting.Text.Split('\n').Length);
        Assert.EndsWith("第199条\n到了 199 位", waiting.Text, StringComparison.Ordinal);

        for (var i = 0; i < 10; i++)
        {
            waiting.Add("rq", Reply.Say($"{i}{new string('长', 2_000)}"));
        }

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(waiting.Text), 12_000, MarkdownText.MostBytes);
        waiting.Add("rq", Reply.Say(new string('x', 30_000)));
        Assert.Equal(30_000, waiting.Text.Length);
    }

    [Fact]
    public void Only_an_answer_to_the_same_matter_takes_another_ones_place_whatever_the_words()
    {
        var waiting = new WaitingAnswers();
        waiting.Add("rq1", Reply.Say("已签到 4 人") with { Supersedes = "gathering:3" });
        waiting.Add("rq2", Reply.Say("已签到本周学习的人请看通知"));
        waiting.Add("rq3", Reply.Say("已签到 2 人") with { Supersedes = "gathering:9" });
        waiting.Add("rq4", Reply.Say("现在 5 人") with { Supersedes = "gathering:3" });

        Assert.Equal("已签到本周学习的人请看通知\n已签到 2 人\n现在 5 人", waiting.Text);
    }

    [Fact]
    public async Task What_waits_is_bounded_by_its_number_and_by_its_length()
    {
        var queue = new ConversationQueue();
        var gate = new TaskCompletionSource();
        var added = Enumerable.Range(0, 20_010).Count(i => queue.TryAdd($"c{i % 7}", 10, () => gate.Task));
        Assert.Equal(20_000, added);

        gate.SetResult();
        await queue.IdleAsync(TimeSpan.FromSeconds(20));
        gate = new TaskCompletionSource();
        var heavy = Enumerable.Range(0, 100).Count(_ => queue.TryAdd("c", 500_000, () => gate.Task));
        Assert.Equal(16, heavy);
        gate.SetResult();
        await queue.IdleAsync(TimeSpan.FromSeconds(20));
        Assert.True(queue.TryAdd("c", 9_000_000, () => Task.CompletedTask), "One alone is always taken.");
    }
}
