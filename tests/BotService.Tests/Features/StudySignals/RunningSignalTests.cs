using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.StudySignals;

/// <summary>万能问题, 销了又出 and 评价不符 look back over days that no month ends: what was dealt with does not come back on the first.</summary>
public sealed class RunningSignalTests
{
    private const string Phrase = "联系群众不够紧密，深入基层调研不够经常";

    [Fact]
    public async Task What_a_group_has_answered_is_asked_again_in_the_next_month_only_where_there_is_more_of_it()
    {
        await using var bot = await SignalOffice.StartAsync("2026-10-29 12:00");
        await ClosedAsync(bot, closed: 6, again: 2);
        Assert.Contains("10月：近 90 天销号的 6 个里 2 个又在办", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
        await bot.SayAsync("huang", "学风 说明 管线老化，正在整体更换");

        await bot.AdvanceToAsync("2026-11-03 12:00");
        Assert.DoesNotContain("又在办", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
        Assert.Equal(1, await bot.AskStoreAsync(db => db.StudySignals.CountAsync(Bot.Token)));

        // One of the two is closed for good and another comes back: as many, and not the same.
        await SetAsync(bot, 1, LedgerState.Closed, cycle: 2);
        await SetAsync(bot, 3, LedgerState.Doing, cycle: 2);
        Assert.Contains("11月：近 90 天销号的 6 个里 2 个又在办", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_those_who_were_asked_had_said_when_it_was_answered_is_not_asked_about_again()
    {
        await using var bot = await SignalOffice.StartAsync("2026-10-29 12:00");
        await ClosedAsync(bot, closed: 1, again: 0);
        await RateAsync(bot, notSolved: 3, solved: 3);
        Assert.Contains("6 份评价，3 份说没解决", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
        await bot.SayAsync("huang", "学风 说明 配件还在路上");

        await bot.AdvanceToAsync("2026-11-03 12:00");
        Assert.DoesNotContain("没解决", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);

        await bot.ChangeAsync(db => db.Ratings.Where(r => r.Answer == RatingAnswer.NotSolved).ExecuteUpdateAsync(set => set.SetProperty(r => r.Count, 5), Bot.Token));
        Assert.Contains("11月：近 90 天办结的事收到 8 份评价，5 份说没解决", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_question_stays_one_when_the_month_changes_and_goes_when_it_was_dealt_with()
    {
        await using var bot = await SignalOffice.StartAsync("2026-10-29 12:00");
        await AlikeAsync(bot, (1, SignalOffice.Group), (2, "第三支部"), (3, "第四支部"));
        Assert.Contains("10月：问1、问2、问3 几乎一样", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);

        await bot.AdvanceToAsync("2026-11-03 12:00");
        var asked = await bot.SayAsync("huang", "学风");
        Assert.Contains("10月：问1、问2、问3 几乎一样", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("11月：", asked, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(bot));

        await SetAsync(bot, 2, LedgerState.Void, cycle: 1);
        Assert.DoesNotContain("几乎一样", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(bot));
    }

    [Fact]
    public async Task A_second_phrase_is_asked_about_once_the_first_was_answered()
    {
        await using var bot = await SignalOffice.StartAsync("2026-10-29 12:00");
        await AlikeAsync(bot, (1, SignalOffice.Group), (2, "第三支部"), (3, "第四支部"));
        Assert.Contains("问1、问2、问3 几乎一样", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
        await bot.SayAsync("huang", "学风 说明 各有其事");
        await bot.ChangeAsync(async db =>
        {
            var groups = await db.Groups.Where(g => g.Name.EndsWith("支部")).OrderBy(g => g.Id).Take(3).ToListAsync(Bot.Token);
            db.LedgerItems.AddRange(groups.Select((group, i) => Item(4 + i, group.Id, "办事流程环节过多材料重复提交群众来回跑")));
        });

        await bot.AdvanceToAsync("2026-11-03 12:00");

        Assert.Contains("11月：问4、问5、问6 几乎一样", await bot.SayAsync("huang", "学风"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_of_one_file_are_one_offices_words_and_those_of_two_files_are_two()
    {
        await using var bot = await SignalOffice.StartAsync("2026-10-29 12:00");
        await AlikeAsync(bot, (1, SignalOffice.Group), (2, "第三支部"), (3, "第四支部"));
        await ImportedAsync(bot, "2026-10-28 09:00", 1, 2, 3);
        Assert.Empty(await bot.FindAsync(SignalKind.SameProblem));

        await AlikeAsync(bot, (4, "第三支部"), (5, "第五支部"));
        Assert.NotEmpty(await bot.FindAsync(SignalKind.SameProblem));
        await ImportedAsync(bot, "2026-10-28 10:00", 4, 5);
        Assert.Empty(await bot.FindAsync(SignalKind.SameProblem));
    }

    private static Task<int> CountAsync(Bot bot) => bot.AskStoreAsync(db => db.StudySignals.CountAsync(s => s.Group!.Name == SignalOffice.Group, Bot.Token));

    private static Task SetAsync(Bot bot, int number, LedgerState state, int cycle) => bot.ChangeAsync(async db =>
    {
        var item = await db.LedgerItems.SingleAsync(i => i.Number == number, Bot.Token);
        (item.State, item.Cycle) = (state, cycle);
    });

    private static Task AlikeAsync(Bot bot, params (int Number, string Group)[] problems) => bot.ChangeAsync(async db =>
    {
        foreach (var (number, name) in problems)
        {
            db.LedgerItems.Add(Item(number, (await db.Groups.SingleAsync(g => g.Name == name, Bot.Token)).Id, $"{Phrase}{new string('。', number)}"));
        }
    });

    private static LedgerItem Item(int number, int groupId, string title) =>
        new() { Kind = "problem", Number = number, ChainNumber = number, Title = title, State = LedgerState.Doing, RaisedByKey = "huang", FoundOn = new DateOnly(2026, 10, 28), GroupId = groupId };

    /// <summary>All of them by one file, which the audit tells the end of.</summary>
    private static Task ImportedAsync(Bot bot, string at, params int[] numbers) => bot.ChangeAsync(async db =>
    {
        foreach (var (item, i) in (await db.LedgerItems.Where(i => numbers.Contains(i.Number)).ToListAsync(Bot.Token)).Select((item, i) => (item, i)))
        {
            db.LedgerEntries.Add(new LedgerEntry { ItemId = item.Id, Cycle = 1, Verb = "Import", To = LedgerState.Doing, At = Bot.At(at).AddSeconds(i), Day = item.FoundOn, ByUserKey = "cli", Via = "import" });
        }

        db.AuditNotes.Add(new AuditNote { At = Bot.At(at).AddMinutes(1), Actor = "cli", Action = "import-ledgers", Subject = "list.xlsx" });
    });

    /// <summary>Struck off on the 20th; the first of them are open again.</summary>
    private static Task ClosedAsync(Bot bot, int closed, int again) => bot.ChangeAsync(async db =>
    {
        var group = await db.Groups.SingleAsync(g => g.Name == SignalOffice.Group, Bot.Token);

        for (var number = 1; number <= closed; number++)
        {
            var item = Item(number, group.Id, $"第{number}件{number * 7919}各办各的{number * 104729}");
            (item.State, item.Cycle) = number <= again ? (LedgerState.Doing, 2) : (LedgerState.Closed, 1);
            db.LedgerItems.Add(item);
            await db.SaveChangesAsync(Bot.Token);
            db.LedgerEntries.Add(new LedgerEntry { ItemId = item.Id, Cycle = 1, Verb = "Pass", From = LedgerState.Claimed, To = LedgerState.Closed, At = Bot.At("2026-10-20 10:00").AddHours(number), Day = new DateOnly(2026, 10, 20), ByUserKey = "li", Via = "chat" });
        }
    });

    private static Task RateAsync(Bot bot, int notSolved, int solved) => bot.ChangeAsync(async db =>
    {
        var item = await db.LedgerItems.SingleAsync(Bot.Token);
        db.Ratings.AddRange(
            new Rating { ItemId = item.Id, Cycle = 1, Draw = 1, Answer = RatingAnswer.NotSolved, Count = notSolved },
            new Rating { ItemId = item.Id, Cycle = 1, Draw = 1, Answer = RatingAnswer.Solved, Count = solved });
    });
}
