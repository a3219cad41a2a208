using BotService.Features.LedgerLists;
using BotService.Ledgers;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Ledgers;

/// <summary>What 清单 finds with one query is what the rules of rights say of each item by itself.</summary>
public sealed class ItemRightsQueryTests
{
    private const int Items = 36;

    private static readonly DateOnly Day = new(2026, 10, 14);

    private static readonly string?[] Owners = ["zhengkai", "zhoumin", null];

    private static readonly string[] Raisers = ["wuxiuying", "huangzhiyuan", "zhengkai", "征求意见"];

    /// <summary>Two on the roster, an admin who is not, and somebody who has left.</summary>
    private static readonly string?[] Givers = ["huangzhiyuan", "zhoumin", "boss", "gone", null];

    private static readonly string[] Viewers = ["zhengkai", "wuxiuying", "huangzhiyuan", "zhoumin", "linxiaoyan", "wangwei"];

    [Fact]
    public async Task What_waits_for_somebody_is_what_that_person_may_do_and_is_asked_for()
    {
        await using var bot = await Office.OpenAsync("2026-10-14 09:00");
        await bot.ChangeAsync(StoreAsync);
        await using var scope = bot.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
        var cases = scope.ServiceProvider.GetRequiredService<LedgerCases>();
        var kind = scope.ServiceProvider.GetRequiredService<LedgerKinds>().Of("problem");
        var items = await db.LedgerItems.AsNoTracking().OrderBy(i => i.Id).ToListAsync(Bot.Token);
        var admins = await cases.AdminKeysAsync(Bot.Token);
        var (accepted, assigned, asked) = (0, 0, 0);

        foreach (var key in Viewers)
        {
            var member = await db.Members.AsNoTracking().SingleAsync(m => m.UserKey == key, Bot.Token);
            var viewer = Viewer.From(member.UserId, member, isConfiguredAdmin: false, standsIn: false);
            var toAccept = await db.LedgerItems.ToAcceptBy(viewer).Select(i => i.Id).ToListAsync(Bot.Token);
            var toAssign = await db.LedgerItems.ToAssignBy(viewer, []).Select(i => i.Id).ToListAsync(Bot.Token);
            var toAnswer = await db.LedgerItems.AskedOf(viewer, db.Members.OnRoster(Day), admins).Select(i => i.Id).ToListAsync(Bot.Token);

            foreach (var item in items)
            {
                var rights = await cases.StandAsync(item, kind, viewer, Bot.Token);
                var isAsked = item.AskedDueOn is not null && (await cases.AskedAsync(item, Bot.Token)).People.Any(person => person.UserKey == key);
                var which = $"{key} 问{item.Number}: owner {item.OwnerId}, raised by {item.RaisedByKey}, given by {item.AssignedByKey}";

                Assert.True(toAccept.Contains(item.Id) == rights.May(LedgerVerb.Accept), which);
                Assert.True(!toAssign.Contains(item.Id) || rights.May(LedgerVerb.Assign), which);
                Assert.True(toAnswer.Contains(item.Id) == isAsked, which);
                Assert.True(!isAsked || rights.May(LedgerVerb.Grant), which);
            }

            (accepted, assigned, asked) = (accepted + toAccept.Count, assigned + toAssign.Count, asked + toAnswer.Count);
        }

        Assert.All((int[])[accepted, assigned, asked], count => Assert.InRange(count, 1, Items * Viewers.Length));
    }

    private static async Task StoreAsync(BotDbContext db)
    {
        var random = new Random(41);
        var people = await db.Members.ToDictionaryAsync(m => m.UserKey);

        for (var number = 1; number <= Items; number++)
        {
            var owner = number % 4 == 0 ? null : Owners[random.Next(Owners.Length)];
            var raiser = Raisers[random.Next(Raisers.Length)];
            var isRaised = number % 4 == 0 && random.Next(2) == 0;

            db.LedgerItems.Add(new LedgerItem
            {
                Kind = "problem",
                Number = number,
                ChainNumber = number,
                Title = $"第{number}件",
                State = isRaised ? LedgerState.Raised : LedgerState.Doing,
                GroupId = people[number % 3 == 0 ? "linxiaoyan" : "huangzhiyuan"].GroupId,
                OwnerId = owner is null ? null : people[owner].Id,
                RaisedById = people.GetValueOrDefault(raiser)?.Id,
                RaisedByKey = raiser,
                AssignedByKey = isRaised ? null : Givers[random.Next(Givers.Length)],
                FoundOn = Day,
                FirstDueOn = new DateOnly(2026, 10, 30),
                DueOn = new DateOnly(2026, 10, 30),
                AskedDueOn = owner is null ? null : new DateOnly(2026, 11, 13),
            });
        }
    }
}
