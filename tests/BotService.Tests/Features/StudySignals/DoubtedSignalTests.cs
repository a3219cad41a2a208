using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.StudySignals;

/// <summary>评价不符: what those who were asked say of closed items, all of a group's together.</summary>
public sealed class DoubtedSignalTests
{
    [Theory]
    [InlineData(2, 5, true)]
    [InlineData(1, 5, false)]
    [InlineData(2, 4, false)]
    [InlineData(3, 8, false)]
    [InlineData(4, 10, true)]
    public async Task Two_fifths_of_five_answers_or_more_are_a_question_to_the_group(int notSolved, int answers, bool asked)
    {
        await using var bot = await SignalOffice.StartAsync("2026-10-29 12:00");
        await RatedAsync(bot, notSolved, answers, closedOn: new DateOnly(2026, 9, 1));

        var said = await bot.SayAsync("huang", "学风");

        var question = $"10月：近 90 天办结的事收到 {answers} 份评价，{notSolved} 份说没解决。可能是办了什么还没告诉大家，也可能是确实没有解决。";
        Assert.Equal(asked, said.Contains(question, StringComparison.Ordinal));
        Assert.DoesNotContain("没解决", await bot.SayAsync("li", "学风"), StringComparison.Ordinal);
        Assert.DoesNotContain("没解决", await bot.SayAsync("chief", "学风"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_before_an_item_was_opened_again_or_long_ago_does_not_count_and_a_reply_closes_the_question()
    {
        await using var bot = await SignalOffice.StartAsync("2026-10-29 12:00");
        await RatedAsync(bot, 4, 5, closedOn: new DateOnly(2026, 7, 1));
        Assert.Empty(await bot.FindAsync(SignalKind.Doubted));

        await RatedAsync(bot, 4, 5, closedOn: new DateOnly(2026, 10, 20));
        Assert.Equal([(4, 5)], (await bot.FindAsync(SignalKind.Doubted)).Select(f => (f.Part, f.Whole)));
        Assert.Contains("没解决", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
        await bot.SayAsync("huang", "学风 说明 路灯还在等配件");
        Assert.DoesNotContain("没解决", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);

        await bot.ChangeAsync(db => db.LedgerItems.ExecuteUpdateAsync(set => set.SetProperty(i => i.Cycle, 2), Bot.Token));
        Assert.Empty(await bot.FindAsync(SignalKind.Doubted));
    }

    /// <summary>Answers are spread over two closed items of the second group: of each alone there are too few to show.</summary>
    private static Task RatedAsync(Bot bot, int notSolved, int answers, DateOnly closedOn) => bot.ChangeAsync(async db =>
    {
        var group = await db.Groups.SingleAsync(g => g.Name == SignalOffice.Group, Bot.Token);
        var first = await db.LedgerItems.CountAsync(Bot.Token) + 1;

        foreach (var (number, doubts, others) in ((int, int, int)[])[(first, 1, answers - notSolved), (first + 1, notSolved - 1, 0)])
        {
            var item = new LedgerItem { Kind = "problem", Number = number, ChainNumber = number, Title = $"第{number}件", State = LedgerState.Closed, RaisedByKey = "li", FoundOn = closedOn, GroupId = group.Id };
            db.LedgerItems.Add(item);
            await db.SaveChangesAsync(Bot.Token);
            db.LedgerEntries.Add(new LedgerEntry { ItemId = item.Id, Cycle = 1, Verb = "Pass", From = LedgerState.Claimed, To = LedgerState.Closed, Day = closedOn, At = Bot.At($"{closedOn:yyyy-MM-dd} 10:00"), ByUserKey = "li", Via = "chat" });
            db.Ratings.AddRange(
                new Rating { ItemId = item.Id, Cycle = 1, Draw = 1, Answer = RatingAnswer.NotSolved, Count = doubts },
                new Rating { ItemId = item.Id, Cycle = 1, Draw = 1, Answer = RatingAnswer.Solved, Count = others });
        }
    });
}
