using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Reports;

/// <summary>The sheet 说法 says what the records said on the draft's day, as they were known when it was made, however late it is asked for.</summary>
public sealed class ClaimTests
{
    [Fact]
    public async Task What_the_text_says_is_held_against_the_day_of_the_draft_and_stays()
    {
        await using var office = await ReportOffice.OpenAsync(
            campaign: """{ "Campaigns": [{ "Name": "整改", "From": "2026-09-01" }] }""", report: """{ "Bindings": [{ "Name": "问题", "Before": "查出", "After": "件", "Figure": "problem" }] }""",
            template: DocxMaker.Of(DocxMaker.Paragraph("查出*件，列出问题清单，层次化建立“学习清单”，定期进行督查督办，", "对落实情况进行动态监控，确保下步能转化，建立“工作台账”。")));
        await RecordsAsync(office);

        var before = await ClaimsAsync(office, "总结 9月30日");
        var after = await ClaimsAsync(office, "总结");

        Assert.Equal(("对得上", "发现 2 个：已销号 1，待核实 0，办理中 1，长期 0"), before["列出问题清单"]);
        Assert.Equal(("对得上", "发现 3 个：已销号 1，待核实 0，办理中 1，长期 1"), after["列出问题清单"]);
        Assert.Equal(("对不上", "课题结题并有转化：0/1"), before["确保下步能转化"]);
        Assert.Equal(("对得上", "课题结题并有转化：1/1"), after["确保下步能转化"]);
        Assert.Equal(("对不上", "党组 1 个专题，支部 1 个专题，青年小组 0 个专题"), before["层次化建立“学习清单”"]);
        Assert.Equal(("对得上", "党组 2 个专题，支部 1 个专题，青年小组 1 个专题"), after["层次化建立“学习清单”"]);
        Assert.Equal(("对不上", "规定动作有鉴定结论：1/11"), before["落实情况进行动态监控"]);
        Assert.Equal(("对不上", "规定动作有鉴定结论：2/11"), after["落实情况进行动态监控"]);
        Assert.Equal("没有记录", before["定期进行督查督办"].Verdict);
        Assert.Equal(("对不上", "督办 1 次：9月 0，10月 1，11月 0"), after["定期进行督查督办"]);
        Assert.Equal(("对不上", "任务按单位：没有单位 1"), after["建立“工作台账”"]);

        // Whatever comes later, late or is taken back: the draft's own sheet does not move.
        await office.Bot.AdvanceToAsync("2026-12-02 12:00");
        await office.ItemAsync("problem", 9, "9-3", null, "9-3 Raise Doing@12-1");
        await office.TakeBackAsync(1, "2026-12-01 10:00");
        await office.Bot.ChangeAsync(db => db.Topics.ExecuteUpdateAsync(set => set.SetProperty(t => t.VoidedAt, Bot.At("2026-12-01 11:00"))));
        Assert.Equal(before, await ClaimsAsync(office, "总结 稿1"));
        Assert.NotEqual(before["列出问题清单"], (await ClaimsAsync(office, "总结 9月30日"))["列出问题清单"]);
    }

    private static async Task RecordsAsync(ReportOffice office)
    {
        await office.ItemAsync("problem", 1, "9-2", null, "9-18 Claim Claimed", "9-20 Pass Closed");
        await office.ItemAsync("problem", 2, "9-25", null);
        await office.ItemAsync("problem", 3, "10-9", null, "10-12 Stand Standing");
        await office.ItemAsync("subject", 1, "9-2", null, "10-9 Claim Claimed", "10-10 Pass Closed");
        await office.ItemAsync("action", 2, "9-10", null, "9-10 Reach Closed");
        await office.ItemAsync("action", 5, "10-8", null, "10-8 Miss Doing");
        await office.ItemAsync("task", 1, "9-4", null, "10-20 Chase Doing");
        await office.Bot.ChangeAsync(db =>
        {
            foreach (var (tiers, day) in ((Tiers, string)[])[(Tiers.Leadership, "2026-09-07"), (Tiers.Branch, "2026-09-14"), (Tiers.Leadership | Tiers.Youth, "2026-10-12"), (Tiers.Youth, "2026-08-24")])
            {
                var at = Bot.At($"{day} 09:07");
                db.Topics.Add(new Topic { Title = $"专题{day}", Audience = tiers, WeekKey = StudyWeek.Of(DateOnly.FromDateTime(at.Date)).Key, OpensAt = at, OpenedAt = at, DueAt = at.AddDays(4), LateUntil = at.AddDays(20), ClosedAt = at.AddDays(20) });
            }

            return Task.CompletedTask;
        });
    }

    private static async Task<Dictionary<string, (string Verdict, string Words)>> ClaimsAsync(ReportOffice office, string said)
    {
        Assert.DoesNotContain("没有", (await office.SayAsync(said)).Split('\n')[0]);
        return new RawWorkbook(await office.FileAsync("来源.xlsx")).Rows("说法").Skip(1).ToDictionary(row => row[0]!, row => (row[1]!, row[2]!));
    }
}
