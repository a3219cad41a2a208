using System.Net;
using System.Text;
using BotService.Features.Roster;
using BotService.Files;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Console;

/// <summary>The roster in the browser.</summary>
public sealed class PeoplePagesTests
{
    [Fact]
    public async Task An_admin_adds_moves_and_takes_leave_of_a_person()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var blank = PageForm.Of(await chief.ReadAsync("/people/new"), "保存");
        var refused = await blank.With("账号", "不行").With("姓名", "法兰克").With("组", "三支部").SendAsync(chief, HttpStatusCode.BadRequest);
        Assert.Contains("账号 “不行” 不合规", refused, StringComparison.Ordinal);
        Assert.Contains("还没有层级", refused, StringComparison.Ordinal);
        Assert.Equal("法兰克", PageForm.Of(refused, "保存")["姓名"]);

        var saved = await PageForm.Of(refused, "保存").With("账号", "Frank").With("组", "一支部").With("角色", "联络员").SendAsync(chief);
        Assert.Contains("role=\"status\"", saved, StringComparison.Ordinal);
        Assert.Contains("<h1>名单 法兰克</h1>", saved, StringComparison.Ordinal);
        Assert.Contains("已经有账号", await blank.With("账号", "frank").With("组", "一支部").SendAsync(chief, HttpStatusCode.BadRequest), StringComparison.Ordinal);

        var moved = await PageForm.Of(await chief.ReadAsync("/people/frank"), "保存").With("组", "局党组").With("其他组", "一支部").With("离开日期", "2026-12-31").SendAsync(chief);
        Assert.Contains("组 一支部 → 局党组", moved, StringComparison.Ordinal);
        var frank = await bot.AskStoreAsync(db => db.Members.Include(m => m.Group).Include(m => m.OtherGroups).SingleAsync(m => m.UserKey == "frank"));
        Assert.Equal(("局党组", Role.Liaison, 1, new DateOnly(2026, 12, 31)), (frank.Group!.Name, frank.Role, frank.OtherGroups.Count, frank.Left));
        var wrong = await PageForm.Of(moved, "保存").With("离开日期", "1026-12-31").SendAsync(chief, HttpStatusCode.BadRequest);
        Assert.Contains("请检查年份", wrong, StringComparison.Ordinal);
        await PageForm.Of(moved, "保存").With("账号", "other").SendAsync(chief, HttpStatusCode.BadRequest);
        Assert.Contains(await bot.AskStoreAsync(db => db.AuditNotes.ToListAsync()), n => n is { Actor: "chief", Action: "import-people" });
    }

    [Fact]
    public async Task A_new_person_that_is_sent_twice_is_added_once_and_the_second_answer_is_the_first()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var form = PageForm.Of(await chief.ReadAsync("/people/new"), "保存").With("账号", "Olga").With("姓名", "奥佳").With("组", "二支部");

        for (var i = 0; i < 2; i++)
        {
            var saved = await form.SendAsync(chief);
            Assert.Contains("<h1>名单 奥佳</h1>", saved, StringComparison.Ordinal);
            Assert.Contains("已保存", saved, StringComparison.Ordinal);
        }

        Assert.Equal(7, await bot.AskStoreAsync(db => db.Members.CountAsync(Bot.Token)));
    }

    [Fact]
    public async Task What_another_admin_changed_meanwhile_is_said_and_not_taken_back()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("hui 慧慧 局党组 admin");
        using var chief = await Browser.SignInAsync(bot, "chief");
        using var hui = await Browser.SignInAsync(bot, "hui");
        var older = PageForm.Of(await hui.ReadAsync("/people/carol"), "保存");
        await PageForm.Of(await chief.ReadAsync("/people/carol"), "保存").With("组", "二支部").SendAsync(chief);

        var told = await older.With("姓名", "卡罗").SendAsync(hui, HttpStatusCode.BadRequest);
        Assert.Contains("有人改过", told, StringComparison.Ordinal);
        Assert.Contains("组：现在是 二支部，您填的是 一支部", told, StringComparison.Ordinal);
        Assert.Equal(("卡萝", "二支部"), await CarolAsync(bot));
        Assert.Equal("卡罗", PageForm.Of(told, "保存")["姓名"]);

        await PageForm.Of(told, "保存").With("组", "二支部").SendAsync(hui);
        Assert.Equal(("卡罗", "二支部"), await CarolAsync(bot));
    }

    [Fact]
    public async Task The_last_admin_is_asked_before_nobody_is_one_any_more()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var form = PageForm.Of(await chief.ReadAsync("/people/chief"), "保存").With("角色", "联络员");

        var asked = await form.SendAsync(chief);
        Assert.Contains("最后一位管理员", asked, StringComparison.Ordinal);
        Assert.Equal(Role.Admin, await RoleOfChiefAsync(bot));

        var shown = await PageForm.Of(await chief.ReadAsync("/people/import"), "查看差异").SendFileAsync(chief, "文件", "离任.csv", Encoding.UTF8.GetBytes("账号,姓名,组,离开日期\nchief,程序,局党组,2026-09-01\n"));
        Assert.Contains("! 名单里不再有管理员", shown, StringComparison.Ordinal);

        Assert.Contains("! 名单里不再有管理员", await PageForm.Of(asked, "确认保存").SendAsync(chief), StringComparison.Ordinal);
        Assert.Equal(Role.Liaison, await RoleOfChiefAsync(bot));
    }

    [Fact]
    public async Task People_are_found_fifty_a_page_and_a_liaison_reads_the_own_group()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync([.. Enumerable.Range(1, 60).Select(i => $"p{i:D2} 人员{i:D2} 三支部")]);
        using var chief = await Browser.SignInAsync(bot, "chief");
        var first = await chief.ReadAsync("/people?q=" + Uri.EscapeDataString("人员"));
        Assert.Equal(50, first.Split("href=\"/people/p").Length - 1);
        var next = WebUtility.HtmlDecode(first.Split("href=\"").First(part => part.Contains("下一页", StringComparison.Ordinal)).Split('"')[0]);
        Assert.Equal(10, (await chief.ReadAsync(next)).Split("href=\"/people/p").Length - 1);
        Assert.Contains("没有找到", await chief.ReadAsync("/people?q=zzz"), StringComparison.Ordinal);
        Assert.Contains("鲍勃", await chief.ReadAsync("/people?q=BOB"), StringComparison.Ordinal);

        using var alice = await Browser.SignInAsync(bot, "alice");
        var own = await alice.ReadAsync("/people");
        Assert.Contains("鲍勃", own, StringComparison.Ordinal);
        Assert.DoesNotContain("艾琳", own, StringComparison.Ordinal);
        Assert.DoesNotContain("添加人员", own, StringComparison.Ordinal);
        Assert.False(PageForm.Has(await alice.ReadAsync("/people/bob"), "保存"));
        await alice.ReadAsync("/people/erin", HttpStatusCode.NotFound);
        await alice.ReadAsync("/people/new", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_file_shows_its_differences_before_it_is_taken()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var page = await chief.ReadAsync("/people/import");
        var form = PageForm.Of(page, "查看差异");
        var unknown = await form.SendFileAsync(chief, "文件", "名单.csv", Encoding.UTF8.GetBytes("账号,姓名,组,血型\nbob,鲍勃,一支部,O\n"), HttpStatusCode.BadRequest);
        Assert.Contains("用不到的列请先从文件里删掉", unknown, StringComparison.Ordinal);
        Assert.DoesNotContain("--ignore", unknown, StringComparison.Ordinal);
        var bad = await form.SendFileAsync(chief, "文件", "名单.csv", Encoding.UTF8.GetBytes("账号,姓名,组\nbob,鲍勃,一支部\n,没有账号,一支部\nx,,一支部\n"), HttpStatusCode.BadRequest);
        Assert.Contains("第3行", bad, StringComparison.Ordinal);
        Assert.Contains("第4行", bad, StringComparison.Ordinal);
        Assert.DoesNotContain("确认导入", bad, StringComparison.Ordinal);

        var good = Encoding.UTF8.GetBytes("账号,姓名,组,角色\nbob,鲍勃,二支部,\nalice,艾丽,一支部,成员\ngina,吉娜,一支部,\n");
        var shown = await form.SendFileAsync(chief, "文件", "名单.csv", good);
        Assert.Contains("新增 1 人，更新 2 人，不变 0 人", shown, StringComparison.Ordinal);
        Assert.Contains("会失去", shown, StringComparison.Ordinal);
        Assert.Equal(6, await bot.AskStoreAsync(db => db.Members.CountAsync()));

        using var other = await Browser.SignInAsync(bot, "boss");
        var confirm = PageForm.Of(shown, "确认导入");
        await confirm.SendAsync(other, HttpStatusCode.BadRequest);
        Assert.Contains("role=\"status\"", await confirm.SendAsync(chief), StringComparison.Ordinal);
        Assert.Equal(7, await bot.AskStoreAsync(db => db.Members.CountAsync()));
        Assert.Contains("已导入 名单.csv", await confirm.SendAsync(chief), StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.ConsoleUploads.CountAsync()));
    }

    [Fact]
    public async Task A_plan_is_taken_from_a_file_too()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var form = PageForm.Of(await chief.ReadAsync("/topics/import"), "查看差异");
        var shown = await form.SendFileAsync(chief, "文件", "计划.csv", Encoding.UTF8.GetBytes("周次,主题\n2026-W38,一\n2026-W39,二\n"));
        Assert.Contains("新增 2 个主题", shown, StringComparison.Ordinal);
        await PageForm.Of(shown, "确认导入").SendAsync(chief);
        Assert.Equal(2, await bot.AskStoreAsync(db => db.Topics.CountAsync()));
    }

    [Fact]
    public async Task The_roster_that_is_downloaded_changes_nothing_when_it_is_taken_back()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("-odd =1+1 青年一组", "gone 走了 一支部");
        await bot.ChangeAsync(async db =>
        {
            await db.Members.Where(m => m.UserKey == "gone").ExecuteUpdateAsync(set => set.SetProperty(m => m.Left, new DateOnly(2026, 1, 5)));
            var youth = await db.Groups.SingleAsync(g => g.Name == "青年一组");
            (await db.Members.SingleAsync(m => m.UserKey == "bob")).OtherGroups.Add(new Membership { GroupId = youth.Id });
        });
        using var chief = await Browser.SignInAsync(bot, "chief");
        await RequireUnchangedAsync(bot, chief, 8);
    }

    [Fact]
    public async Task Whoever_moved_into_a_group_of_the_others_is_downloaded_as_sitting_there_once()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(async db =>
        {
            var groups = await db.Groups.ToDictionaryAsync(g => g.Name, g => g.Id, Bot.Token);
            (await db.Members.SingleAsync(m => m.UserKey == "carol", Bot.Token)).OtherGroups.AddRange([new Membership { GroupId = groups["局党组"] }, new Membership { GroupId = groups["二支部"] }]);

            // As a move left it before.
            (await db.Members.SingleAsync(m => m.UserKey == "erin", Bot.Token)).OtherGroups.Add(new Membership { GroupId = groups["二支部"] });
        });
        using var chief = await Browser.SignInAsync(bot, "chief");
        var shown = await PageForm.Of(await chief.ReadAsync("/people/import"), "查看差异").SendFileAsync(chief, "文件", "调动.csv", Encoding.UTF8.GetBytes("账号,姓名,组\ncarol,卡萝,局党组\n"));
        await PageForm.Of(shown, "确认导入").SendAsync(chief);

        Assert.Equal(["二支部"], await bot.AskStoreAsync(db => db.Memberships.Where(s => db.Members.Any(m => m.Id == s.MemberId && m.UserKey == "carol")).Select(s => db.Groups.First(g => g.Id == s.GroupId).Name).ToListAsync(Bot.Token)));
        Assert.Equal(string.Empty, PageForm.Of(await chief.ReadAsync("/people/erin"), "保存")["其他组"]);
        await RequireUnchangedAsync(bot, chief, 6);
    }

    [Fact]
    public async Task An_account_that_is_the_name_of_a_page_has_a_page_of_its_own()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");

        foreach (var account in (string[])["Import", "EXPORT", "neW"])
        {
            var name = $"夏至{account.Length}{account}";
            Assert.Contains($"<h1>名单 {name}</h1>", await PageForm.Of(await chief.ReadAsync("/people/new"), "保存").With("账号", account).With("姓名", name).With("组", "一支部").SendAsync(chief), StringComparison.Ordinal);
            Assert.Contains($"href=\"/people/~{account}\"", await chief.ReadAsync("/people"), StringComparison.Ordinal);

            var page = await chief.ReadAsync($"/people/~{account}");
            Assert.Contains($"<h1>名单 {name}改</h1>", await PageForm.Of(page, "保存").With("姓名", $"{name}改").SendAsync(chief), StringComparison.Ordinal);
        }

        Assert.Equal(9, await bot.AskStoreAsync(db => db.Members.CountAsync(Bot.Token)));
    }

    private static async Task<(string Name, string Group)> CarolAsync(Bot bot)
    {
        var carol = await bot.AskStoreAsync(db => db.Members.Include(m => m.Group).SingleAsync(m => m.UserKey == "carol", Bot.Token));
        return (carol.Name, carol.Group!.Name);
    }

    private static Task<Role> RoleOfChiefAsync(Bot bot) => bot.AskStoreAsync(db => db.Members.Where(m => m.UserKey == "chief").Select(m => m.Role).SingleAsync(Bot.Token));

    private static async Task RequireUnchangedAsync(Bot bot, Browser admin, int people)
    {
        using var file = await admin.GetAsync("/people/export");
        var table = TableFile.Read("名单.xlsx", await file.Content.ReadAsByteArrayAsync(Bot.Token), PersonReader.Columns);
        var report = await bot.Services.GetRequiredService<RosterImport>().ImportAsync(table, "test", "test", dryRun: true, Bot.Token);
        Assert.Empty(report.Problems);
        Assert.Empty(report.Changes);
        Assert.Contains(report.Lines, line => line.Contains($"不变 {people} 人", StringComparison.Ordinal));
    }
}
