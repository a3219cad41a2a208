using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Performance;

/// <summary>Items of some owners among the usual people: of each one that is due and comes from a problem, and eight that wait, one for each way to find who verifies.</summary>
internal static class TickItems
{
    private static readonly DateOnly Day = new(2026, 10, 9);

    /// <param name="beginning">How the owners' accounts begin.</param>
    public static Task AddAsync(Bot bot, string beginning) => bot.ChangeAsync(async db =>
    {
        var owners = await db.Members.Where(m => m.UserKey.StartsWith(beginning)).OrderBy(m => m.Id).ToListAsync(Bot.Token);
        var carol = await db.Members.SingleAsync(m => m.UserKey == "carol", Bot.Token);
        Dictionary<string, int> numbers = [];

        foreach (var owner in owners)
        {
            var named = Waiting("problem", owner.UserKey);
            var other = Waiting("problem", owner.UserKey);
            var due = ItemOf("task", "chief", LedgerState.Doing);
            LedgerItem[] waiting =
            [
                named, other, Waiting("task", "carol"), Waiting("innovation", owner.UserKey), Waiting("pledge", "chief"), Waiting("subject", "carol"),
                Waiting("deed", "chief", """{"for":"二支部"}"""), Waiting("deed", "chief", """{"for":"鲍勃"}"""),
            ];
            db.LedgerItems.Add(due);
            db.LedgerItems.AddRange(waiting);
            await db.SaveChangesAsync(Bot.Token);

            db.LedgerTeams.Add(new LedgerTeam { ItemId = named.Id, MemberId = carol.Id, Role = LedgerRole.Verifier, Since = Day });
            db.LedgerLinks.Add(new LedgerLink { FromId = other.Id, ToId = due.Id, Relation = LedgerRelation.DoneBy, Day = Day, ByUserKey = "chief" });
            db.LedgerEntries.AddRange(waiting.Select(item => new LedgerEntry
            {
                ItemId = item.Id,
                Cycle = 1,
                Verb = "Claim",
                From = LedgerState.Doing,
                To = LedgerState.Claimed,
                Day = Day,
                At = Bot.At("2026-10-09 10:00"),
                ByUserKey = owner.UserKey,
                Via = "chat",
            }));

            LedgerItem Waiting(string kind, string givenBy, string fields = "{}") => ItemOf(kind, givenBy, LedgerState.Claimed, fields);

            LedgerItem ItemOf(string kind, string givenBy, LedgerState state, string fields = "{}")
            {
                var number = numbers[kind] = numbers.GetValueOrDefault(kind) + 1;
                return new LedgerItem
                {
                    Kind = kind,
                    Number = number,
                    ChainNumber = number,
                    Title = $"第{number}件",
                    State = state,
                    OwnerId = owner.Id,
                    GroupId = owner.GroupId,
                    RaisedByKey = givenBy,
                    AssignedByKey = givenBy,
                    FoundOn = Day,
                    DueOn = new DateOnly(2026, 10, 14),
                    Fields = fields,
                };
            }
        }
    });
}
