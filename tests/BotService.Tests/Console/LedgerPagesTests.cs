using System.Net;
using System.Text;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Console;

/// <summary>The ledgers as pages: lists, one item with its buttons, import and export; the rules are the chat's.</summary>
public sealed class LedgerPagesTests
{
    private const string Title = "城区民政局主题教育问题整改台账\n序号,问题,责任单位,责任人,整改时限,是否完成\n";

    [Fact]
    public async Task An_item_is_claimed_by_its_owner_and_verified_by_somebody_else_with_a_button_each()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("linxiaoyan", "问题 走廊应急灯不亮 李秋月 10月20日");
        using var owner = await Browser.SignInAsync(bot, "liqiuyue");
        using var liaison = await Browser.SignInAsync(bot, "linxiaoyan");
        using var other = await Browser.SignInAsync(bot, "wuxiuying");
        var at = $"/ledgers/{Uri.EscapeDataString("问1")}";

        var page = await owner.ReadAsync(at);
        Assert.Contains("<h1>清单 问1 走廊应急灯不亮</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<caption>问1 的经过</caption>", page, StringComparison.Ordinal);
        Assert.False(PageForm.Has(page, "通过"));
        Assert.Contains("role=\"alert\"", await PageForm.Of(page, "完成").With("结果", "好").SendAsync(owner, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        var form = PageForm.Of(page, "完成").With("结果", "已换新灯管三支");
        page = await form.SendAsync(owner);
        Assert.Contains("role=\"status\"", page, StringComparison.Ordinal);
        await form.SendAsync(owner);
        Assert.Equal(1, await bot.AskStoreAsync(db => db.LedgerEntries.CountAsync(e => e.Verb == "Claim")));
        Assert.False(PageForm.Has(page, "通过"));

        await other.ReadAsync(at, HttpStatusCode.NotFound);
        page = await PageForm.Of(await liaison.ReadAsync(at), "没改好").With("没改好的原因", "二楼还没有换").SendAsync(liaison);
        Assert.Contains("二楼还没有换", page, StringComparison.Ordinal);
        await PageForm.Of(await owner.ReadAsync(at), "完成").With("结果", "二楼也换好了").SendAsync(owner);
        page = await PageForm.Of(await liaison.ReadAsync(at), "通过").SendAsync(liaison);
        Assert.Contains("已销号", page, StringComparison.Ordinal);
        Assert.Contains("已销号 1", await bot.SayAsync("linxiaoyan", "问题清单 统计"));
    }

    [Fact]
    public async Task What_is_seldom_said_of_an_item_has_a_button_too_and_none_that_is_refused_whatever_is_typed()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("linxiaoyan", "问题 走廊应急灯不亮 李秋月 10月20日");
        using var liaison = await Browser.SignInAsync(bot, "linxiaoyan");
        using var chief = await Browser.SignInAsync(bot, "zhoumin");
        using var owner = await Browser.SignInAsync(bot, "liqiuyue");
        var at = $"/ledgers/{Uri.EscapeDataString("问1")}";

        var page = await liaison.ReadAsync(at);
        Assert.All((string[])["合并", "改到", "仍去", "请人评价", "问题"], word => Assert.False(PageForm.Has(page, word), word));
        Assert.Contains("类别改为机制", await PageForm.Of(page, "改").With("改什么", "类别").With("改成", "机制").SendAsync(liaison), StringComparison.Ordinal);
        page = await PageForm.Of(page, "长期").With("转长期的原因", "需要逐年安排经费").SendAsync(liaison);
        Assert.Contains("转为长期", page, StringComparison.Ordinal);
        Assert.False(PageForm.Has(page, "长期"), "The page shows the item as it was before.");
        Assert.Contains("加入问1 的专班", await PageForm.Of(await owner.ReadAsync(at), "加入专班").With("姓名", "高峰").SendAsync(owner), StringComparison.Ordinal);

        page = await chief.ReadAsync(at);
        Assert.Contains("由谢春梅核实", await PageForm.Of(page, "验收人").With("姓名", "谢春梅").SendAsync(chief), StringComparison.Ordinal);
        page = await PageForm.Of(page, "公开").SendAsync(chief);
        Assert.Contains("大家都看得到了", page, StringComparison.Ordinal);
        Assert.False(PageForm.Has(page, "公开"));
    }

    [Fact]
    public async Task Whoever_the_chat_lets_ask_the_people_and_make_a_task_has_a_button_for_each_and_nobody_else()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("linxiaoyan", "问题 三楼水房地面湿滑 李秋月 10月23日");
        await bot.SayAsync("liqiuyue", "问1 完成 铺了防滑垫");
        using var liaison = await Browser.SignInAsync(bot, "linxiaoyan");
        using var owner = await Browser.SignInAsync(bot, "liqiuyue");
        var at = $"/ledgers/{Uri.EscapeDataString("问1")}";

        Assert.False(PageForm.Has(await liaison.ReadAsync(at), "请人评价"));
        await bot.SayAsync("linxiaoyan", "问1 通过");

        var (offered, hers) = (await liaison.ReadAsync(at), await owner.ReadAsync(at));
        Assert.All((string[])["请人评价", "转任务"], word => Assert.Equal((true, false), (PageForm.Has(offered, word), PageForm.Has(hers, word))));
        Assert.Equal("由核实人或管理员来请", await bot.SayAsync("liqiuyue", "问1 请人评价"));
        Assert.StartsWith("转任务由联络员或管理员来做", await bot.SayAsync("liqiuyue", "问1 转任务 高峰 10月30日"), StringComparison.Ordinal);
        Assert.Contains("任1 三楼水房地面湿滑", await bot.SayAsync("linxiaoyan", "问1 转任务 高峰 10月30日"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_on_a_prescribed_action_is_taken_back_with_a_button_and_the_row_of_the_file_behind_it_has_none()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        await bot.SayAsync("zhoumin", "规2 达到 已经发文成立");
        using var chief = await Browser.SignInAsync(bot, "zhoumin");

        var page = await PageForm.Of(await chief.ReadAsync($"/ledgers/{Uri.EscapeDataString("规2")}"), "撤回").SendAsync(chief);

        Assert.Contains("规2 的“达到”已撤回", page, StringComparison.Ordinal);
        Assert.False(PageForm.Has(page, "撤回"));
        Assert.Contains("没有可以撤回的", await bot.SayAsync("zhoumin", "规2 撤回"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_has_its_conditions_and_its_day_in_the_address_and_fifty_rows_a_page()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");

        using var chief = await Browser.SignInAsync(bot, "zhoumin");
        var rows = Csv([.. Enumerable.Range(1, 55).Select(n => $"{n},第{n}盏灯不亮,机关第一党支部,,11月{1 + (n % 28)}日,否")]);
        await PageForm.Of(await PageForm.Of(await chief.ReadAsync("/ledgers/import"), "查看差异").SendFileAsync(chief, "文件", "台账.csv", rows), "确认导入").SendAsync(chief);
        var count = await bot.AskStoreAsync(db => db.LedgerItems.CountAsync());
        Assert.Equal(55, count);
        var first = await chief.ReadAsync("/ledgers/problem");
        Assert.Equal(50, Rows(first));
        var next = WebUtility.HtmlDecode(first.Split(">下一页<")[0].Split("href=\"")[^1].Split('"')[0]);
        Assert.Equal(count - 50, Rows(await chief.ReadAsync(next)));
        Assert.Contains("没有符合条件的", await chief.ReadAsync($"/ledgers/problem?q={Uri.EscapeDataString("逾期")}"), StringComparison.Ordinal);
        Assert.Contains("现在没有在办的", await chief.ReadAsync("/ledgers/problem?day=2026-10-01"), StringComparison.Ordinal);
        Assert.Contains("没有“乱写”这个条件", await chief.ReadAsync($"/ledgers/problem?q={Uri.EscapeDataString("乱写")}", HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains($"发现 {count} 个", await chief.ReadAsync("/ledgers"), StringComparison.Ordinal);
        Assert.Contains("要人判断", await chief.ReadAsync("/ledgers/action"), StringComparison.Ordinal);

        using var file = await chief.GetAsync("/ledgers/problem/export?day=2026-10-09");
        Assert.Equal("问题清单-20261009.xlsx", file.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task A_file_with_a_title_row_shows_its_differences_first_and_is_taken_once()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00");
        using var chief = await Browser.SignInAsync(bot, "zhoumin");
        var form = PageForm.Of(await chief.ReadAsync("/ledgers/import"), "查看差异");
        var wrong = await form.SendFileAsync(chief, "文件", "台账.csv", Csv("1,低保复核流程重复,机关第一党支部,赵不在,10月底,否"), HttpStatusCode.BadRequest);
        Assert.Contains("第3行：责任人“赵不在”不在名单", wrong, StringComparison.Ordinal);
        Assert.False(PageForm.Has(wrong, "确认导入"));

        var content = Csv("1,低保复核流程重复,机关第一党支部,林晓燕,10月底,否", "2,村级表格重复报送,业务第二党支部,黄志远,11月底,否");
        var shown = await form.SendFileAsync(chief, "文件", "台账.csv", content);
        Assert.Contains("读成问题清单，2 行：新 2，改 0，重复 0。", shown, StringComparison.Ordinal);
        Assert.Contains("问1 低保复核流程重复", shown, StringComparison.Ordinal);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));

        var done = await PageForm.Of(shown, "确认导入").SendAsync(chief);
        Assert.Contains("role=\"status\"", done, StringComparison.Ordinal);
        Assert.Equal(2, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync()));
        Assert.Contains("role=\"status\"", await PageForm.Of(shown, "确认导入").SendAsync(chief), StringComparison.Ordinal);
        Assert.Contains("新 0，改 0，重复 2", await form.SendFileAsync(chief, "文件", "台账.csv", content), StringComparison.Ordinal);

        var tasks = await form.With("清单", "task").With("名单上没有的责任人和单位", "keep").SendFileAsync(chief, "文件", "台账.csv", Encoding.UTF8.GetBytes("序号,任务,责任单位,责任人,完成时限\n1,印发实施方案,办公室,赵不在,10月底\n"));
        Assert.Contains("读成任务清单，1 行：新 1", tasks, StringComparison.Ordinal);
        await PageForm.Of(tasks, "确认导入").SendAsync(chief);
        Assert.Equal(1, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.Kind == "task" && i.OwnerText == "赵不在")));
    }

    private static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes(Title + string.Join('\n', rows) + "\n");

    private static int Rows(string page) => page.Split("<th scope=\"row\">").Length - 1;
}
