using System.Text.RegularExpressions;
using BotService.Features.Roster;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Features.Roster;

/// <summary>An account that changed in WeCom: whatever hung on the old one hangs on the person.</summary>
public sealed partial class AccountRenameTests
{
    [Fact]
    public async Task A_bound_id_of_the_bot_follows_the_person_and_the_old_account_gets_nothing_of_it()
    {
        await using var bot = await BotOnSocket.StartAsync();
        var code = Code().Match(await bot.SayAsync("alice", "绑定码 鲍勃")).Value;
        Assert.Contains("已绑定：鲍勃", await bot.SayAsync("woBob", $"绑定 {code}"));

        Assert.True((await RenameAsync(bot.Bot, "bob", "bob.w")).Succeeded);
        await bot.Bot.PeopleAsync("bob 新人 二支部");
        await bot.Bot.PlanTopicAsync();
        await bot.Bot.AdvanceToAsync("2026-09-07 10:00");

        Assert.NotEmpty(bot.PushesTo("woBob"));
        Assert.Contains("按时", await bot.SayAsync("woBob", "已学"));
        Assert.Contains("按时", await bot.SayAsync("bob", "已学"));
        var answered = await bot.Bot.AskStoreAsync(db => db.Participations.Where(p => p.AnsweredAt != null).Select(p => p.Member!.UserId).Order().ToListAsync());
        Assert.Equal(["bob", "bob.w"], answered);
    }

    [Fact]
    public async Task Who_handed_out_an_item_is_asked_under_the_new_account_and_the_old_one_may_nothing()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("zhoumin", "任务 修订临时救助操作办法 郑凯 10月20日");
        await bot.SayAsync("zhoumin", "控制台");

        Assert.True((await RenameAsync(bot, "zhoumin", "zhou.min")).Succeeded);

        Assert.Contains("已请周敏答复", await bot.SayAsync("zhengkai", "任1 延期 到 10月23日 等省厅答复"), StringComparison.Ordinal);
        Assert.Contains("等您答复延期", await bot.SayAsync("zhou.min", "待办"), StringComparison.Ordinal);
        Assert.Contains("10月23日", await bot.SayAsync("zhou.min", "任1 同意延期"), StringComparison.Ordinal);
        Assert.Equal((0, 0), (await bot.AskStoreAsync(db => db.ConsoleLinks.CountAsync()), await bot.AskStoreAsync(db => db.ConsoleSessions.CountAsync())));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.ByUserKey == "zhoumin")));
    }

    private static Task<(bool Succeeded, string Answer)> RenameAsync(Bot bot, string from, string to) =>
        bot.Services.GetRequiredService<AccountRename>().RunAsync(from, to, Bot.Token);

    [GeneratedRegex(@"\d{8}")]
    private static partial Regex Code();
}
