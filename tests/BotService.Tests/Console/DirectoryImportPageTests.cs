using System.Net;
using System.Text;
using BotService.Features.SignIn;
using BotService.Simulator;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>The roster from the app's directory: what was read is shown, and just that is taken.</summary>
public sealed class DirectoryImportPageTests
{
    private const string Read = "从企业微信读取";

    private const string Confirm = "确认导入";

    [Fact]
    public async Task The_directory_shows_who_is_new_changed_and_missing_and_one_button_takes_what_was_read()
    {
        await using var bot = await CorpAsync();
        await bot.PeopleAsync("LILEI 李雷 一处 admin", "gone 老同志 一处");
        using var chief = await Browser.SignInAsync(bot, "lilei");
        var before = await PeopleAsync(bot);

        var shown = await PageForm.Of(await chief.ReadAsync("/people/import"), Read).SendAsync(chief);
        Assert.Contains("hanmeimei 韩梅梅", shown, StringComparison.Ordinal);
        Assert.Contains("账号 LILEI → LiLei", shown, StringComparison.Ordinal);
        Assert.Contains("? gone 老同志", shown, StringComparison.Ordinal);
        Assert.Contains("新增 1 人，更新 1 人", shown, StringComparison.Ordinal);
        Assert.Contains("什么都没有改动", shown, StringComparison.Ordinal);
        Assert.Equal(before, await PeopleAsync(bot));

        // Whoever comes into the range meanwhile was not shown, and nobody is asked again.
        bot.WeCom.Directory.Add(new SimulatedUser("late", "后来", [2]));
        var confirm = PageForm.Of(shown, Confirm);
        Assert.Contains("已导入 企业微信通讯录", await confirm.SendAsync(chief), StringComparison.Ordinal);
        Assert.Single(bot.WeCom.Calls, call => call.Path == "agent/get");
        Assert.Equal(["gone Member", "hanmeimei Member", "LiLei Admin"], await PeopleAsync(bot));
        Assert.Contains("已导入 企业微信通讯录", await confirm.SendAsync(chief), StringComparison.Ordinal);

        var notes = await bot.AskStoreAsync(db => db.AuditNotes.OrderBy(n => n.Id).Select(n => n.Actor + " " + n.Action + " " + n.Subject).ToListAsync(Bot.Token));
        Assert.Contains(notes, note => note.Equals("LILEI read people of the directory", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(notes, note => note.Equals("LILEI import-people wecom", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_changed_since_it_was_shown_is_said_and_nothing_is_taken_until_it_was_seen()
    {
        await using var bot = await CorpAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var read = PageForm.Of(await PageForm.Of(await chief.ReadAsync("/people/import"), Read).SendAsync(chief), Confirm);
        await bot.PeopleAsync("lilei 李雷 二支部");

        var again = await read.SendAsync(chief, HttpStatusCode.BadRequest);
        Assert.Contains("有人改过", again, StringComparison.Ordinal);
        Assert.Contains("组 二支部 → 一处", again, StringComparison.Ordinal);
        Assert.Equal("二支部", await GroupOfAsync(bot, "lilei"));

        Assert.Contains("role=\"status\"", await PageForm.Of(again, Confirm).SendAsync(chief), StringComparison.Ordinal);
        Assert.Equal("一处", await GroupOfAsync(bot, "lilei"));
    }

    [Fact]
    public async Task A_file_too_is_taken_only_as_it_was_shown()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var shown = await PageForm.Of(await chief.ReadAsync("/people/import"), "查看差异").SendFileAsync(chief, "文件", "名单.csv", Encoding.UTF8.GetBytes("账号,姓名,组\nbob,鲍勃,二支部\n"));
        await bot.ChangeAsync(db => db.Members.Where(m => m.UserKey == "bob").ExecuteUpdateAsync(set => set.SetProperty(m => m.Name, "老鲍"), Bot.Token));

        var again = await PageForm.Of(shown, Confirm).SendAsync(chief, HttpStatusCode.BadRequest);
        Assert.Contains("有人改过", again, StringComparison.Ordinal);
        Assert.Equal("一支部", await GroupOfAsync(bot, "bob"));
        await PageForm.Of(again, Confirm).SendAsync(chief);
        Assert.Equal("二支部", await GroupOfAsync(bot, "bob"));
    }

    [Theory]
    [InlineData(60020, "企业可信IP")]
    [InlineData(40001, "WeCom__Secret")]
    [InlineData(48002, "48002")]
    [InlineData(0, "连不上企业微信接口")]
    public async Task A_refusal_is_a_sentence_on_the_page_with_the_button_and_changes_nothing(int code, string sentence)
    {
        await using var bot = await CorpAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var form = PageForm.Of(await chief.ReadAsync("/people/import"), Read);
        bot.WeCom.Faults.Add(code == 0 ? SimulatorFault.Status("agent/get", 502, SimulatorFault.Forever) : SimulatorFault.Error("agent/get", code, SimulatorFault.Forever));

        var refused = await form.SendAsync(chief, HttpStatusCode.BadRequest);

        Assert.Contains(sentence, refused, StringComparison.Ordinal);
        Assert.Contains("名单没有改动", refused, StringComparison.Ordinal);
        Assert.False(PageForm.Has(refused, Confirm));
        bot.WeCom.Faults.Clear();
        Assert.Contains("新增 2 人", await PageForm.Of(refused, Read).SendAsync(chief), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_sees_nobody_is_told_where_its_range_is_set()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        Assert.Contains("请先在管理后台设置可见范围", await PageForm.Of(await chief.ReadAsync("/people/import"), Read).SendAsync(chief, HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_app_there_is_no_directory_to_read()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 08:00", ("Simulator:Enabled", "false"), ("AiBot:BotId", "bot"), ("AiBot:Secret", "bot-secret"), ("AiBot:Url", "ws://127.0.0.1:9"), ("Console:Login", "wecom"));
        await bot.UsualPeopleAsync();
        var cookie = string.Empty;
        await bot.ChangeAsync(async db => cookie = await db.OpenSessionAsync("chief", "link", bot.Clock.UtcNow, Bot.Token));
        using var chief = new Browser(bot) { Cookie = $"bot={cookie}" };

        var page = await chief.ReadAsync("/people/import");
        Assert.True(PageForm.Has(page, "查看差异"));
        Assert.False(PageForm.Has(page, Read));
        Assert.DoesNotContain("/in/wecom", await chief.ReadAsync("/in"), StringComparison.Ordinal);
        await chief.PostForTextAsync("/people/import/wecom", HttpStatusCode.NotFound);
    }

    /// <summary>局 ⊃ 一处; the app sees 一处 with two people in it.</summary>
    private static async Task<Bot> CorpAsync()
    {
        var bot = await Bot.StartAsync();
        var directory = bot.WeCom.Directory;
        directory.Add(new SimulatedDepartment(1, "局", 0));
        directory.Add(new SimulatedDepartment(2, "一处"));
        directory.Add(new SimulatedUser("LiLei", "李雷", [2]));
        directory.Add(new SimulatedUser("hanmeimei", "韩梅梅", [2]));
        directory.Range = new SimulatedRange([], [2], []);
        return bot;
    }

    private static async Task<List<string>> PeopleAsync(Bot bot) =>
        [.. (await bot.AskStoreAsync(db => db.Members.OrderBy(m => m.UserKey).Select(m => new { m.UserId, m.Role }).ToListAsync(Bot.Token))).Select(m => $"{m.UserId} {m.Role}")];

    private static Task<string> GroupOfAsync(Bot bot, string key) => bot.AskStoreAsync(db => db.Members.Where(m => m.UserKey == key).Select(m => m.Group!.Name).SingleAsync(Bot.Token));
}
