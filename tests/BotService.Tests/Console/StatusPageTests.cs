using System.Net;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>Dead messages: an admin sends them again or lets them go; and a person who asks for the own data to go.</summary>
public sealed class StatusPageTests
{
    [Fact]
    public async Task A_dead_message_is_sent_again_or_let_go_with_a_button()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(db =>
        {
            db.Outbox.AddRange(Dead("one", mayHaveArrived: false), Dead("two", mayHaveArrived: true), Dead("three", mayHaveArrived: false));
            return Task.CompletedTask;
        });
        var ids = await bot.AskStoreAsync(db => db.Outbox.OrderBy(m => m.Id).Select(m => m.Id).ToListAsync());
        using var chief = await Browser.SignInAsync(bot, "chief");
        var page = await chief.ReadAsync("/status");
        Assert.Contains("48002", page, StringComparison.Ordinal);
        Assert.Matches("<dt>版本</dt>\\s*<dd class=\"lines\">[0-9]+\\.", page);

        Assert.Contains("有人会收两遍", await PageForm.Of(page, $"重发 {ids[1]} 号").SendAsync(chief), StringComparison.Ordinal);
        Assert.Equal(OutboxState.Dead, await StateAsync(bot, ids[1]));
        Assert.Contains($"已重发 {ids[0]} 号", await PageForm.Of(page, $"重发 {ids[0]} 号").SendAsync(chief), StringComparison.Ordinal);

        var asked = await PageForm.Of(page, $"不再发 {ids[2]} 号").SendAsync(chief);
        Assert.Equal(OutboxState.Dead, await StateAsync(bot, ids[2]));
        page = await PageForm.Of(asked, "确认不再发").SendAsync(chief);
        Assert.Equal(OutboxState.Skipped, await StateAsync(bot, ids[2]));
        await chief.PostForTextAsync("/status/drop", HttpStatusCode.BadRequest, ("which", $"{ids[2]}"), ("confirmed", "yes"));

        await PageForm.Of(await PageForm.Of(page, $"重发 {ids[1]} 号").SendAsync(chief), "确认重发").SendAsync(chief);
        await bot.SettleAsync();
        Assert.Equal([OutboxState.Sent, OutboxState.Sent, OutboxState.Skipped], await bot.AskStoreAsync(db => db.Outbox.OrderBy(m => m.Id).Take(3).Select(m => m.State).ToListAsync()));
        Assert.Contains("没有发不出的消息", await chief.ReadAsync("/status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_shown_before_all_are_sent_again_is_what_happens_however_many_they_are()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(db =>
        {
            db.Outbox.AddRange(Dead("first", mayHaveArrived: true), Dead("stale", mayHaveArrived: false, uselessFrom: Bot.At("2026-09-07 07:30")));
            db.Outbox.AddRange(Enumerable.Range(1, 73).Select(i => Dead($"more{i}", mayHaveArrived: false)));
            return Task.CompletedTask;
        });
        var ids = await bot.AskStoreAsync(db => db.Outbox.OrderBy(m => m.Id).Select(m => m.Id).Take(2).ToListAsync());
        using var chief = await Browser.SignInAsync(bot, "chief");

        var asked = await PageForm.Of(await chief.ReadAsync("/status"), "重发全部").SendAsync(chief);
        Assert.Contains("会重发 73 条，共 146 人次；可能已经送到的 1 条不在里面", asked, StringComparison.Ordinal);
        Assert.Contains("1 条已过时", asked, StringComparison.Ordinal);

        var twice = await chief.PostForTextAsync("/status/resend", HttpStatusCode.OK, ("which", $"{ids[0]}"));
        Assert.Contains("2 人里有人会收两遍", twice, StringComparison.Ordinal);
        Assert.Contains("已过时", await chief.PostForTextAsync("/status/resend", HttpStatusCode.BadRequest, ("which", $"{ids[1]}")), StringComparison.Ordinal);
        Assert.Contains($"已重发 {ids[0]} 号", await PageForm.Of(twice, "确认重发").SendAsync(chief), StringComparison.Ordinal);
        Assert.Contains("已重发 73 条", await PageForm.Of(asked, "确认重发").SendAsync(chief), StringComparison.Ordinal);

        foreach (var which in (string[])["4711", "最早的"])
        {
            Assert.Contains("没有这条发不出的消息", await chief.PostForTextAsync("/status/drop", HttpStatusCode.BadRequest, ("which", which)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_asks_to_be_erased_is_told_what_it_means_and_the_admins_hear_it_once()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 10:00");
        await bot.UsualPeopleAsync();
        using var bob = await Browser.SignInAsync(bot, "bob");
        var asked = await PageForm.Of(await bob.ReadAsync("/me"), "申请删除个人信息").SendAsync(bob);
        Assert.Contains("删除后不能恢复", asked, StringComparison.Ordinal);
        await bot.SettleAsync();
        Assert.Empty(bot.PushesTo("chief"));

        Assert.Contains("已告诉管理员", await PageForm.Of(asked, "确认申请").SendAsync(bob), StringComparison.Ordinal);
        Assert.Contains("不用重复", await bob.PostForTextAsync("/me/erase", HttpStatusCode.BadRequest, ("confirmed", "yes")), StringComparison.Ordinal);
        await bot.SettleAsync();
        Assert.Contains("erase bob", Assert.Single(bot.PushesTo("chief")), StringComparison.Ordinal);
    }

    private static OutboxMessage Dead(string key, bool mayHaveArrived, DateTimeOffset? uselessFrom = null) => new()
    {
        Key = key,
        TaskId = $"task-{key}",
        Channel = "wecom",
        Recipients = "bob|carol",
        Content = """{"$type":"text","Text":"学习提醒"}""",
        CreatedAt = Bot.At("2026-09-07 07:00"),
        NextAttemptAt = Bot.At("2026-09-07 07:00"),
        UselessFrom = uselessFrom,
        State = OutboxState.Dead,
        MayHaveArrived = mayHaveArrived,
        LastReason = "48002 api forbidden",
    };

    private static Task<OutboxState> StateAsync(Bot bot, long id) => bot.AskStoreAsync(db => db.Outbox.Where(m => m.Id == id).Select(m => m.State).SingleAsync());
}
