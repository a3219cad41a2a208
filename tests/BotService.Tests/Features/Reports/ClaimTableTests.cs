using System.Text.RegularExpressions;
using BotService.Features.Reports;
using BotService.Features.Reports.Claims;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Features.Reports;

/// <summary>The second table of section 8.3, row by row: what the text says and what the records say to it.</summary>
public sealed class ClaimTableTests
{
    private const string Report = """{ "Bindings": [{ "Name": "问题", "Before": "查出", "After": "件", "Figure": "problem" }] }""";

    [Fact]
    public async Task Every_sentence_that_a_record_can_tell_of_is_in_the_shipped_text_and_stands_on_the_sheet_in_its_order()
    {
        await using var office = await ReportOffice.OpenAsync();
        await office.SayAsync("总结");
        var told = new RawWorkbook(await office.FileAsync("来源.xlsx")).Rows("说法").Skip(1).Select(row => row[0]!).ToList();

        await using var scope = office.Bot.Services.CreateAsyncScope();
        var known = scope.ServiceProvider.GetServices<IClaimChecks>().SelectMany(checks => checks.Checks).Select(one => one.Phrase).ToList();
        var text = string.Concat(scope.ServiceProvider.GetRequiredService<IOptions<ReportOptions>>().Value.Template!.Document.Paragraphs);

        Assert.NotEmpty(known);
        Assert.All(known, phrase => Assert.Contains(phrase, text, StringComparison.Ordinal));
        Assert.Equal(known.Distinct(), known);
        Assert.Equal(known.OrderBy(phrase => text.IndexOf(phrase, StringComparison.Ordinal)), told);
    }

    [Fact]
    public async Task Problems_are_counted_by_chain_and_state_by_what_they_were_held_against_and_by_how_they_are_mended()
    {
        await using var office = await OpenAsync("列出问题清单，围绕“六对标六检视”，“当下改”与“长久立”相结合");
        await office.ItemAsync("problem", 1, "9-2", """{"aspect":"理论学习","horizon":"当下改"}""", "9-10 Claim Claimed", "9-11 Pass Closed");
        await office.ItemAsync("problem", 2, 1, "10-1", """{"aspect":"廉洁自律","horizon":"当下改"}""");
        var standing = await office.ItemAsync("problem", 3, "9-3", """{"aspect":"工作作风","horizon":"长久立"}""", "9-12 Stand Standing");
        await office.ItemAsync("problem", 4, "9-4", null, "9-6 Void Void");
        await office.ItemAsync("problem", 5, "9-5", null, "9-5 Raise Raised");
        await ReviewAsync(office, standing, new DateOnly(2026, 11, 1));

        var claims = await ClaimsAsync(office);

        Assert.Equal(("对得上", "发现 2 个：已销号 0，待核实 0，办理中 1，长期 1；另有待立项 1，作废 1"), claims["列出问题清单"]);
        Assert.Equal(("对不上", "问题写的对照：理论学习 1，政治素质 0，能力本领 0，担当作为 0，工作作风 1，廉洁自律 0"), claims["六对标六检视"]);
        Assert.Equal(("对不上", "问题写的改法：当下改 1，长久立 1；长期 1，过了复查日的 1"), claims["“当下改”与“长久立”相结合"]);

        await ReviewAsync(office, standing, new DateOnly(2027, 1, 15));
        Assert.Equal(("对得上", "问题写的改法：当下改 1，长久立 1；长期 1，过了复查日的 0"), (await ClaimsAsync(office))["“当下改”与“长久立”相结合"]);
    }

    [Fact]
    public async Task What_an_older_list_calls_done_is_beside_the_problems_that_count_as_in_their_own_list()
    {
        await using var office = await OpenAsync("列出问题清单，“当下改”与“长久立”相结合");
        await office.ItemAsync("problem", 1, "9-2", """{"horizon":"当下改"}""", "9-10 Claim Claimed", "9-11 Pass Closed");
        await office.ItemAsync("problem", 2, "9-3", """{"horizon":"长久立"}""");
        await office.ImportedAsync(await office.ItemAsync("problem", 3, "9-4", """{"horizon":"当下改"}""", "9-12 Claim Closed"));

        var claims = await ClaimsAsync(office);

        Assert.Equal(("对得上", "发现 2 个：已销号 1，待核实 0，办理中 1，长期 0；另有 1 个在导入前已完成（没有核实人）"), claims["列出问题清单"]);
        Assert.StartsWith("问题写的改法：当下改 1，长久立 1；", claims["“当下改”与“长久立”相结合"].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_missed_is_held_against_the_problems_about_it_and_innovations_against_their_measure_and_team()
    {
        await using var office = await OpenAsync("逐个制定推进方案，定期进行量化考评，一个事项、一个专班，及时纠正整改");
        var missed = await office.ItemAsync("action", 5, "10-8", null, "10-8 Miss Doing");
        await office.ItemAsync("action", 6, "10-8", null, "10-8 Miss Doing", "10-20 Reach Closed");
        await office.LinkAsync(await office.ItemAsync("problem", 1, "10-8", null), missed, "10-8");
        var measured = await office.ItemAsync("innovation", 1, "9-8", """{"indicator":"平均办理天数","baseline":"20","target":"10","actual":"12.5"}""", "10-9 Claim Claimed", "10-10 Pass Closed");
        await office.ItemAsync("innovation", 2, "9-8", """{"indicator":"好评"}""");
        await office.ItemAsync("innovation", 3, "9-8", null);
        var task = await office.ItemAsync("task", 1, "9-8", null);
        await office.Bot.ChangeAsync(async db =>
        {
            var bob = await db.Members.SingleAsync(m => m.UserKey == "bob", Bot.Token);
            db.LedgerTeams.AddRange(((int[])[measured, task]).Select(item => new LedgerTeam { ItemId = item, MemberId = bob.Id, Role = LedgerRole.Member, Since = new DateOnly(2026, 9, 8) }));
        });

        var claims = await ClaimsAsync(office);

        Assert.Equal(("对不上", "未达到的提了问题：1/2"), claims["及时纠正整改"]);
        Assert.Equal(("对不上", "创新有指标：2/3"), claims["逐个制定推进方案"]);
        Assert.Equal(("对不上", "创新有指标并在期间测过：1/3"), claims["定期进行量化考评"]);
        Assert.Equal(("对不上", "有专班：创新 1/3，任务 1/1"), claims["一个事项、一个专班"]);
    }

    [Fact]
    public async Task Visits_that_met_are_told_apart_by_what_became_of_them_and_another_name_of_a_place_is_that_place()
    {
        const string Campaign = """{ "Campaigns": [{ "Name": "整改", "From": "2026-09-01", "Places": { "城东社区": ["老东门"] } }] }""";
        await using var office = await OpenAsync("防止扎堆调研", Campaign);
        Assert.Equal(("没有记录", "还没有走访的记录"), (await ClaimsAsync(office))["防止扎堆调研"]);
        await VisitAsync(office, 1, "9-8", "城东社区", "局党组");
        Assert.Equal(("对得上", "没有扎堆的走访"), (await ClaimsAsync(office))["防止扎堆调研"]);

        await VisitAsync(office, 2, "9-9", "城东社区居委会", "一支部", "9-9 Keep Doing");
        await VisitAsync(office, 3, "9-10", "城东社区", "一支部", "9-9 Merge Void");
        await VisitAsync(office, 4, "9-11", "城南社区", "一支部", "9-9 Move Doing");
        Assert.Equal(("对得上", "扎堆提示 3 次：合并 1，改期或换地点 1，说明后仍去 1，没有说明 0"), (await ClaimsAsync(office))["防止扎堆调研"]);

        await VisitAsync(office, 5, "9-10", "老东门", "一支部");
        Assert.Equal(("对不上", "扎堆提示 4 次：合并 1，改期或换地点 1，说明后仍去 1，没有说明 1"), (await ClaimsAsync(office))["防止扎堆调研"]);
    }

    [Fact]
    public async Task A_visit_without_days_of_its_own_is_met_where_its_list_has_it()
    {
        await using var office = await OpenAsync("防止扎堆调研");
        await VisitAsync(office, 1, "9-14", "河东社区", "局党组");
        await VisitAsync(office, 2, "9-16", "河东社区", "一支部");
        await office.Bot.ChangeAsync(async db => (await db.LedgerItems.SingleAsync(i => i.Kind == "visit" && i.Number == 2, Bot.Token)).VisitFrom = null);

        Assert.Equal(("对不上", "扎堆提示 1 次：合并 0，改期或换地点 0，说明后仍去 0，没有说明 1"), (await ClaimsAsync(office))["防止扎堆调研"]);
    }

    [Fact]
    public async Task Meetings_classes_forms_and_what_upper_levels_said_are_held_against_their_own_records()
    {
        await using var office = await OpenAsync("第一时间专题学习，召开动员部署会，对全体党员干部，常态学习班与专题学习班相结合，个人自学，主题践学", now: "2026-09-08 10:05");
        var none = await ClaimsAsync(office);
        Assert.All(none.Values, claim => Assert.Equal("没有记录", claim.Verdict));

        var code = Regex.Match(await office.SayAsync("开活动 动员会"), "签到 (\\d{4})").Groups[1].Value;
        await office.Bot.SayAsync("alice", $"签到 {code}");
        await office.Bot.SayAsync("bob", $"签到 {code}");
        await office.SayAsync("关活动");
        await office.Bot.ChangeAsync(db =>
        {
            db.Topics.AddRange(
                Opened("讲话精神专题", "2026-09-02", StudyForm.Practice, TopicSort.Study, Tiers.Branch),
                Opened("第一讲", "2026-09-03", StudyForm.Led, TopicSort.ClassDay, Tiers.Leadership),
                Opened("第二讲", "2026-09-04", StudyForm.Led, TopicSort.ClassDay, Tiers.Leadership));
            return Task.CompletedTask;
        });
        await office.Bot.DoAsync("chief", "传达 十月安排");

        var claims = await ClaimsAsync(office);

        Assert.Equal(("对得上", "专题 1 个：第36周《讲话精神专题》9月2日，没有人学过"), claims["第一时间专题学习"]);
        Assert.Equal(("对得上", "动员会 1 场：动员会 9月8日，到 2/3"), claims["召开动员部署会"]);
        Assert.Equal(("对不上", "到过动员会：2/3"), claims["对全体党员干部"]);
        Assert.Equal(("对得上", "常态 1 个专题；专题班 1 个：读书班 2 天"), claims["常态学习班与专题学习班相结合"]);
        Assert.Equal(("没有记录", "没有关闭过的个人自学，也没有这样学的专题"), claims["个人自学"]);
        Assert.Equal(("对得上", "主题践学的专题 1 个"), claims["主题践学"]);
    }

    private static Topic Opened(string title, string day, StudyForm form, TopicSort sort, Tiers audience)
    {
        var at = Bot.At($"{day} 09:07");
        return new Topic
        {
            Title = title,
            Audience = audience,
            Form = form,
            Sort = sort,
            Series = sort is TopicSort.ClassDay ? "读书班" : null,
            Number = sort is TopicSort.ClassDay ? 1 : null,
            WeekKey = StudyWeek.Of(DateOnly.FromDateTime(at.Date)).Key,
            OpensAt = at,
            OpenedAt = at,
            DueAt = at.AddDays(1),
            LateUntil = at.AddDays(2),
            ClosedAt = at.AddDays(2),
        };
    }

    private static async Task VisitAsync(ReportOffice office, int number, string day, string place, string group, params string[] steps)
    {
        var id = await office.ItemAsync("visit", number, day, null, steps);
        await office.Bot.ChangeAsync(async db =>
        {
            var item = await db.LedgerItems.SingleAsync(i => i.Id == id, Bot.Token);
            (item.Title, item.GroupId) = (place, (await db.Groups.SingleAsync(g => g.Name == group, Bot.Token)).Id);
        });
    }

    private static Task ReviewAsync(ReportOffice office, int id, DateOnly day) => office.Bot.ChangeAsync(async db => (await db.LedgerItems.SingleAsync(i => i.Id == id, Bot.Token)).ReviewOn = day);

    private static Task<ReportOffice> OpenAsync(string text, string campaign = ReportOffice.Campaign, string now = "2026-11-30 12:00") =>
        ReportOffice.OpenAsync(now, campaign, Report, DocxMaker.Of(DocxMaker.Paragraph($"查出*件，{text}。")));

    private static async Task<Dictionary<string, (string Verdict, string Words)>> ClaimsAsync(ReportOffice office)
    {
        await office.SayAsync("总结");
        return new RawWorkbook(await office.FileAsync("来源.xlsx")).Rows("说法").Skip(1).ToDictionary(row => row[0]!, row => (row[1]!, row[2]!));
    }
}
