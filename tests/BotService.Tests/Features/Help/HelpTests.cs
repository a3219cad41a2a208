using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Help;

public sealed class HelpTests
{
    [Theory]
    [InlineData("帮助")]
    [InlineData("菜单")]
    [InlineData("?")]
    [InlineData("？")]
    [InlineData("HELP")]
    public async Task A_member_sees_only_the_own_commands_the_five_that_matter_first(string words)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        var help = await WholeAsync(bot, "bob", words);

        Assert.StartsWith("学完回复 已学 就行", help[0]);
        Assert.Contains(help, line => line.StartsWith("已学 [第N周] [心得] — ", StringComparison.Ordinal));
        Assert.DoesNotContain(help, line => line.StartsWith("统计", StringComparison.Ordinal) || line.StartsWith("代录", StringComparison.Ordinal) || line.StartsWith("准假", StringComparison.Ordinal));
        Assert.Equal(["已学", "没学", "请假", "本周", "我的"], help.Skip(1).Take(5).Select(line => line.Split(' ')[0]));
        Assert.All((string[])["【记录】", "【查询】"], heading => Assert.Contains(heading, help));
        Assert.DoesNotContain("【管理】", help);
    }

    [Fact]
    public async Task A_liaison_an_admin_and_an_admin_outside_the_roster_see_theirs()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        Assert.Contains(await WholeAsync(bot, "alice", "帮助"), line => line.StartsWith("代录", StringComparison.Ordinal));
        Assert.Contains(await WholeAsync(bot, "chief", "帮助"), line => line.StartsWith("统计", StringComparison.Ordinal));
        var boss = await WholeAsync(bot, "boss", "帮助");
        Assert.Contains(boss, line => line.StartsWith("统计", StringComparison.Ordinal));
        Assert.DoesNotContain(boss, line => line.Contains("已学", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_did_not_fit_comes_with_more_once()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        var right = await bot.AskStoreAsync(async db => await db.Members.Where(m => m.UserKey == "bob").Select(m => $"{(int)BotService.Commands.Audience.Member}:{m.Id}:{m.GroupId}").SingleAsync());
        await bot.ChangeAsync(async db => db.Conversations.Add(new Store.Conversation { UserKey = "bob", RemainderAt = Bot.At("2026-09-07 08:00"), RemainderRight = right, Remainder = string.Join('\n', Enumerable.Range(1, 300).Select(i => $"第{i}行")) }));

        var first = await bot.SayAsync("bob", "更多");
        var second = await bot.SayAsync("bob", "更多");

        Assert.StartsWith("第1行\n", first);
        Assert.Contains("发 更多", first);
        Assert.EndsWith("第300行", second);
        Assert.Contains("没有更多", await bot.SayAsync("bob", "更多"));
        Assert.Contains("没有更多", await bot.SayAsync("carol", "更多"));
    }

    [Theory]
    [InlineData("alice", "帮助 传N", "传N [撤回]")]
    [InlineData("chief", "帮助 传17", "传N [撤回]")]
    [InlineData("bob", "帮助 征Ｎ", "征N")]
    [InlineData("alice", "帮助 统计", "进度 [第N周]")]
    [InlineData("chief", "帮助 进度", "统计 [第N周] [组名]")]
    [InlineData("bob", "帮助 监控清", "监控清单 [条件]")]
    [InlineData("bob", "帮助 亮晒", "亮晒清单 [条件]")]
    [InlineData("bob", "帮助 准假", "「准假」由联络员使用。")]
    [InlineData("chief", "帮助 催办", "「催办」由联络员使用。")]
    [InlineData("bob", "帮助 发布", "「发布」由管理员使用。")]
    [InlineData("boss", "帮助 请假", "您是管理员，但不在名单里")]
    public async Task A_word_is_explained_also_one_with_a_number_the_beginning_of_one_and_one_of_somebody_else(string who, string words, string answer)
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();

        var help = await bot.SayAsync(who, words);

        Assert.StartsWith(answer, help, StringComparison.Ordinal);
        Assert.DoesNotContain("最常用的", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_explanation_of_leave_shows_how_days_are_said()
    {
        await using var bot = await Bot.StartAsync("2026-11-25 09:00");
        await bot.UsualPeopleAsync();

        Assert.Contains("例如：请假 明天 看病，请假 下周一至下周三 出差", await bot.SayAsync("bob", "帮助 请假"), StringComparison.Ordinal);
        Assert.Contains("11月30日 周一至12月2日 周三", await bot.SayAsync("bob", "请假 下周一至下周三 出差"), StringComparison.Ordinal);
    }

    private static async Task<List<string>> WholeAsync(Bot bot, string who, string words)
    {
        var lines = (await bot.SayAsync(who, words)).Split('\n').ToList();

        while (lines[^1].Contains("发 更多", StringComparison.Ordinal))
        {
            lines.RemoveAt(lines.Count - 1);
            lines.AddRange((await bot.SayAsync(who, "更多")).Split('\n'));
        }

        return lines;
    }
}
