using BotService.Commands;
using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Commands.Understanding;

/// <summary>Sentences built like an answer that tell of a slip, of another deed, of a plan or of a part, each kind with its neighbour that is an answer.</summary>
public sealed class OtherDeedTests
{
    private static readonly CommandCatalog Catalog = ReadingCatalog.Make();

    [Theory]

    // Sent by mistake, or to be taken back.
    [InlineData("手抖按了已学")]
    [InlineData("刚才不小心点成已学了")]
    [InlineData("发错了已学")]
    [InlineData("手误 已学")]
    [InlineData("误按了“已学”")]
    [InlineData("误发了没学")]
    [InlineData("上午点的已学是误点的")]
    [InlineData("回了已学")]

    // A meeting, a receipt, being there.
    [InlineData("已确认到会")]
    [InlineData("确认准时参会，谢谢")]
    [InlineData("确认知悉")]
    [InlineData("好的确认收到")]
    [InlineData("我签到完成了")]

    // Another study, and other work.
    [InlineData("讲座学习完成")]
    [InlineData("党课学习完毕")]
    [InlineData("补完觉了")]
    [InlineData("家庭作业做完了")]
    [InlineData("工作完成了")]
    [InlineData("已办结")]
    [InlineData("这本书看完了")]
    [InlineData("调研弄完了")]
    [InlineData("做完调查了")]

    // Still ahead, perhaps.
    [InlineData("洗完碗学完")]
    [InlineData("孩子睡了学完")]
    [InlineData("忙完了看完")]

    // A part, and not to the end.
    [InlineData("还差一点没看完")]
    [InlineData("还剩两页没读完")]
    [InlineData("听了没听完")]
    [InlineData("没空看完")]
    [InlineData("这周没办法学完")]
    [InlineData("没看完，晚上接着看")]
    [InlineData("没学完，明早继续学")]
    public void What_tells_of_something_else_is_no_record(string said) => Assert.Null(UtteranceReadingTests.Records(Catalog.Read(said)));

    [Theory]
    [InlineData("确认收到，已学完")]
    [InlineData("收到已学")]
    [InlineData("作业做完了，本周主题也学完了")]
    [InlineData("误点了没学，我学完了")]
    [InlineData("好了学完")]
    [InlineData("确认完成")]
    public void An_answer_beside_it_is_recorded(string said) => Assert.Equal("confirm", UtteranceReadingTests.Records(Catalog.Read(said)));

    [Theory]
    [InlineData("没空看")]
    [InlineData("没看完")]
    [InlineData("误点了已学，我没学")]
    [InlineData("没学，没时间看完")]
    public void An_honest_no_stays_one(string said) => Assert.Equal("notstudied", UtteranceReadingTests.Records(Catalog.Read(said)));

    [Theory]
    [InlineData("吃完饭学完了", nameof(Outcome.OnTime))]
    [InlineData("洗完碗学完了", nameof(Outcome.OnTime))]
    [InlineData("下了夜班学完", nameof(Outcome.Pending))]
    [InlineData("调研做完了", nameof(Outcome.Pending))]
    [InlineData("调研工作学完了", nameof(Outcome.OnTime))]
    [InlineData("打卡完成", nameof(Outcome.Pending))]
    [InlineData("签到完成了", nameof(Outcome.Pending))]
    public async Task What_was_done_and_what_is_planned_are_told_apart(string said, string outcome)
    {
        await using var bot = await Bot.StartAsync();
        await bot.PeopleAsync("bob 鲍勃 一支部");
        await bot.PlanTopicAsync(title: "关于调研工作的重要论述");
        await bot.AdvanceToAsync("2026-09-10 10:00");

        await bot.SayAsync("bob", said);

        Assert.Equal(outcome, (await bot.OutcomeOfAsync("bob")).ToString());
    }

    [Theory]
    [InlineData("手快点了已学")]
    [InlineData("重复按了已学")]
    [InlineData("昨天发的已学是发错的")]
    public async Task A_slip_that_names_its_answer_is_asked_about_and_keeps_what_stands(string said)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");
        await bot.SayAsync("bob", "已学");

        await bot.AnswersAsync("bob", said, "撤回");

        Assert.Equal(Outcome.OnTime, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("还剩一页没看完", "学了一部分")]
    [InlineData("没空读完", "还没学完不要紧")]
    [InlineData("没看完，下午继续", "还没学完不要紧")]
    public async Task Whoever_is_under_way_keeps_the_reminders(string said, string answer)
    {
        await using var bot = await Bot.StartWithTopicAsync("2026-09-08 10:00");

        await bot.AnswersAsync("bob", said, answer);

        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }
}
