using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>A problem that nobody accepts for five working days goes to those who are admins on that day.</summary>
public sealed class LedgerEscalationTests
{
    private const string Told = "问1 车棚的灯不亮：提出人转请管理员立项";

    [Fact]
    public async Task An_admin_is_told_from_the_first_day_to_the_last_also_where_that_is_entered_in_advance()
    {
        await using var bot = await RaisedAsync();

        Assert.Contains("问1 已转管理员", await bot.OnAsync("11-10", "wangwei", "问1 转管理员"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-11-10 16:30");

        Assert.Single(TextsTo(bot, "zhoumin"), text => text.Contains(Told, StringComparison.Ordinal));
        Assert.DoesNotContain(TextsTo(bot, "sunli"), text => text.Contains(Told, StringComparison.Ordinal));
        Assert.DoesNotContain(TextsTo(bot, "qianjin"), text => text.Contains(Told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_admin_whose_last_day_is_entered_in_advance_hears_that_it_was_taken_back()
    {
        await using var bot = await RaisedAsync();
        await bot.OnAsync("11-10", "wangwei", "问1 转管理员");
        await bot.AdvanceToAsync("2026-11-10 16:30");

        Assert.Contains("问1 的“转管理员”已撤回，现在是待立项", await bot.SayAsync("wangwei", "问1 撤回"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-11-11 16:30");

        Assert.Single(TextsTo(bot, "zhoumin"), text => text.Contains("问1 车棚的灯不亮：“转管理员”已撤回", StringComparison.Ordinal));
    }

    /// <summary>Of the three admins one goes at the end of that week, one went that morning, and one comes the day after.</summary>
    private static async Task<Bot> RaisedAsync()
    {
        var bot = await Office.OpenAsync("2026-11-03 09:00");
        await bot.PeopleAsync("sunli 孙莉 局党组 admin", "qianjin 钱进 局党组 admin");
        await bot.ChangeAsync(async db =>
        {
            (await MemberAsync(db, "zhoumin")).Left = new DateOnly(2026, 11, 14);
            (await MemberAsync(db, "sunli")).Left = new DateOnly(2026, 11, 10);
            (await MemberAsync(db, "qianjin")).Joined = new DateOnly(2026, 11, 11);
        });
        Assert.Contains("问1", await bot.SayAsync("wangwei", "问题 车棚的灯不亮"), StringComparison.Ordinal);
        return bot;
    }

    private static Task<Member> MemberAsync(BotDbContext db, string userId) => db.Members.SingleAsync(m => m.UserId == userId, Bot.Token);

    private static IEnumerable<string> TextsTo(Bot bot, string userId) => bot.WeCom.DeliveredTo(userId).Select(Trace.TextOf);
}
