using BotService.Store;
using BotService.Store.Bulk;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Harness;

/// <summary>As many items as an organisation has after decades, each with a whole history: found in one month, closed 45 days later.</summary>
internal static class ManyItems
{
    public const int Count = 20_000;

    public const int StepsEach = 10;

    /// <param name="closed">How many of a hundred are closed in their last step; the others are still in work.</param>
    public static Task AddAsync(Bot bot, DateOnly first, int closed = 100) => bot.ChangeAsync(async db =>
    {
        var people = await db.Members.OrderBy(m => m.Id).Select(m => new { m.Id, m.GroupId }).ToListAsync(Bot.Token);
        bool IsClosed(int id) => id % 100 < closed;

        await db.InsertAsync(
            Enumerable.Range(1, Count).Select(i => new LedgerItem
            {
                Kind = "problem",
                Number = i,
                ChainNumber = i,
                Title = $"问题{i}",
                State = IsClosed(i) ? LedgerState.Closed : LedgerState.Doing,
                OwnerId = people[i % people.Count].Id,
                GroupId = people[i % people.Count].GroupId,
                RaisedByKey = "alice",
                FoundOn = first.AddDays(i % 30),
                DueOn = first.AddDays(60 + (i % 30)),
                ClosedOn = IsClosed(i) ? first.AddDays((i % 30) + ((StepsEach - 1) * 5)) : null,
                FirstDueOn = first.AddDays(60 + (i % 30)),
                Fields = """{"source":"审计","class":"民生"}""",
            }),
            Bot.Token);
        await db.InsertAsync(
            from item in await db.LedgerItems.Select(i => new { i.Id, i.Number, i.OwnerId, i.GroupId, i.DueOn }).ToListAsync(Bot.Token)
            from step in Enumerable.Range(0, StepsEach)
            let day = first.AddDays((item.Number % 30) + (step * 5))
            let isLast = step == StepsEach - 1 && IsClosed(item.Number)
            select new LedgerEntry
            {
                ItemId = item.Id,
                Cycle = 1,
                Verb = step == 0 ? "Raise" : isLast ? "Pass" : "Progress",
                From = step == 0 ? null : LedgerState.Doing,
                To = isLast ? LedgerState.Closed : LedgerState.Doing,
                Day = day,
                DueOn = item.DueOn,
                OwnerId = item.OwnerId,
                GroupId = item.GroupId,
                At = Bot.At($"{day:yyyy-MM-dd} 10:00"),
                ByUserKey = "alice",
                Via = "chat",
            },
            Bot.Token);
    });
}
