using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Security;

/// <summary>Who looked at what, who tried what, and whose rights changed can be told afterwards.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task What_admins_look_at_and_send_again_is_noted_with_who_and_when()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");

        foreach (var words in new[] { "明细 一支部", "导出 第37周", "意见", "重发 全部", "重发 12 确认" })
        {
            await bot.SayAsync("chief", words);
        }

        Assert.Equal(
            ["read detail 202637 一支部", "export 202637", "read opinions", "resend all", "resend message 12"],
            await bot.AskStoreAsync(db => db.AuditNotes.Where(n => n.Actor == "chief").OrderBy(n => n.Id).Select(n => n.Action + " " + n.Subject).ToListAsync()));
    }

    [Fact]
    public async Task Who_tries_what_others_may_is_noted_once_a_day_and_command()
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-07 10:00");

        foreach (var words in new[] { "统计", "统计", "导出", "未报", "统计 第37周" })
        {
            await bot.SayAsync("bob", words);
        }

        Assert.Equal(["统计", "导出", "未报"], await bot.AskStoreAsync(db => db.AuditNotes.Where(n => n.Actor == "bob" && n.Action == "refused").OrderBy(n => n.Id).Select(n => n.Subject).ToListAsync()));
    }

    [Fact]
    public async Task Roles_that_an_import_gives_or_takes_are_noted_by_person()
    {
        await using var op = await Operator.StartAsync();
        await op.PeopleAsync("alice,艾丽,一支部,支部,联络员,,,", "bob,鲍勃,一支部,支部,,,,");
        await op.PeopleAsync("alice,艾丽,一支部,支部,成员,,,", "bob,鲍勃,一支部,支部,管理员,,,");

        Assert.Equal(
            ["alice new as Liaison", "alice Liaison to Member", "bob Member to Admin"],
            await op.AskAsync((_, db) => db.AuditNotes.Where(n => n.Action == "role").OrderBy(n => n.Id).Select(n => n.Subject + " " + n.Detail).ToListAsync()));
    }
}
