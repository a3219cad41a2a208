using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.StudySignals;

public sealed class LedgerSignalTests
{
    private static readonly string[] Alike = ["联系群众不够紧密，深入基层调研不够经常", "联系群众不够紧密，深入基层调研不够经常。", "存在联系群众不够紧密、深入基层调研不够经常"];

    [Fact]
    public async Task Problems_rushes_and_relapses_are_asked_of_their_groups_and_quick_verdicts_of_the_verifier_alone()
    {
        await using var bot = await SignalOffice.StartAsync("2026-10-29 12:00");
        await bot.ChangeAsync(async db =>
        {
            var groups = await db.Groups.OrderBy(g => g.Id).Select(g => g.Id).ToListAsync(Bot.Token);
            var number = 0;

            LedgerItem Item(int groupId, string title, int? chain = null, LedgerState state = LedgerState.Doing)
            {
                number++;
                var item = new LedgerItem { Kind = "problem", Number = number, ChainNumber = chain ?? number, Title = title, State = state, RaisedByKey = "huang", FoundOn = new DateOnly(2026, 10, 12), GroupId = groupId };
                db.LedgerItems.Add(item);
                return item;
            }

            // 问1 to 问3 of three groups read alike; 问4 too, but was merged, and 问5 is something else.
            Item(groups[1], Alike[0]);
            Item(groups[2], Alike[1]);
            Item(groups[3], Alike[2]);
            Item(groups[4], Alike[0], state: LedgerState.Void);
            Item(groups[4], "窗口排队时间太长，老人站着等");
            var rushed = Enumerable.Range(0, 8).Select(i => Item(groups[1], $"第{i}件{i * 7919}各办各的{i * 104729}", state: LedgerState.Closed)).ToList();
            var again = Enumerable.Range(0, 2).Select(i => Item(groups[1], $"又来一件{i * 15485863}", rushed[i].Number)).ToList();
            await db.SaveChangesAsync(Bot.Token);

            for (var i = 0; i < rushed.Count; i++)
            {
                // The report was made on the 29th: 27 to 29 October are the two working days before it. One claim was due then, two came early.
                var day = i < 2 ? 13 : i < 7 ? 28 : 29;
                var due = i == 7 ? new DateOnly(2026, 10, 29) : (DateOnly?)null;
                Step(db, rushed[i].Id, "Claim", LedgerState.Doing, LedgerState.Claimed, $"2026-10-{day} 09:{i:00}", "m1", due);
                Step(db, rushed[i].Id, "Pass", LedgerState.Claimed, LedgerState.Closed, $"2026-10-{day} 11:{i:00}", "li", null);
            }

            db.Snapshots.Add(new Snapshot { Number = 1, Campaign = string.Empty, AsOf = new DateOnly(2026, 10, 29), MadeAt = Bot.At("2026-10-29 11:30"), MadeBy = "chief", TemplateHash = "x" });
        });

        var asked = await bot.SayAsync("huang", "学风");

        Assert.Contains("10月：问1、问2、问3 几乎一样：合并，还是各有其事？", asked, StringComparison.Ordinal);
        Assert.Contains("8 次报完成里 5 次在出总结前、督办后的 2 个工作日里", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("又在办", asked, StringComparison.Ordinal);
        Assert.Equal([(3, 3), (3, 3), (3, 3)], (await bot.FindAsync(SignalKind.SameProblem)).Select(f => (f.Part, f.Whole)));
        Assert.StartsWith("十分钟里核实了 5 件。", await bot.SayAsync("li", "学风"), StringComparison.Ordinal);
        Assert.DoesNotContain("核实了", await bot.SayAsync("chief", "学风"), StringComparison.Ordinal);

        // A third one comes back: 3 of 8 are open again.
        await bot.ChangeAsync(async db =>
        {
            var item = await db.LedgerItems.SingleAsync(i => i.Number == 8, Bot.Token);
            (item.State, item.Cycle) = (LedgerState.Doing, 2);
        });
        Assert.Contains("近 90 天销号的 8 个里 3 个又在办", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
        await bot.ChangeAsync(db =>
        {
            db.LedgerLinks.Add(new LedgerLink { FromId = 1, ToId = 2, Relation = LedgerRelation.SameProblem, Day = new DateOnly(2026, 10, 29), ByUserKey = "huang" });
            return Task.CompletedTask;
        });
        Assert.DoesNotContain("几乎一样", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("QuickVerdict")]
    [InlineData("quickverdict")]
    public async Task Quick_verdicts_are_not_told_where_the_policy_switches_them_off_however_the_name_is_written(string name)
    {
        await using var bot = await SignalOffice.StartAsync("2026-10-29 12:00", ("Policy:Signals:Off:0", name));
        await bot.ChangeAsync(async db =>
        {
            var item = new LedgerItem { Kind = "problem", Number = 1, ChainNumber = 1, Title = "走廊灯不亮", State = LedgerState.Closed, RaisedByKey = "huang", FoundOn = new DateOnly(2026, 10, 12) };
            db.LedgerItems.Add(item);
            await db.SaveChangesAsync(Bot.Token);
            Enumerable.Range(0, 6).ToList().ForEach(i => Step(db, item.Id, "Pass", LedgerState.Claimed, LedgerState.Closed, $"2026-10-28 11:{i:00}", "li", null));
        });

        Assert.DoesNotContain("核实了", await bot.SayAsync("li", "学风"), StringComparison.Ordinal);
    }

    private static void Step(BotDbContext db, int itemId, string verb, LedgerState from, LedgerState to, string at, string by, DateOnly? due) => db.LedgerEntries.Add(new LedgerEntry
    {
        ItemId = itemId,
        Cycle = 1,
        Verb = verb,
        From = from,
        To = to,
        At = Bot.At(at),
        Day = DateOnly.ParseExact(at[..10], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ByUserKey = by,
        Via = "chat",
        DueOn = due,
    });
}
