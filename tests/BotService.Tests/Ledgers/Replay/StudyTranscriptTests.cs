using BotService.Features.Topics;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Ledgers.Replay;

/// <summary>Section 5.8 of the ledgers' specification, word for word.</summary>
public sealed class StudyTranscriptTests
{
    [Theory]
    [InlineData(InputWay.Buttons)]
    [InlineData(InputWay.Text)]
    public async Task Study_lists(InputWay hand)
    {
        await using var stage = await TranscriptRunner.OpenAsync("2026-09-07 08:00", hand);
        await PlanAsync(stage.Bot);
        await stage.Bot.AdvanceToAsync("2026-10-14 10:00");
        await stage.Bot.ChangeAsync(StudiedAsync);
        await stage.PlayAsync("""
            罗一鸣 ▸ 学习清单
            ◂ 支部学习清单（您也在青年理论学习小组）
            第42周 党的二十大精神 个人自学 10月16日 待确认
            第43周 大兴调查研究 交流研学 10月22日 15:00 三楼会议室
            第44周 学用结合 主题践学 10月30日 17:30
            上两周：第41周 已学，第40周 请假
            青年：发 学习清单 青年
            许文静 ▸ 学习清单 党组
            ◂ 党组学习清单：常态 8 个专题（已开 6），专题班 班1“读书班”5 天（9月14日至18日，到 5/5、5/5、4/5、5/5、5/5）
            ≠ whoever asks for a tier by its name reads its topics too; the list itself says so to people of several tiers (发 学习清单 青年)
            = 党组学习清单：常态 8 个专题（已开 6），专题班 班1“读书班”5 天（9月14日至18日，到 5/5、5/5、4/5、5/5、5/5）
            第42周 党的二十大精神 个人自学 10月16日 待确认
            第43周 大兴调查研究 交流研学 10月22日 15:00 三楼会议室
            第44周 学用结合 主题践学 10月30日 17:30
            上两周：第41周 未报，第40周 未报
            支部：发 学习清单 支部
            许文静 ▸ 学习清单 领导
            ◂ 层级写 党组、支部 或 青年
            ≠ with an example, as every refusal has
            = 层级写 党组、支部 或 青年，例如：学习清单 青年
            罗一鸣 ▣ 已学 ▸ 已学
            ◂ 已记下：第42周《党的二十大精神》按时学完。
            ▣ 已学·按时
            罗一鸣 ▸ 学习清单 支部
            ◂ 支部学习清单：常态 8 个专题（已开 6）
            第42周 党的二十大精神 个人自学 10月16日 已学
            第43周 大兴调查研究 交流研学 10月22日 15:00 三楼会议室
            第44周 学用结合 主题践学 10月30日 17:30
            上两周：第41周 已学，第40周 请假
            青年：发 学习清单 青年
            @ 10-31 10:00
            """);
        await stage.Bot.ChangeAsync(StudiedAsync);
        await stage.PlayAsync("""
            admin ▸ 学习清单 统计
            ◂ 截至10月31日：专题 8 个（有人学过 8）；集中领学 6 场、交流研学 4 场、主题践学 2 场；读书班 5 天
            """);
    }

    private static async Task PlanAsync(Bot bot)
    {
        string[] rows =
        [
            "week,title,link,audience,opens,due,late_until,form,sort,series,place",
            .. Enumerable.Range(37, 5).Select(week => $"2026-W{week},专题{week},,,,,,集中领学,,,"),
            "2026-W42,党的二十大精神,,,,,,个人自学,,,", "2026-W43,大兴调查研究,,,,2026-10-22 15:00,,交流研学,,,三楼会议室", "2026-W44,学用结合,,,,,,主题践学,,,",
            .. Enumerable.Range(14, 5).Select(day => $"2026-W38,读书班第{day - 13}天,,党组,2026-09-{day} 09:00,,,集中领学,班,读书班,"),
        ];
        var path = Path.Combine(Path.GetTempPath(), $"topics-{Guid.NewGuid():N}.csv");
        await File.WriteAllLinesAsync(path, rows, Bot.Token);
        var report = await bot.Services.GetRequiredService<TopicImport>().ImportFileAsync(path, [], dryRun: false, Bot.Token);
        File.Delete(path);
        Assert.Empty(report.Problems);
    }

    /// <summary>Somebody confirmed each topic that is open; class days and meetings were held.</summary>
    private static async Task StudiedAsync(BotDbContext db)
    {
        var luo = await db.Members.SingleAsync(m => m.UserId == "luoyiming");
        var leaders = await db.Members.Where(m => m.Group!.Tier == Tiers.Leadership).OrderBy(m => m.Id).ToListAsync();

        foreach (var mine in await db.Participations.Include(p => p.Topic).Where(p => p.MemberId == luo.Id && p.Topic!.WeekKey != 202642).ToListAsync())
        {
            mine.Record(mine.Topic!.WeekKey == 202640 ? Outcome.Excused : Outcome.OnTime, mine.Topic.OpensAt.AddHours(3), luo.Id, remark: null);
        }

        foreach (var other in await db.Participations.Where(p => p.Member!.UserId == "zhangwei").ToListAsync())
        {
            other.Record(Outcome.OnTime, Bot.At("2026-10-14 09:00"), other.MemberId, remark: null);
        }

        if (await db.Gatherings.AnyAsync())
        {
            return;
        }

        var meetings = Enumerable.Repeat("集中领学", 6).Concat(Enumerable.Repeat("交流研学", 4)).Concat(Enumerable.Repeat("主题践学", 2)).Select((form, i) => (Topic: (Topic?)null, Form: form, At: Bot.At("2026-09-21 15:00").AddDays(i)));
        var days = (await db.AllTopics.Where(t => t.Sort == TopicSort.ClassDay).OrderBy(t => t.OpensAt).ToListAsync()).Select(day => (Topic: (Topic?)day, Form: "集中领学", At: day.OpensAt));

        foreach (var (topic, form, at) in meetings.Concat(days))
        {
            var gathering = new Gathering { Name = form, Form = form, Code = "0000", OpenedBy = "xuwenjing", GroupId = leaders[0].GroupId, TopicId = topic?.Id, OpenedAt = at, ClosedAt = at.AddHours(2) };
            db.Gatherings.Add(gathering);
            await db.SaveChangesAsync();
            db.CheckIns.AddRange(leaders.Skip(topic?.Title == "读书班第3天" ? 1 : 0).Select(m => new CheckIn { GatheringId = gathering.Id, MemberId = m.Id, At = at, Day = DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(8)).Date) }));
        }
    }
}
