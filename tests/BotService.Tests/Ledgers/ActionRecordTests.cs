using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>What records tell of prescribed actions: with one too few, with enough, and after it was withdrawn.</summary>
public sealed class ActionRecordTests
{
    [Fact]
    public async Task Notices_rounds_subjects_and_visits_are_counted_and_what_was_withdrawn_no_longer()
    {
        await using var bot = await Office.OpenAsync("2026-10-30 09:00");

        await IsAsync(bot, "规1 传达学习 没有记录");
        await NoticeAsync(bot, 1, Tiers.Branch);
        await IsAsync(bot, "规1 传达学习 部分：1/3");
        await NoticeAsync(bot, 2, Tiers.Leadership | Tiers.Youth);
        await IsNotAsync(bot, "规1 ");
        await bot.ChangeAsync(async db => (await db.AllTopics.SingleAsync(t => t.Number == 2)).VoidedAt = bot.Clock.UtcNow);
        await IsAsync(bot, "规1 传达学习 部分：1/3");

        await IsAsync(bot, "规10 征求意见 没有记录");
        await bot.ChangeAsync(async db =>
        {
            var round = new Consultation { Number = 1, Title = "对党组的意见", Audience = Tiers.All, OpensOn = new DateOnly(2026, 10, 12), ClosesOn = new DateOnly(2026, 10, 23), ExpectedAtOpening = 18 };
            db.Consultations.Add(round);
            await db.SaveChangesAsync();
            db.Opinions.AddRange(Enumerable.Range(1, 2).Select(i => new Opinion { Day = new DateOnly(2026, 10, 20), Text = $"第{i}条建议", ConsultationId = round.Id, Number = i }));
            await db.SaveChangesAsync();
            (await db.Opinions.FirstAsync(o => o.Number == 1)).Answer(OpinionEnd.Answered, "已经采纳", new DateOnly(2026, 10, 28));
        });
        await IsAsync(bot, "规10 征求意见 部分：1/2");
        await bot.ChangeAsync(async db => (await db.Opinions.FirstAsync(o => o.Number == 2)).Answer(OpinionEnd.Answered, "下月办理", new DateOnly(2026, 10, 29)));
        await IsNotAsync(bot, "规10 ");

        await bot.SayAsync("zhoumin", "课题 养老服务消防 陈丽华");
        await IsAsync(bot, "规7 班子成员领题 部分：1/2");
        await bot.SayAsync("zhoumin", "课题 临时救助审批 许文静");
        await IsNotAsync(bot, "规7 ");
        await bot.SayAsync("zhoumin", "课2 作废 并到明年再做");
        await IsAsync(bot, "规7 班子成员领题 部分：1/2");

        await IsAsync(bot, "规8 调研计划 没有记录");
        await bot.SayAsync("chenlihua", "调研 城东社区 11月12日 课1");
        await IsNotAsync(bot, "规8 ");
        await bot.SayAsync("chenlihua", "访1 撤回");
        await IsAsync(bot, "规8 调研计划 没有记录");
    }

    [Fact]
    public async Task What_is_dropped_later_changes_no_day_before()
    {
        await using var bot = await Office.OpenAsync("2026-10-12 09:00");
        await bot.SayAsync("zhoumin", "课题 夜间照明 陈丽华");
        await bot.SayAsync("zhoumin", "课题 社区消防 许文静");
        await bot.SayAsync("chenlihua", "调研 东花市街道 11月20日 课1");
        await bot.SayAsync("xuwenjing", "调研 城南社区 11月20日 课2");
        var october = await bot.OnAsync("11-02", "zhoumin", "监控清单 10月31日");
        Assert.DoesNotContain("规7 ", october, StringComparison.Ordinal);
        Assert.DoesNotContain("规8 ", october, StringComparison.Ordinal);

        Assert.Contains("课2 已作废", await bot.OnAsync("11-05", "zhoumin", "课2 作废 明年再做"), StringComparison.Ordinal);
        Assert.Contains("访1 已作废", await bot.SayAsync("chenlihua", "访1 作废 社区腾不出时间"), StringComparison.Ordinal);

        Assert.Equal(october, await bot.SayAsync("zhoumin", "监控清单 10月31日"));
        await IsAsync(bot, "规7 班子成员领题 部分：1/2");
        await IsAsync(bot, "规8 调研计划 没有记录");
    }

    [Theory]
    [InlineData("2026-08-12", null, "未到时间（12月）")]
    [InlineData("2027-01-13", null, "没有记录")]
    [InlineData("2027-02-03", "2026-10-08", "没有记录")]
    [InlineData("2027-02-03", "2027-01-04", "未到时间（12月）")]
    public async Task A_month_is_the_campaigns_first_and_does_not_begin_anew_in_january(string day, string? from, string told)
    {
        var folder = LedgerFolder.With();

        if (from is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "campaign.json"), $$"""{ "Campaigns": [{ "Name": "改进作风", "From": "{{from}}" }] }""", Bot.Token);
        }

        await using var bot = await Office.OpenAsync($"{day} 09:00", ("BOTSERVICE_CONFIG_DIR", folder));
        await IsAsync(bot, $"规9 专题组织生活会 {told}");
    }

    [Fact]
    public async Task A_number_behind_the_last_action_is_told_how_far_they_go_and_the_figures_stand_one_a_line()
    {
        await using var bot = await Office.OpenAsync("2026-11-03 09:00");
        Assert.Contains("没有规15，最大到规11。看清单发 监控清单", await bot.SayAsync("zhoumin", "规15"), StringComparison.Ordinal);
        Assert.Contains("规3 记为达到", await bot.SayAsync("zhoumin", "规3 达到"), StringComparison.Ordinal);
        Assert.Contains("没有规15，最大到规11", await bot.SayAsync("zhoumin", "规15"), StringComparison.Ordinal);

        Assert.EndsWith("\n已落实 1\n部分 0\n未到时间 1\n未落实 0\n要人判断 2\n没有记录 7", await bot.SayAsync("zhoumin", "监控清单 统计"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rows_of_the_file_are_exported_as_they_stood_on_the_day_with_what_records_tell_of_each()
    {
        await using var bot = await Office.OpenAsync("2026-11-09 09:00");
        Assert.Contains("规3 记为达到", await bot.OnAsync("11-10", "zhoumin", "规3 达到"), StringComparison.Ordinal);
        Assert.Contains("监控清单的表格（截至11月10日）正在做", await bot.SayAsync("zhoumin", "监控清单 导出"), StringComparison.Ordinal);
        Assert.Contains("监控清单的表格（截至11月9日）正在做", await bot.SayAsync("linxiaoyan", "监控清单 11月9日 导出"), StringComparison.Ordinal);
        await bot.AdvanceToAsync("2026-11-10 10:10");

        var (today, before) = (Book("监控清单-20261110.xlsx"), Book("监控清单-20261109.xlsx"));
        Assert.Equal(("截至2026年11月10日", "规定动作 11 项，已落实 1，未到时间 1，要人判断 2，没有记录 7"), (today.At("监控清单", "A2"), today.At("监控清单", "B2")));
        Assert.Equal(["规3", "制定实施方案", "已落实", "", ""], Line(today, 6));
        Assert.Equal(["规9", "专题组织生活会", "未到时间", "0/5", "12月"], Line(today, 12));
        Assert.Contains("规3", today.Rows("经过").SelectMany(row => row));
        Assert.Equal(["规3", "制定实施方案", "要人判断", "", ""], Line(before, 6));
        Assert.DoesNotContain("规3", before.Rows("经过").SelectMany(row => row));

        using var chief = await Browser.SignInAsync(bot, "zhoumin");
        using var file = await chief.GetAsync("/ledgers/action/export?day=2026-11-09");
        Assert.Equal(Line(before, 14), Line(new RawWorkbook(await file.Content.ReadAsByteArrayAsync(Bot.Token)), 14));

        RawWorkbook Book(string name) => new(bot.WeCom.Uploads.Single(upload => upload.FileName == name).Content.ToArray());
        static IEnumerable<string> Line(RawWorkbook book, int line) => "ABCDE".Select(column => book.At("监控清单", $"{column}{line}"));
    }

    private static Task NoticeAsync(Bot bot, int number, Tiers audience) => bot.ChangeAsync(db =>
    {
        db.Topics.Add(new Topic
        {
            Sort = TopicSort.Notice,
            Number = number,
            Title = $"会议精神（{number}）",
            Series = "会议精神",
            Audience = audience,
            WeekKey = StudyWeek.Of(new DateOnly(2026, 10, 12)).Key,
            OpensAt = Bot.At("2026-10-12 10:00"),
            OpenedAt = Bot.At("2026-10-12 10:00"),
            DueAt = Bot.At("2026-10-19 10:00"),
            LateUntil = Bot.At("2026-10-26 10:00"),
        });
        return Task.CompletedTask;
    });

    private static Task IsAsync(Bot bot, string line) => bot.AnswersAsync("zhoumin", "监控清单", line);

    private static Task IsNotAsync(Bot bot, string line) => bot.AnswersWithoutAsync("zhoumin", "监控清单", line);
}
