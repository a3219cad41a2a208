using BotService.Tests.Harness;

namespace BotService.Tests.Features.Reports;

public sealed class ReportTests
{
    [Fact]
    public async Task The_seeds_own_text_is_filled_from_the_records_of_the_year_and_says_where_each_figure_comes_from()
    {
        await using var office = await ReportOffice.OpenAsync();
        await YearEnd.ProblemsAsync(office);
        await YearEnd.OthersAsync(office);

        var answer = await office.SayAsync("总结 11月30日");

        Assert.Contains("稿1 主题教育 截至11月30日：14 处填了 13 处，1 处没有依据", answer, StringComparison.Ordinal);
        Assert.Contains("数2 指导组名称：campaign.json 里没有写 GuidanceGroup", answer, StringComparison.Ordinal);
        var clean = await office.FileAsync("稿1.docx");
        var text = DocxMaker.TextOf(clean);
        string[] expected =
        [
            "在市委的统一安排部署下，在*指导组的精心指导下", "讲话精神和市委实施方案", "发现问题4个，完成整改3个", "确定整改整治问题5个、办实事6项", "梳理细化16条重点任务",
            "分解细化为4个方面研究课题", "共8个专题的学习", "围绕市委确定的3个调研方向，制定完善调研计划4份", "赴基层开展调研20余次",
        ];
        Assert.All(expected, sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
        Assert.Equal(1, text.Count(c => c == '*'));
        Assert.Empty(DocxMaker.ProblemsOf(clean));

        var sources = new RawWorkbook(await office.FileAsync("来源.xlsx"));
        Assert.Contains(sources.Rows("数14 调研"), row => row[0] == "访23" && row[2] == "已走访" && row[4] == "1");
        Assert.Contains(sources.Rows("数5 完成整改"), row => row[0] == "问8" && row[2] == "办理中（逾期）" && row[4] == "0");
        Assert.Contains(sources.Rows("总表"), row => row[0] == "数14" && row[2] == "20余" && row[3] == "23");
        Assert.Contains(sources.Rows("说法"), row => row[0] == "每周述学" && row[1] == "没有记录");
        Assert.Contains(sources.Rows("说法"), row => row[0] == "逐项明确责任单位、完成时限" && row[1] == "对不上");

        await office.SayAsync("总结 批注");
        var working = await office.FileAsync("批注.docx");
        Assert.Empty(DocxMaker.ProblemsOf(working));
        Assert.Contains(DocxMaker.CommentsOf(working), comment => comment.StartsWith("数2 指导组名称\n没有依据，留着 *", StringComparison.Ordinal));
        Assert.Contains(DocxMaker.CommentsOf(working), comment => comment.StartsWith("数14 调研：20余", StringComparison.Ordinal) && comment.Contains("准确数 23，记录 23 条", StringComparison.Ordinal));
        Assert.Equal(DocxMaker.TextOf(clean), DocxMaker.TextOf(working));
        Rendered.Keep("report", working);
    }

    [Fact]
    public async Task Each_figure_can_be_asked_for_any_day_with_the_records_behind_it()
    {
        await using var office = await ReportOffice.OpenAsync();
        await YearEnd.ProblemsAsync(office);

        var all = await office.SayAsync("数字");
        Assert.Contains("数4 发现问题 4\n数5 完成整改 3\n数6 确定整改整治问题 5", all, StringComparison.Ordinal);
        Assert.Contains("数7 办实事：实事清单里还没有记录", all, StringComparison.Ordinal);

        var five = await office.SayAsync("数5");
        Assert.Contains("数5 完成整改 3 个，截至11月30日：", five, StringComparison.Ordinal);
        Assert.Contains("问1 9月11日，问2 9月18日，问7 10月16日", five, StringComparison.Ordinal);
        Assert.Contains("没算的：问8 办理中（逾期）；导入未核实 0", five, StringComparison.Ordinal);

        Assert.Contains("数5 完成整改 2 个", await office.SayAsync("数5 10月15日"), StringComparison.Ordinal);
        Assert.Contains("问3→问11", await office.SayAsync("数6"), StringComparison.Ordinal);
        Assert.Contains("没有数99，最大到数14", await office.SayAsync("数99"), StringComparison.Ordinal);
        Assert.DoesNotContain("数5", await office.Bot.SayAsync("bob", "数5"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_drafts_differ_by_records_each_with_its_cause()
    {
        await using var office = await ReportOffice.OpenAsync("2026-10-31 12:00");
        await YearEnd.ProblemsAsync(office);
        await office.VisitsAsync(1, 20, "9-9");
        await office.SayAsync("总结");
        await office.ItemAsync("visit", 21, "10-29", null, "10-29 Raise Doing@11-3", "10-29 Claim Closed@11-3");
        await office.VisitsAsync(22, 23, "11-10");
        await office.Bot.AdvanceToAsync("2026-11-30 12:00");
        await office.SayAsync("总结");

        var answer = await office.SayAsync("总结 比 稿1 稿2");

        Assert.Contains("稿1（截至10月31日）→ 稿2（截至11月30日）", answer, StringComparison.Ordinal);
        Assert.Contains("数5 完成整改 3 → 3：没有变化", answer, StringComparison.Ordinal);
        Assert.Contains("数14 调研 20次（20） → 20余次（23）：＋访21（补录：11月3日记10月29日）；＋访22、访23（新增）", answer, StringComparison.Ordinal);
        Assert.Contains("现在再算10月31日：数14 是 21 次，其余不变", answer, StringComparison.Ordinal);
        Assert.Contains("口径没有变，模板没有变", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("说不清", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_final_once_and_after_a_question()
    {
        await using var office = await ReportOffice.OpenAsync();

        Assert.Contains("14 处填了 4 处", await office.SayAsync("总结"), StringComparison.Ordinal);
        Assert.Contains("还没有定稿", await office.SayAsync("总结 定稿 稿1"), StringComparison.Ordinal);
        Assert.Contains("稿1 已定稿", await office.SayAsync("是"), StringComparison.Ordinal);
        Assert.Contains("已经定稿", await office.SayAsync("总结 定稿 1"), StringComparison.Ordinal);
        Assert.Contains("没有稿7", await office.SayAsync("总结 定稿 稿7"), StringComparison.Ordinal);
        Assert.Contains("还没到", await office.SayAsync("总结 12月31日"), StringComparison.Ordinal);
        Assert.Contains("才开始", await office.SayAsync("总结 8月31日"), StringComparison.Ordinal);
        await office.Bot.AdvanceToAsync("2026-11-30 12:20");
        Assert.Contains("稿1 主题教育 截至11月30日（11月30日定稿）", await office.SayAsync("稿1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_with_a_draft_may_be_said_behind_its_number()
    {
        await using var office = await ReportOffice.OpenAsync();
        await office.SayAsync("总结");
        await office.SayAsync("总结 截止到11月29日");

        Assert.Contains("稿2 主题教育 截至11月29日", await office.SayAsync("稿2 批注"), StringComparison.Ordinal);
        Assert.Contains("→ 稿2", await office.SayAsync("总结 稿1 比 稿2"), StringComparison.Ordinal);
        Assert.Contains("→ 稿2", await office.SayAsync("稿1比稿2"), StringComparison.Ordinal);
        Assert.Contains("还没有定稿。稿1", await office.SayAsync("总结 稿1 定稿"), StringComparison.Ordinal);
        Assert.Contains("稿1 已定稿", await office.SayAsync("是"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("数4 明细", "数4 发现问题 4 个，截至11月30日")]
    [InlineData("明细 数4", "数4 发现问题 4 个，截至11月30日")]
    [InlineData("数4 截至到10月20日", "截至10月20日")]
    [InlineData("数4 10月20日止", "截至10月20日")]
    [InlineData("数字 截止到10月20日为止", "截至10月20日")]
    [InlineData("数4 随便哪天", "没有看懂“随便哪天”，没有算")]
    [InlineData("数字 #b", "没有这个数，发 数字 看全部")]
    [InlineData("数字 #88888888888", "没有这个数，发 数字 看全部")]
    public async Task A_figure_is_asked_for_in_the_words_of_an_office(string said, string answer)
    {
        await using var office = await ReportOffice.OpenAsync();
        await YearEnd.ProblemsAsync(office);

        Assert.Contains(answer, await office.SayAsync(said), StringComparison.Ordinal);
    }
}
