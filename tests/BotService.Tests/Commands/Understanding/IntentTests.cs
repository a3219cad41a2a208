using System.Globalization;
using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Commands.Understanding;

/// <summary>What people ask for in their own words, written by somebody who had not seen the grammar: which command it comes to, by who asks.</summary>
public sealed class IntentTests
{
    /// <summary>Words of commands, and in brackets how an answer without a command begins.</summary>
    private static readonly Dictionary<string, string[]> Fitting = new(StringComparer.Ordinal)
    {
        ["thisweek"] = ["本周"],
        ["mine"] = ["我的", "我的数据"],
        ["missing"] = ["未报", "进度", "统计", "各组"],
        ["figures"] = ["进度", "统计", "各组", "趋势", "明细"],
        ["chase"] = ["催办", "(提醒大家由本组联络员来做", "(催办由各组联络员来做"],
        ["leave"] = ["请假"],
        ["takeback"] = ["撤回", "(要撤回您最近的一条记录吗"],
        ["help"] = ["帮助"],
        ["export"] = ["导出", "(表格由管理员导出"],
        ["opinion"] = ["意见", "(这句话像是意见", "(请把意见写在后面"],
        ["todo"] = ["清单", "任务清单", "问题清单"],
        ["report"] = ["总结"],
        ["console"] = ["控制台"],
        ["postpone"] = ["(截止时间由管理员来改", "(不能单独约时间", "延期"],
        ["other"] = ["(talk)", "(unknown)", "帮助"],
    };

    [Fact]
    public async Task Most_intents_come_to_the_command_that_answers_them_and_none_to_a_record()
    {
        await using var bot = await Bot.StartAsync();
        var catalog = bot.Services.GetRequiredService<CommandCatalog>();
        var all = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Cases", "intents.tsv")).Select(line => line.Split('\t')).Select(cells => (Who: cells[1], Text: cells[2], Want: cells[3])).ToList();
        var read = all.Select(said => (said.Text, said.Want, Came: CameTo(catalog.Read(said.Text), ViewerOf(said.Who)))).ToList();

        var missed = read.Where(said => !Fitting[said.Want].Any(fitting => fitting == said.Came || (fitting[0] is '(' && said.Came.StartsWith(fitting, StringComparison.Ordinal)))).ToList();
        Assert.True(missed.Count <= all.Count / 10 && !missed.Exists(said => said.Came is "已学" or "没学"), string.Create(CultureInfo.InvariantCulture, $"{missed.Count} of {all.Count} missed:\n{string.Join('\n', missed.Select(said => $"{said.Want}: {said.Text} → {said.Came}"))}"));
    }

    [Theory]
    [InlineData("我的记录是不是搞错了")]
    [InlineData("你们是不是记错了")]
    [InlineData("系统弄错了吧")]
    [InlineData("这次不算迟到吧")]
    [InlineData("你们怎么把我的已学给我撤了")]
    [InlineData("系统怎么把我的记录给我撤回了？")]
    [InlineData("刚才群里谁撤回了一条消息")]
    [InlineData("名字搞错了，应该是王芳")]
    [InlineData("链接搞错了，打开是上周的")]
    [InlineData("刚才手滑发了个表情")]
    [InlineData("那个视频不算吧？")]
    [InlineData("上午手滑点了没学，其实学完了")]
    public void Who_disputes_a_record_takes_nothing_back(string said) => Assert.NotEqual("撤回", CameTo(ReadingCatalog.Make().Read(said), ViewerOf("member")));

    [Theory]
    [InlineData("请各支部提醒未完成的同志抓紧学习")]
    [InlineData("请还没学的同志今天下班前完成")]
    public void What_is_passed_on_to_many_asks_for_nothing(string said) => Assert.Equal("(talk)", CameTo(ReadingCatalog.Make().Read(said), ViewerOf("liaison")));

    private static Viewer ViewerOf(string who) => Viewer.From(
        "bob", who == "admin" ? null : Member.Create("bob", "鲍勃", 1, who == "liaison" ? Role.Liaison : Role.Member), isConfiguredAdmin: who == "admin", standsIn: false);

    private static string CameTo(Understood understood, Viewer viewer) => understood switch
    {
        Understood.Run run => run.Word,
        Understood.Wants intent => intent.CommandFor(viewer)?.Word ?? $"({intent.Intent.Otherwise?.Invoke(viewer, intent.Rest)?.Text})",
        Understood.Talk => "(talk)",
        Understood.Unknown => "(unknown)",
        Understood.Several => "已学",
        _ => "(asked)",
    };
}
