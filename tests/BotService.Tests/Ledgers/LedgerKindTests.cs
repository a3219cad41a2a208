using BotService.Ledgers;
using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>A kind is one file: it is read at the start, and what is wrong with it is said with its line.</summary>
public sealed class LedgerKindTests
{
    private const string Ninth = """
        { "Key": "promise", "Prefix": "诺", "Raise": "承诺", "List": "承诺清单", "Unit": "条",
          "States": { "Raised": "待立项", "Doing": "办理中", "Claimed": "待核实", "Closed": "已践诺", "Standing": "长期", "Void": "作废" },
          "MayRaise": "everybody", "AcceptedBy": "liaison, admin",
          "Fields": [{ "Key": "place", "Name": "场所", "Values": ["大厅", "窗口"], "Default": "大厅" }],
          "Due": { "Default": "10 workdays" },
          "Verify": { "By": ["raiser", "other liaison", "admin"], "Never": ["owner", "team", "claimer"] } }
        """;

    [Fact]
    public async Task A_ninth_kind_from_a_file_works_by_chat_without_code()
    {
        var folder = LedgerFolder.With(("promise.json", Ninth));
        await using var bot = await Office.OpenAsync("2026-10-09 09:00", ("BOTSERVICE_CONFIG_DIR", folder));

        Assert.Contains("诺1 延时服务一小时，郑凯（业务第二党支部），10月20日到期", await bot.SayAsync("zhoumin", "承诺 延时服务一小时 场所 窗口 郑凯 10月20日"), StringComparison.Ordinal);
        Assert.Contains("报完成", await bot.SayAsync("zhengkai", "诺1 完成 已经延到六点"), StringComparison.Ordinal);
        Assert.Contains("诺1 已践诺", await bot.SayAsync("zhoumin", "通过 承诺1"), StringComparison.Ordinal);
        Assert.Contains("已践诺 1", await bot.SayAsync("zhoumin", "承诺清单 窗口"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_without_columns_is_no_workbook_and_says_why()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00", ("BOTSERVICE_CONFIG_DIR", LedgerFolder.With(("promise.json", Ninth))));
        await bot.SayAsync("zhoumin", "承诺 午间不打烊 郑凯 10月20日");

        Assert.Contains("承诺清单的文件没有写 Columns，导不出表格", await bot.SayAsync("zhoumin", "承诺清单 导出"), StringComparison.Ordinal);
        Assert.DoesNotContain("导出", await bot.SayAsync("zhoumin", "承诺清单"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_nobody_verifies_is_closed_on_the_day_on_which_it_was_done_in_its_own_word()
    {
        const string Verify = "\"Verify\": { \"By\": [\"raiser\", \"other liaison\", \"admin\"], \"Never\": [\"owner\", \"team\", \"claimer\"] }";
        var folder = LedgerFolder.With(("promise.json", Ninth.Replace(Verify, "\"Statistics\": \"on-time\"", StringComparison.Ordinal)));
        await using var bot = await Office.OpenAsync("2026-10-12 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.SayAsync("zhoumin", "承诺 大厅延时一小时 郑凯 10月30日");
        await bot.SayAsync("zhoumin", "承诺 中午轮流值守 郑凯 10月30日");
        await bot.SayAsync("zhoumin", "承诺 上门代办材料 郑凯 10月30日");

        Assert.Equal("诺1 已践诺（10月12日）。", await bot.SayAsync("zhengkai", "诺1 践诺 窗口开到了六点"));
        Assert.Contains("请发 诺2 进展 还差一个人", await bot.OnAsync("10-14", "zhengkai", "诺2 完成 还差一个人"), StringComparison.Ordinal);
        Assert.Equal("诺2 已践诺（10月13日）。", await bot.SayAsync("zhengkai", "诺2 完成 10月13日 值班表已上墙"));
        await bot.AnswersAsync("zhengkai", "昨天把诺3办完了，送了十二户", "诺3 已践诺（10月13日）");
        Assert.Contains("共 3，已践诺 3，到期 0", await bot.SayAsync("zhoumin", "承诺清单 统计"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_raises_is_no_word_for_done_though_the_file_says_both()
    {
        var folder = LedgerFolder.With(("promise.json", Ninth.Replace("\"Raise\": \"承诺\"", "\"Raise\": \"承诺\", \"Done\": \"承诺\"", StringComparison.Ordinal)));
        await using var bot = await Office.OpenAsync("2026-10-12 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.SayAsync("zhoumin", "承诺 中午轮流值守 郑凯 10月30日");

        await bot.SayAsync("zhengkai", "诺1 承诺 周末也有人值守");
        await bot.AnswersAsync("zhengkai", "诺1", "诺1 中午轮流值守\n办理中");
    }

    [Theory]
    [InlineData("\"Prefix\": \"诺\"", "\"Prefix\": \"问\"", "已经用在")]
    [InlineData("\"Prefix\": \"诺\"", "\"Prefix\": \"AB\"", "要写一个汉字")]
    [InlineData("\"Raise\": \"承诺\"", "\"Raise\": \"问题\"", "已经用在")]
    [InlineData("\"Raise\": \"承诺\",", "\"Raize\": \"承诺\",", "是不是 Raise")]
    [InlineData("\"List\": \"承诺清单\"", "\"List\": \"\"", "List 要写一句话")]
    [InlineData("\"Void\": \"作废\"", "\"Viod\": \"作废\"", "是不是 Void")]
    [InlineData(", \"Void\": \"作废\"", "", "States 少了 Void")]
    [InlineData("\"everybody\"", "\"anybody\"", "要写 everybody、liaison、admin")]
    [InlineData("\"Default\": \"大厅\"", "\"Default\": \"门口\"", "Default 要是 Values 里的一个")]
    [InlineData("10 workdays", "10", "要写天数")]
    [InlineData("[\"raiser\", \"other liaison\", \"admin\"]", "[]", "By 至少写一步")]
    [InlineData("\"raiser\"", "\"riaser\"", "是不是 raiser")]
    [InlineData("\"Unit\": \"条\",", "\"Unit\": \"条\"", "不合 JSON 格式")]
    [InlineData("\"Verify\": {", "\"Checks\": [\"clsh\"], \"Verify\": {", "是不是 clash")]
    [InlineData("\"Default\": \"10 workdays\"", "\"Defualt\": \"10 workdays\"", "是不是 Default")]
    [InlineData("{ \"Default\": \"10 workdays\" }", "\"10 workdays\"", "Due 要写成一组")]
    [InlineData("\"Unit\": \"条\",", "\"Standing\": { \"ReviewEvry\": \"90 days\" },", "是不是 ReviewEvery")]
    [InlineData("\"Unit\": \"条\",", "\"Columns\": { \"tilte\": [\"承诺\"] },", "是不是 title")]
    [InlineData("\"Unit\": \"条\",", "\"Rows\": [{ \"Title\": \"公开\", \"Chek\": \"manual\" }],", "是不是 Check")]
    [InlineData("\"Prefix\": \"诺\"", "\"Prefix\": \"传\"", "Prefix 不能用“传”")]
    [InlineData("\"Prefix\": \"诺\"", "\"Prefix\": \"征\"", "Prefix 不能用“征”")]
    [InlineData("[\"owner\", \"team\", \"claimer\"]", "[\"claimer\", \"team\"]", "自己办的不能自己核实：Never 要写全 owner、team、claimer，或者不写")]
    [InlineData("[\"owner\", \"team\", \"claimer\"]", "[]", "Never 要写全 owner、team、claimer")]
    [InlineData("\"Unit\": \"条\",", "\"Rungs\": [\"befor-due\"],", "是不是 before-due")]
    [InlineData("\"Unit\": \"条\",", "\"Columns\": { \"number\": [\"编号\"], \"due\": [\"时限\"] },", "Columns 少了 title")]
    [InlineData("\"Unit\": \"条\",", "\"Columns\": { \"title\": [\"承诺\"], \"found\": [\"登记日期\"], \"closedOn\": [\"登记日期\"] },", "表头“登记日期”已经是 found 的")]
    [InlineData("\"Standing\": \"长期\"", "\"Standing\": \"办理中\"", "States 里 Doing 和 Standing 都写“办理中”")]
    [InlineData("\"Default\": \"大厅\" }]", "\"Default\": \"大厅\" }, { \"Key\": \"place\", \"Name\": \"窗口号\" }]", "Fields 里“place”写了两次")]
    [InlineData("\"List\": \"承诺清单\"", "\"List\": \"承诺/践诺清单\"", "List 也是表格里工作表的名字")]
    [InlineData("\"Unit\": \"条\",", "\"Position\": 0,", "Position 要写 1 到 99 的整数，现在是 0")]
    [InlineData("\"Unit\": \"条\",", "\"Example\": \"延时服务\",", "Example 要写成一组，例如 { \"Ask\"")]
    [InlineData("\"Unit\": \"条\",", "\"Example\": { \"Rais\": \"延时服务\" },", "是不是 Raise")]
    [InlineData("\"Unit\": \"条\",", "\"Example\": { \"Claim\": \"\" },", "Claim 要写一句话")]
    [InlineData("\"Unit\": \"条\",", "\"TakesTasks\": \"sometimes\",", "TakesTasks 要写 true（开）或 false（关），现在是 sometimes")]
    [InlineData("\"Unit\": \"条\",", "\"TakesProblem\": true,", "是不是 TakesProblems")]
    [InlineData("\"Unit\": \"条\",", "\"TakesProblems\": true,", "TakesProblems 只能有一个清单是 true，ledgers/problem.json 第 ")]
    [InlineData("\"Unit\": \"条\",", "\"TakesProblems\": true, \"TakesTasks\": true,", "不能都写 true")]
    [InlineData("\"Unit\": \"条\",", "\"Checks\": [\"clash\"], \"TakesTasks\": true,", "TakesTasks 不能写 true：承诺清单")]
    public void A_wrong_file_is_named_with_its_line_and_what_to_write(string right, string wrong, string problem)
    {
        List<string> problems = [];
        LedgerKinds.Read(LedgerFolder.With(("promise.json", Ninth.Replace(right, wrong, StringComparison.Ordinal))), problems);

        Assert.Contains(problems, line => line.Contains(problem, StringComparison.Ordinal) && line.Contains("ledgers/promise.json 第 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_seen_on_a_visit_goes_into_the_list_whose_file_takes_it()
    {
        const string Entries = "\"Position\": 3, \"TakesProblems\": true, \"Example\": { \"Ask\": \"请写答应了什么\", \"Raise\": \"午间不打烊 郑凯 10月28日\", \"Claim\": \"中午两个人轮班\" }, \"Unit\": \"条\",";
        var folder = LedgerFolder.With(
            ("promise.json", Ninth.Replace("\"Unit\": \"条\",", Entries, StringComparison.Ordinal)),
            ("problem.json", Shipped("problem.json").Replace("\"TakesProblems\": true", "\"TakesProblems\": false", StringComparison.Ordinal)));
        await using var bot = await Office.OpenAsync("2026-10-12 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.SayAsync("zhoumin", "调研 河湾社区 10月12日");

        await bot.AnswersAsync("zhoumin", "访1 问题 坡道没有标线", "诺1 坡道没有标线（来自访1）");
        Assert.Contains("请写答应了什么，例如：承诺 午间不打烊 郑凯 10月28日", await bot.SayAsync("zhoumin", "承诺"), StringComparison.Ordinal);
        await bot.SayAsync("zhoumin", "诺1 派 郑凯 10月28日");
        Assert.Contains("例如：诺1 完成 中午两个人轮班", await bot.SayAsync("zhengkai", "诺1 完成"), StringComparison.Ordinal);
        Assert.Equal("问任亮诺课访创实规", Prefixes(folder));
    }

    [Fact]
    public async Task Files_of_an_earlier_release_that_say_nothing_of_places_and_examples_mean_the_shipped_ones()
    {
        var folder = LedgerFolder.With([.. Directory.GetFiles(ShippedFolder, "*.json").Select(path => Path.GetFileName(path)!).Select(name => (name, Earlier(Shipped(name))))]);
        Assert.Equal("问任亮课访创实规", Prefixes(folder));
        await using var bot = await Office.OpenAsync("2026-10-12 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.SayAsync("zhoumin", "调研 柳林社区 10月12日");

        await bot.AnswersAsync("zhoumin", "访1 问题 坡道没有扶手", "问1 坡道没有扶手（来自访1）");
        await bot.AnswersAsync("zhoumin", "问1 转任务 郑凯 10月28日", "任1 坡道没有扶手（办问1）");
        Assert.Contains("请写办什么事，例如：实事 给离退休支部装扶手", await bot.SayAsync("zhoumin", "实事"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_does_not_say_who_never_verifies_lets_nobody_verify_the_own_work()
    {
        var folder = LedgerFolder.With(("promise.json", Ninth.Replace(", \"Never\": [\"owner\", \"team\", \"claimer\"]", string.Empty, StringComparison.Ordinal)));
        await using var bot = await Office.OpenAsync("2026-10-09 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await bot.SayAsync("zhoumin", "承诺 预约电话有人接 周敏 10月20日");
        await bot.SayAsync("zhoumin", "诺1 完成 两部电话都有人守着");

        Assert.Contains("自己办的不能自己核实", await bot.SayAsync("zhoumin", "诺1 通过"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_says_of_some_alone_that_they_never_verify_stops_the_start()
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={LedgerFolder.With(("promise.json", Ninth.Replace("\"team\", \"claimer\"]", "\"claimer\"]", StringComparison.Ordinal)))}");

        var told = Assert.Single((await op.RunAsync("serve")).ErrorLines);

        Assert.Contains("ledgers/promise.json 第 6 行：自己办的不能自己核实", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_of_one_kind_stop_the_start_and_are_both_named()
    {
        var folder = LedgerFolder.With(("promise.json", Ninth.Replace("\"promise\"", "\"visit\"", StringComparison.Ordinal)));
        await using var op = await Operator.StartAsync();
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");

        var told = Assert.Single((await op.RunAsync("serve")).ErrorLines);

        Assert.Contains("“visit”已经用在", told, StringComparison.Ordinal);
        Assert.All((string[])["ledgers/promise.json", "ledgers/visit.json"], file => Assert.Contains(file, told, StringComparison.Ordinal));
    }

    [Fact]
    public void The_shipped_kinds_are_eight_and_right() => Assert.Equal("问任亮课访创实规", Prefixes(Path.Combine(AppContext.BaseDirectory, "config")));

    [Fact]
    public async Task A_kind_that_is_switched_off_says_so()
    {
        await using var bot = await Office.OpenAsync("2026-10-09 09:00", ("BOTSERVICE_CONFIG_DIR", LedgerFolder.With(LedgerFolder.SwitchedOff("deed.json"))));

        Assert.Contains("没有启用实事清单", await bot.SayAsync("zhoumin", "实事 装扶手"), StringComparison.Ordinal);
        Assert.Contains("没有启用实事清单", await bot.SayAsync("zhoumin", "实事清单"), StringComparison.Ordinal);
        Assert.Contains("没有启用实事清单", await bot.SayAsync("zhoumin", "实3"), StringComparison.Ordinal);
    }

    private static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "config", "ledgers");

    private static string Shipped(string name) => File.ReadAllText(Path.Combine(ShippedFolder, name));

    /// <summary>Without the lines that earlier releases did not have.</summary>
    private static string Earlier(string json) =>
        string.Join('\n', json.Split('\n').Where(line => !line.StartsWith("  \"Position\":", StringComparison.Ordinal) && !line.StartsWith("  \"Example\":", StringComparison.Ordinal)));

    private static string Prefixes(string folder)
    {
        List<string> problems = [];
        var prefixes = string.Concat(LedgerKinds.Read(folder, problems).All.Select(kind => kind.Prefix));
        Assert.Empty(problems);
        return prefixes;
    }
}
