using BotService.Features.LedgerLists.Importing;
using BotService.Tests.Harness;

namespace BotService.Tests.Ledgers;

/// <summary>Lists as other offices keep them: other kinds, headings, words for time and state, and what must not happen when they come again.</summary>
public sealed class OfficeListTests
{
    [Theory]
    [InlineData("10月底", "2026-10-31")]
    [InlineData("10月底前完成整改", "2026-10-31")]
    [InlineData("十月底", "2026-10-31")]
    [InlineData("十二月二十日前", "2026-12-20")]
    [InlineData("2026.10", "2026-10-31")]
    [InlineData("2026年11月", "2026-11-30")]
    [InlineData("11月中旬", "2026-11-20")]
    [InlineData("3月", "2027-03-31")]
    [InlineData("2027年2月底前", "2027-02-28")]
    [InlineData("第四季度", "2026-12-31")]
    [InlineData("2027年一季度", "2027-03-31")]
    [InlineData("一季度末", "2027-03-31")]
    [InlineData("下半年", "2026-12-31")]
    [InlineData("明年上半年", "2027-06-30")]
    [InlineData("年底", "2026-12-31")]
    [InlineData("2027年底前", "2027-12-31")]
    [InlineData("今年年底", "2026-12-31")]
    [InlineData("9月至11月", "2026-11-30")]
    [InlineData("2026.9.20—2026.11.20", "2026-11-20")]
    [InlineData("10月-12月", "2026-12-31")]
    [InlineData("10-11月", "2026-11-30")]
    [InlineData("2026.10-2027.3", "2027-03-31")]
    [InlineData("2026.9.5-2026.11.6", "2026-11-06")]
    [InlineData("9月5日-11月6日", "2026-11-06")]
    [InlineData("10.8-11.20", "2026-11-20")]
    [InlineData("2027年10月至11月", "2027-11-30")]
    [InlineData("2026年11月-2月", "2027-02-28")]
    [InlineData("11月9日-20日", "2026-11-20")]
    [InlineData("11月28日至3日", null)]
    [InlineData("2026-10-30 00:00:00", "2026-10-30")]
    [InlineData("２０２６年１１月３日前", "2026-11-03")]
    [InlineData("二〇二七年五月", "2027-05-31")]
    [InlineData("二〇二六年底", "2026-12-31")]
    [InlineData("二零二七年一季度", "2027-03-31")]
    [InlineData("二○二六年十一月十日", "2026-11-10")]
    [InlineData("11月中下旬", "2026-11-30")]
    [InlineData("十月上中旬", "2026-10-20")]
    [InlineData("立行立改，11月6日前完成", "2026-11-06")]
    [InlineData("立行立改（11月底前）", "2026-11-30")]
    [InlineData("立行立改", null)]
    [InlineData("尽快", null)]
    [InlineData("视情况而定", null)]
    [InlineData("13月底", null)]
    [InlineData("9月31日", null)]
    public void A_time_limit_is_the_last_day_of_what_was_written(string said, string? day) =>
        Assert.Equal(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), ImportDays.DayOf(said, new DateOnly(2026, 9, 30), isAhead: true));

    [Theory]
    [InlineData("8月底", "2026-11-16", "2026-08-31")]
    [InlineData("8月31日", "2026-11-16", "2026-08-31")]
    [InlineData("8.31", "2026-11-16", "2026-08-31")]
    [InlineData("上半年", "2026-11-16", "2026-06-30")]
    [InlineData("6月", "2026-11-16", "2026-06-30")]
    [InlineData("3月底", "2026-11-16", "2027-03-31")]
    [InlineData("3月31日", "2026-11-16", "2027-03-31")]
    [InlineData("一季度", "2026-11-16", "2027-03-31")]
    [InlineData("月底", "2026-11-16", "2026-11-30")]
    [InlineData("年底", "2026-11-16", "2026-12-31")]
    [InlineData("8月底", "2027-01-11", "2027-08-31")]
    [InlineData("8月31日", "2027-01-11", "2027-08-31")]
    [InlineData("8/31", "2027-01-11", "2027-08-31")]
    [InlineData("12月底", "2027-01-11", "2027-12-31")]
    [InlineData("12月31日", "2027-01-11", "2027-12-31")]
    public void Without_its_year_a_time_limit_is_the_closest_that_is_not_of_last_year_however_it_is_written(string said, string asOf, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), ImportDays.DayOf(said, DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture), isAhead: true));

    [Theory]
    [InlineData("12月", "2025-12-31")]
    [InlineData("12月5日", "2025-12-05")]
    [InlineData("9月5日", "2026-09-05")]
    [InlineData("四季度", "2025-12-31")]
    [InlineData("8月", "2026-08-31")]
    [InlineData("2026.8", "2026-08-31")]
    public void What_has_happened_lies_behind(string said, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), ImportDays.DayOf(said, new DateOnly(2026, 9, 30), isAhead: false));

    [Theory]
    [InlineData("XX局台账（截至2027年3月31日）", "2027-03-31")]
    [InlineData("截止日期：2027 年 3 月 31 日", "2027-03-31")]
    [InlineData("截至3月底", "2027-03-31")]
    [InlineData("截至4月30日", "2027-04-30")]
    [InlineData("截至4月2日18时", "2027-04-02")]
    [InlineData("截止时间： 2027-04-02 8:30", "2027-04-02")]
    [InlineData("截至二〇二七年三月三十一日", "2027-03-31")]
    [InlineData("（截至三月底）", "2027-03-31")]
    [InlineData("填报人：高峰", null)]
    public void The_day_of_a_list_stands_above_it_also_without_its_year(string title, string? day) =>
        Assert.Equal(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), ImportDays.AsOfIn([title], new DateOnly(2027, 4, 8)));

    [Fact]
    public async Task A_list_of_tasks_with_other_headings_and_words_comes_in_and_nothing_changes_when_it_comes_on_another_day()
    {
        await using var op = await ListOffice.StartWithYoungAndRetiredAsync("2027-04-08 10:00");
        new RawXlsx().Sheet(
            "任务",
            RawXlsx.Row(1, "XX局重点工作任务台账")
            + RawXlsx.Row(2, "序号", "任务类别", "工作任务", "责任单位", "责任人", "完成时限", "进展情况", "备注")
            + RawXlsx.Row(3, "1", "", "修订值班制度", "离退休第三党支部", "马　光　明", "6月底前完成", "已起草初稿，正在征求意见", "急")
            + RawXlsx.Row(4, "2", "", "编制应急预案", "青年理论学习小组", "朱浩然（牵头）、杨子琪", "立行立改", "正在推进", "")
            + RawXlsx.Row(5, "3", "", "更新岗位职责", "", "韩淑兰同志", "", "未完成", "")
            + RawXlsx.Row(6, "4", "", "清理旧档案", "离退休第三党支部", "韩淑兰", "2027年3月", "已完成整改", "")
            + RawXlsx.Row(7, "5", "", "常态走访", "青年理论学习小组", "杨子琪", "常态化推进", "", ""),
            merged: "A1:H1").Save(op.PathOf("工作台账.xlsx"));

        var ran = await op.RunAsync("import", "ledger", "工作台账.xlsx", "--kind", "任务");

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains("5 行：新 5，改 0，重复 0。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("任1 修订值班制度，马光明，6月30日。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("任2 编制应急预案，朱浩然（专班杨子琪），", ran.Output, StringComparison.Ordinal);
        Assert.Contains("任4 清理旧档案，韩淑兰，原台账已完成、没有核实人：列为导入，不计入完成整改。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("任5 常态走访，杨子琪，长期，", ran.Output, StringComparison.Ordinal);
        Assert.Contains("不认识的列：备注", ran.Output, StringComparison.Ordinal);

        var bot = Bot.Start(op.Store, "2027-04-19 11:00");
        Assert.Contains("已起草初稿，正在征求意见（原台账）", await bot.SayAsync("maguangming", "任1"), StringComparison.Ordinal);
        Assert.Contains("共 4 项，办结 0，待核实 0，办理中 3（逾期 0），长期 1\n另有 1 项在导入前已完成（没有核实人）", await bot.SayAsync("boss", "任务清单"), StringComparison.Ordinal);
        await bot.SayAsync("zhuhaoran", "任2 完成 预案已印发各组");
        await bot.StopAsync();

        // What is due by usage is due from the day of the first import.
        op.Now = "2027-04-20 10:00";
        var again = await op.RunAsync("import", "ledger", "工作台账.xlsx", "--kind", "任务");
        Assert.Contains("5 行：新 0，改 0，重复 5。", again.Output + again.Error, StringComparison.Ordinal);
        await using var after = Bot.Start(op.Store, "2027-04-20 11:00");
        Assert.Contains("待核实 1", await after.SayAsync("boss", "任务清单"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_verifies_nothing_and_of_many_imported_closings_a_sample_of_five_is_looked_at_by_others()
    {
        await using var op = await ListOffice.StartWithYoungAndRetiredAsync("2027-04-08 10:00");
        string[] owners = ["马光明", "韩淑兰", "朱浩然", "杨子琪", "马光明", "韩淑兰", "朱浩然", "杨子琪"];
        var rows = owners.Select((owner, i) => RawXlsx.Row(i + 2, $"第{i + 1}处{"墙地门窗灯水电梯"[i]}损坏", owner, "3月底", "已整改", "是", i switch { 0 => "朱浩然", 1 => "韩淑兰", _ => string.Empty }));
        new RawXlsx().Sheet("问题", RawXlsx.Row(1, "问题描述", "整改责任人", "整改时限", "整改情况", "是否销号", "验收人") + string.Concat(rows)).Save(op.PathOf("p.xlsx"));

        var ran = await op.RunAsync("import", "ledger", "p.xlsx", "--kind", "问");

        Assert.True(ran.Code == 0, ran.Error);
        Assert.Contains("问1 第1处墙损坏，马光明，原台账已完成，等朱浩然核实。", ran.Output, StringComparison.Ordinal);
        Assert.Contains("问2 第2处地损坏，韩淑兰，原台账已完成、没有核实人", ran.Output, StringComparison.Ordinal);
        await using var bot = Bot.Start(op.Store, "2027-04-08 11:00");
        const string Before = "发现 1 个：已销号 0，待核实 1，办理中 0（逾期 0），长期 0";
        Assert.Contains($"{Before}\n另有 7 个在导入前已完成（没有核实人）", await bot.SayAsync("boss", "问题清单"), StringComparison.Ordinal);

        var drawn = await bot.SayAsync("boss", "核实导入");
        var asked = System.Text.RegularExpressions.Regex.Matches(drawn, "问(\\d+) [^，]*，请(.{2,3}?)看").Select(m => (Number: int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), Who: m.Groups[2].Value)).ToList();
        Assert.True(asked.Count == 5, drawn);
        var users = new Dictionary<string, string> { ["马光明"] = "maguangming", ["韩淑兰"] = "hanshulan", ["朱浩然"] = "zhuhaoran", ["杨子琪"] = "yangziqi" };

        for (var i = 0; i < asked.Count; i++)
        {
            Assert.NotEqual(owners[asked[i].Number - 1], asked[i].Who);
            await bot.SayAsync(users[asked[i].Who], i < 3 ? $"问{asked[i].Number} 通过" : $"问{asked[i].Number} 没改好 还是坏的");
        }

        Assert.Contains($"{Before}\n另有 7 个在导入前已完成（抽查 5 个，3 个属实）", await bot.SayAsync("boss", "问题清单"), StringComparison.Ordinal);
        Assert.Contains("问1", await bot.SayAsync("zhuhaoran", "清单"), StringComparison.Ordinal);
    }
}
