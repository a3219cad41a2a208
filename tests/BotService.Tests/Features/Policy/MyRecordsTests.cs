using BotService.Tests.Harness;

namespace BotService.Tests.Features.Policy;

public sealed class MyRecordsTests
{
    [Fact]
    public async Task A_member_sees_what_is_stored_and_gets_it_as_a_file()
    {
        await using var bot = await Bot.StartAsync();
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync(title: "=HYPERLINK(1)");
        await bot.AdvanceToAsync("2026-09-07 09:10");
        await bot.SayAsync("bob", "已学 @SUM(A1)");
        await bot.SayAsync("bob", "打卡");
        await bot.SayAsync("bob", "请假 下周 +休假");
        await bot.SayAsync("bob", "意见 表格太多");
        await bot.SayAsync("bob", "匿名意见 会太长");
        await bot.SayAsync("carol", "已学 别人的心得");

        var summary = await bot.SayAsync("bob", "我的数据");
        await bot.SettleAsync();

        Assert.All(["应学记录 1", "修改历史 1", "打卡签到 1", "请假 1", "署名意见 1", "提醒 1", "180 天", "30 天"], part => Assert.Contains(part, summary));
        var file = Assert.Single(bot.WeCom.Uploads);
        Assert.Equal("我的数据-20260907.xlsx", file.FileName);
        Assert.Contains("'=HYPERLINK(1)|按时", Sheet(file.Content, "应学记录"));
        Assert.Contains("'@SUM(A1)", Sheet(file.Content, "应学记录"));
        Assert.Contains("未报|按时|本人", Sheet(file.Content, "历史"));
        Assert.Contains("每日打卡", Sheet(file.Content, "打卡签到"));
        Assert.Contains("休假", Sheet(file.Content, "请假"));
        Assert.Contains("等答复", Sheet(file.Content, "请假"));
        Assert.Contains("表格太多", Sheet(file.Content, "意见"));
        Assert.DoesNotContain("会太长", Sheet(file.Content, "意见"));
        Assert.Contains("opening", Sheet(file.Content, "提醒"));
        Assert.Contains("鲍勃", Sheet(file.Content, "基本"));
    }

    [Fact]
    public async Task Asking_again_after_minutes_sends_it_again_and_an_empty_record_is_a_file_with_headings()
    {
        await using var bot = await Bot.StartAsync("2026-09-07 09:00");
        await bot.UsualPeopleAsync();

        await bot.SayAsync("bob", "我的数据");
        await bot.AdvanceToAsync("2026-09-07 09:06");
        await bot.SayAsync("bob", "我的数据");
        await bot.SettleAsync();

        Assert.Equal(2, bot.WeCom.Uploads.Count);
        Assert.Contains("周次|主题|结果", Sheet(bot.WeCom.Uploads[0].Content, "应学记录"));
        Assert.Contains("不在名单", await bot.SayAsync("boss", "我的数据"));
    }

    [Fact]
    public async Task An_opinion_stands_there_with_its_round_and_its_answer()
    {
        await using var bot = await Bot.StartAsync("2026-09-08 10:05");
        await bot.UsualPeopleAsync();
        await bot.SayAsync("chief", "征求意见 对后勤的意见 9月18日");
        await bot.SayAsync("carol", "意见 车棚太小");
        var number = System.Text.RegularExpressions.Regex.Match(await bot.SayAsync("chief", "征1"), "编(\\d+) ").Groups[1].Value;
        await bot.SayAsync("chief", $"答复 {number} 十月扩建");

        await bot.SayAsync("carol", "我的数据");
        await bot.SettleAsync();

        Assert.Contains("车棚太小|征1|答复：十月扩建", Sheet(Assert.Single(bot.WeCom.Uploads).Content, "意见"));
    }

    private static string Sheet(ReadOnlyMemory<byte> workbook, string name)
    {
        return string.Join('\n', new RawWorkbook(workbook.ToArray()).Rows(name).Select(row => string.Join('|', row)));
    }
}
