using System.Net;
using System.Text;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>What an import says of a file that it does not take.</summary>
public sealed class ImportPageTests
{
    private const int Bad = 5_020;

    [Fact]
    public async Task Of_very_many_bad_rows_the_first_are_named_and_it_is_said_how_many_are_left()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var rows = string.Concat(Enumerable.Range(1, Bad).Select(i => $",人{i},一支部\n"));
        var page = await PageForm.Of(await chief.ReadAsync("/people/import"), "查看差异").SendFileAsync(chief, "文件", "名单.csv", Encoding.UTF8.GetBytes($"账号,姓名,组\n{rows}"), HttpStatusCode.BadRequest);

        Assert.Contains("第5001行", page, StringComparison.Ordinal);
        Assert.DoesNotContain("第5002行", page, StringComparison.Ordinal);
        Assert.Contains("另有 20 处没有列出", page, StringComparison.Ordinal);
        Assert.Contains($"共 {Bad} 处问题", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hundreds_of_new_people_stand_in_the_differences_one_by_one_and_losses_without_a_line_are_counted()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.ChangeAsync(async db =>
        {
            var group = await db.Groups.SingleAsync(g => g.Name == "二支部", Bot.Token);
            db.Members.AddRange(Enumerable.Range(1, 507).Select(i => Member.Create($"old{i}", $"老人{i}", group.Id, Role.Liaison)));
        });
        using var chief = await Browser.SignInAsync(bot, "chief");
        var rows = string.Concat(Enumerable.Range(1, 507).Select(i => $"old{i},老人{i},二支部,成员\n").Concat(Enumerable.Range(1, 640).Select(i => $"new{i},新人{i},二支部,\n")));
        var page = await PageForm.Of(await chief.ReadAsync("/people/import"), "查看差异").SendFileAsync(chief, "文件", "名单.csv", Encoding.UTF8.GetBytes($"账号,姓名,组,角色\n{rows}"));

        Assert.Contains("新增 640 人，更新 507 人", page, StringComparison.Ordinal);
        Assert.Contains("<caption>差异</caption>", page, StringComparison.Ordinal);
        Assert.Equal(640, page.Split("<td data-of=\"变化\">新增</td>").Length - 1);
        Assert.Contains("第1148行", page, StringComparison.Ordinal);
        Assert.Contains("…另有 7 处失去未列出", page, StringComparison.Ordinal);
        Assert.DoesNotContain("处变化未列出", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_on_two_pages_wait_beside_each_other_and_each_is_taken_once()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var people = await PageForm.Of(await chief.ReadAsync("/people/import"), "查看差异").SendFileAsync(chief, "文件", "新人.csv", Encoding.UTF8.GetBytes("账号,姓名,组\nhana,哈娜,二支部\n"));
        var topics = await PageForm.Of(await chief.ReadAsync("/topics/import"), "查看差异").SendFileAsync(chief, "文件", "计划.csv", Encoding.UTF8.GetBytes("周次,主题\n2026-W43,读原著\n"));

        for (var i = 0; i < 2; i++)
        {
            foreach (var (shown, told) in ((string, string)[])[(people, "新增 1 人"), (topics, "新增 1 个主题")])
            {
                var done = await PageForm.Of(shown, "确认导入").SendAsync(chief);
                Assert.Contains(told, done.Split("role=\"status\"")[1].Split("</div>")[0], StringComparison.Ordinal);
            }
        }

        Assert.Equal((7, 1), await bot.AskStoreAsync(async db => (await db.Members.CountAsync(Bot.Token), await db.Topics.CountAsync(Bot.Token))));
    }

    [Fact]
    public async Task What_was_chosen_beside_the_file_stays_when_the_file_is_missing()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var form = PageForm.Of(await chief.ReadAsync("/ledgers/import"), "查看差异").With("清单", "task").With("名单上没有的责任人和单位", "keep");

        var again = PageForm.Of(await form.SendFileAsync(chief, "文件", "空.csv", [], HttpStatusCode.BadRequest), "查看差异");

        Assert.Equal(("task", "keep"), (again["清单"], again["名单上没有的责任人和单位"]));
    }
}
