using System.Net;
using System.Text;
using BotService.Tests.Harness;

namespace BotService.Tests.Console;

/// <summary>What an import says of a file that it does not take.</summary>
public sealed class ImportPageTests
{
    private const int Bad = 520;

    [Fact]
    public async Task Of_very_many_bad_rows_the_first_are_named_and_it_is_said_how_many_are_left_and_where_to_see_them()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        using var chief = await Browser.SignInAsync(bot, "chief");
        var rows = string.Concat(Enumerable.Range(1, Bad).Select(i => $",人{i},一支部\n"));
        var page = await PageForm.Of(await chief.ReadAsync("/people/import"), "查看差异").SendFileAsync(chief, "文件", "名单.csv", Encoding.UTF8.GetBytes($"账号,姓名,组\n{rows}"), HttpStatusCode.BadRequest);

        Assert.Contains("第501行", page, StringComparison.Ordinal);
        Assert.DoesNotContain("第502行", page, StringComparison.Ordinal);
        Assert.Contains("另有 20 处没有列出", page, StringComparison.Ordinal);
        Assert.Contains("import people 文件 --dry-run", page, StringComparison.Ordinal);
        Assert.Contains($"共 {Bad} 处问题", page, StringComparison.Ordinal);
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
