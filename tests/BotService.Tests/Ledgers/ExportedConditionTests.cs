using System.Net;
using System.Xml.Linq;
using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>A file holds what the same words mean on the screen, and says which items it holds.</summary>
public sealed class ExportedConditionTests
{
    private const string Sheet = "问题清单";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task A_condition_beside_the_word_narrows_the_file_and_another_condition_is_another_file()
    {
        await using var bot = await OpenAsync();
        Assert.Contains("问题清单的表格（截至10月19日，业务第二党支部 逾期）正在做", await bot.OnAsync("10-19", "zhoumin", "问题清单 业务第二党支部 逾期 导出"), StringComparison.Ordinal);
        Assert.Contains("问题清单的表格（截至10月19日，没销号）正在做", await bot.SayAsync("zhoumin", "问题清单 导出 没销号"), StringComparison.Ordinal);
        Assert.Contains("问题清单的表格（截至10月19日）正在做", await bot.SayAsync("zhoumin", "问题清单 导出"), StringComparison.Ordinal);
        Assert.Contains("（截至10月19日，业务第二党支部 逾期）刚才已经要过", await bot.SayAsync("zhoumin", "问题清单 业务第二党支部 逾期 导出"), StringComparison.Ordinal);
        Assert.Contains("统计是数字，没有表格", await bot.SayAsync("zhoumin", "问题清单 统计 导出"), StringComparison.Ordinal);
        Assert.Contains("监控清单的表格总是写全部", await bot.SayAsync("zhoumin", "监控清单 导出 反弹"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-19 10:10");

        var books = bot.WeCom.Uploads.Where(upload => upload.FileName == "问题清单-20261019.xlsx").Select(upload => new RawWorkbook(upload.Content.ToArray())).ToList();
        Assert.Equal(3, books.Count);
        RawWorkbook With(string about) => books.Single(book => book.At(Sheet, "B2").StartsWith(about, StringComparison.Ordinal));
        Assert.Equal(["村级表格重复报送"], Titles(With("条件：业务第二党支部 逾期；1 个")));
        Assert.Equal(["走廊应急灯不亮", "村级表格重复报送", "会议室漏水"], Titles(With("条件：没销号；3 个")));
        Assert.Equal(["走廊应急灯不亮", "村级表格重复报送", "会议室漏水", "窗帘破损"], Titles(With("发现 4 个：已销号 1")));
        Assert.All(With("条件：业务第二党支部 逾期；1 个").Rows("经过").Skip(1), row => Assert.Equal("问2", row[0]));
    }

    [Fact]
    public async Task The_headings_are_bold_and_stay_in_sight_with_the_title_and_the_line_below_it()
    {
        await using var bot = await OpenAsync();
        await bot.OnAsync("10-19", "zhoumin", "问题清单 导出");
        await bot.AdvanceToAsync("2026-10-19 10:10");

        var book = new RawWorkbook(bot.WeCom.Uploads.Single(upload => upload.FileName == "问题清单-20261019.xlsx").Content.ToArray());
        var pane = book.Part(Sheet).Descendants(Main + "pane").Single();
        Assert.Equal(("3", "A4", "frozen"), ((string?)pane.Attribute("ySplit"), (string?)pane.Attribute("topLeftCell"), (string?)pane.Attribute("state")));
        string StyleOf(string place) => (string?)book.Cells(Sheet).Single(cell => cell.Attribute("r")!.Value == place).Attribute("s") ?? "0";
        Assert.NotEqual("0", StyleOf("A3"));
        Assert.NotEqual(StyleOf("A3"), StyleOf("A1"));
    }

    [Fact]
    public async Task A_liaisons_file_has_what_the_list_shows_says_so_and_names_nobody_of_another_group()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "实事 社区花园加装长椅 对象 柳林社区居民 李秋月 11月30日");
        await bot.SayAsync("zhoumin", "实事 开设健康讲座 对象 离退休第三党支部 马光明 11月30日");

        Assert.Contains("实事清单的表格（截至10月12日，您能看到的）正在做", await bot.SayAsync("hanshulan", "实事清单 导出"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-12 09:10");

        var book = new RawWorkbook(bot.WeCom.Uploads.Single(upload => upload.FileName == "实事清单-20261012.xlsx").Content.ToArray());
        Assert.StartsWith("离退休第三党支部能看到的；确定 2 ", book.At("实事清单", "B2"), StringComparison.Ordinal);
        var cells = ((string[])["实事清单", "经过"]).SelectMany(sheet => book.Rows(sheet)).SelectMany(row => row).ToList();
        Assert.Contains("社区花园加装长椅", cells);
        Assert.Contains("马光明", cells);
        Assert.DoesNotContain(cells, cell => cell.Contains("李秋月", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_link_of_the_page_keeps_the_condition_that_stands_there()
    {
        await using var bot = await OpenAsync();
        await bot.AdvanceToAsync("2026-10-19 10:00");
        using var chief = await Browser.SignInAsync(bot, "zhoumin");
        var condition = Uri.EscapeDataString("机关第一党支部");
        var link = $"/ledgers/problem/export?day=2026-10-19&q={condition}";

        Assert.Contains(link, WebUtility.HtmlDecode(await chief.ReadAsync($"/ledgers/problem?q={condition}")), StringComparison.Ordinal);
        using var file = await chief.GetAsync(link);
        var book = new RawWorkbook(await file.Content.ReadAsByteArrayAsync(Bot.Token));
        Assert.StartsWith("条件：机关第一党支部；发现 2 个：", book.At(Sheet, "B2"), StringComparison.Ordinal);
        Assert.Equal(["走廊应急灯不亮", "窗帘破损"], Titles(book));
        Assert.Contains("这个条件", await chief.ReadAsync($"/ledgers/problem/export?q={Uri.EscapeDataString("随便看看")}", HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_superiors_form_is_narrowed_as_well_and_one_without_a_column_for_what_it_is_about_is_refused()
    {
        var folder = LedgerFolder.With();
        new RawXlsx().Sheet("表", RawXlsx.Row(1, "序号", "问题表述", "责任单位", "责任人", "完成时限") + "<row r=\"2\"/>")
            .Save(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "ledgers", "forms")).FullName, "市表.xlsx"));
        await using var bot = await OpenAsync(("BOTSERVICE_CONFIG_DIR", folder));
        await bot.OnAsync("10-19", "zhoumin", "任务 装订卷宗 谢春梅 11月6日");

        Assert.Contains("表样 市表.xlsx 里没有写任务内容的列", await bot.SayAsync("zhoumin", "任务清单 导出 市表"), StringComparison.Ordinal);
        Assert.Contains("按“市表”填好的问题清单（截至10月19日，郑凯 逾期）马上发到这里", await bot.SayAsync("zhoumin", "问题清单 导出 市表 郑凯 逾期"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-10-19 10:10");

        var book = new RawWorkbook(bot.WeCom.Uploads.Single(upload => upload.FileName == "问题清单-市表-20261019.xlsx").Content.ToArray());
        Assert.Equal(["村级表格重复报送", ""], ((string[])["B2", "B3"]).Select(place => book.At("表", place)));
    }

    /// <summary>Two of each group; one is late, and one is done.</summary>
    private static async Task<Bot> OpenAsync(params (string Key, string Value)[] settings)
    {
        var bot = await Office.OpenAsync("2026-10-12 09:00", settings);

        foreach (var (who, said, answer) in ((string, string, string)[])
        [
            ("zhoumin", "问题 走廊应急灯不亮 李秋月 10月14日", "问1"), ("zhoumin", "问题 村级表格重复报送 郑凯 10月14日", "问2"), ("zhoumin", "问题 会议室漏水 郑凯 10月30日", "问3"),
            ("zhoumin", "问题 窗帘破损 李秋月 10月30日", "问4"), ("liqiuyue", "问4 完成 换了新的窗帘", "报完成"), ("zhoumin", "问4 通过", "已销号"),
        ])
        {
            Assert.Contains(answer, await bot.SayAsync(who, said), StringComparison.Ordinal);
        }

        return bot;
    }

    private static List<string> Titles(RawWorkbook book)
    {
        var rows = book.Rows(Sheet);
        var at = Array.FindIndex(rows[2], heading => heading.Contains("问题", StringComparison.Ordinal) && !heading.Contains("类别", StringComparison.Ordinal));
        return [.. rows.Skip(3).Select(row => row[at])];
    }
}
