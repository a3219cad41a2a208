using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.StudySignals;

public sealed class SmallGroupSignalTests
{
    [Fact]
    public async Task A_group_of_four_is_neither_asked_nor_shown_however_many_answers_it_has()
    {
        await using var bot = await SignalOffice.StartAsync("2026-10-29 12:00");
        await DoubtedAsync(bot, "第四支部", 1);
        await DoubtedAsync(bot, SignalOffice.Group, 2);
        Assert.Equal(2, (await bot.FindAsync(SignalKind.Doubted)).Count);

        await bot.AdvanceToAsync("2026-10-30 12:00");

        Assert.Equal([SignalOffice.Group], await bot.AskStoreAsync(db => db.StudySignals.Select(s => s.Group!.Name).ToListAsync(Bot.Token)));
        Assert.DoesNotContain(bot.PushesTo("small"), push => push.Contains("学风", StringComparison.Ordinal));
        Assert.Equal("本组不到 5 人，不算。", await bot.SayAsync("small", "学风"));
        await bot.AdvanceToAsync("2026-11-05 18:00");
        Assert.DoesNotContain("第四支部", await bot.SayAsync("chief", "学风"), StringComparison.Ordinal);
    }

    /// <summary>Five answers to one closed item, four of which say that nothing is solved.</summary>
    private static Task DoubtedAsync(Bot bot, string name, int number) => bot.ChangeAsync(async db =>
    {
        var (group, closedOn) = (await db.Groups.SingleAsync(g => g.Name == name, Bot.Token), new DateOnly(2026, 10, 20));
        var item = new LedgerItem { Kind = "problem", Number = number, ChainNumber = number, Title = $"第{number}件", State = LedgerState.Closed, RaisedByKey = "li", FoundOn = closedOn, GroupId = group.Id };
        db.LedgerItems.Add(item);
        await db.SaveChangesAsync(Bot.Token);
        db.LedgerEntries.Add(new LedgerEntry { ItemId = item.Id, Cycle = 1, Verb = "Pass", From = LedgerState.Claimed, To = LedgerState.Closed, Day = closedOn, At = Bot.At("2026-10-20 10:00"), ByUserKey = "li", Via = "chat" });
        db.Ratings.AddRange(
            new Rating { ItemId = item.Id, Cycle = 1, Draw = 1, Answer = RatingAnswer.NotSolved, Count = 4 },
            new Rating { ItemId = item.Id, Cycle = 1, Draw = 1, Answer = RatingAnswer.Solved, Count = 1 });
    });
}
