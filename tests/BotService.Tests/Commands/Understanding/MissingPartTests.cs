using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Commands.Understanding;

/// <summary>Dialogues in which a part is asked for: the next thing said is that part when it is one, and nothing is recorded that nobody said.</summary>
public sealed partial class MissingPartTests
{
    private const string Tuesday = "2026-09-08 10:11";

    [Theory]
    [InlineData("我想请假", "孩子肺炎要陪护", "孩子肺炎要陪护")]
    [InlineData("请假", "单位抽调去巡察", "单位抽调去巡察")]
    [InlineData("领导，我想请个假", "好的，牙齿要做手术，谢谢", "牙齿要做手术")]
    [InlineData("我请假", "早上发烧了", "早上发烧了")]
    [InlineData("想请几天假", "病假", "病假")]
    public async Task A_leave_is_asked_for_in_two_turns(string asks, string says, string reason)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        Assert.Contains("原因", await bot.SayAsync("bob", asks));
        Assert.Empty(await ReasonsAsync(bot));

        Assert.Contains("已提交请假：9月8日 周二至9月11日 周五", await bot.SayAsync("bob", says));
        Assert.Equal([$"bob {reason}"], await ReasonsAsync(bot));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("请假 下周", "9月14日 周一至9月20日 周日")]
    [InlineData("我明天想请假", "9月9日 周三")]
    [InlineData("我要请两周假", "9月8日 周二至9月21日 周一")]
    public async Task Days_that_were_said_with_it_are_kept_until_the_reason_comes(string asks, string days)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        Assert.Contains($"请 {days} 的假还差一句原因", await bot.SayAsync("bob", asks));

        Assert.Contains($"已提交请假：{days}。", await bot.SayAsync("bob", "外地吊唁"));
        Assert.Equal(["bob 外地吊唁"], await ReasonsAsync(bot));
    }

    [Fact]
    public async Task Days_alone_are_no_reason_and_are_kept_too()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "我想请假");
        Assert.Contains("请 9月10日 周四 的假还差一句原因", await bot.SayAsync("bob", "9月10日"));

        Assert.Contains("9月10日 周四。", await bot.SayAsync("bob", "外婆过世"));
    }

    [Theory]
    [InlineData("谢谢提醒")]
    [InlineData("好的老师")]
    [InlineData("收到")]
    [InlineData("？")]
    [InlineData("嗯嗯")]
    [InlineData("我问问再回您")]
    [InlineData("确认")]
    [InlineData("1")]
    public async Task Politeness_in_between_is_no_reason_and_no_answer_to_the_topic(string between)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "我要请假");

        Assert.Contains("请假还等您回复原因", await bot.SayAsync("bob", between));
        Assert.Empty(await ReasonsAsync(bot));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));

        await bot.SayAsync("bob", "岳父去世");
        Assert.Equal(["bob 岳父去世"], await ReasonsAsync(bot));
    }

    [Theory]
    [InlineData("算了吧")]
    [InlineData("那就先不请了")]
    [InlineData("不请假了，谢谢")]
    [InlineData("不用了，下午能赶回来")]
    [InlineData("发错了")]
    [InlineData("取消")]
    public async Task Whoever_gives_it_up_has_asked_for_nothing_and_taken_nothing_back(string gives)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "已学");
        await bot.SayAsync("bob", "请假");

        Assert.Contains("没有办，什么也没有改", await bot.SayAsync("bob", gives));
        await bot.SayAsync("bob", "车子抛锚了");
        Assert.Empty(await ReasonsAsync(bot));
        Assert.Equal(Outcome.OnTime, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("我的", false)]
    [InlineData("学完了", true)]
    [InlineData("打卡", false)]
    public async Task A_command_in_between_is_done_and_the_part_behind_it_is_told_what_to_send(string between, bool isStudied)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "我想请假");
        await bot.SayAsync("bob", between);
        Assert.Equal(isStudied ? Outcome.OnTime : Outcome.Pending, await bot.OutcomeOfAsync("bob"));

        var told = await bot.SayAsync("bob", "老家拆迁签字");
        Assert.EndsWith("要办请发：请假 老家拆迁签字", told, StringComparison.Ordinal);
        Assert.Empty(await ReasonsAsync(bot));

        await bot.SayAsync("bob", told[(told.LastIndexOf('：') + 1)..]);
        Assert.Equal(["bob 老家拆迁签字"], await ReasonsAsync(bot));
    }

    [Fact]
    public async Task What_comes_too_late_is_told_so_once_and_records_nothing()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "请假 下周");
        await bot.AdvanceToAsync("2026-09-08 10:22");

        Assert.Contains("（请假）已经不再等答复，没有办，也没有记。要办请发：请假 2026年9月14日至2026年9月20日 腰椎间盘突出", await bot.SayAsync("bob", "腰椎间盘突出"));
        Assert.DoesNotContain("不再等答复", await bot.SayAsync("bob", "腰椎间盘突出"));
        Assert.Empty(await ReasonsAsync(bot));
    }

    [Fact]
    public async Task Nobody_else_and_no_other_channel_gives_the_reason()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "我想请假");
        Assert.Contains("没看懂", await bot.SayAsync("carol", "丈母娘摔伤了"));
        await bot.Services.GetRequiredService<MessageIntake>().TakeInAsync(new IncomingMessage("elsewhere", "elsewhere-1", "bob", IncomingKind.Words, "丈母娘摔伤了"));
        Assert.Empty(await ReasonsAsync(bot));

        await bot.SayAsync("bob", "胳膊打了石膏");
        Assert.Equal(["bob 胳膊打了石膏"], await ReasonsAsync(bot));
    }

    [Theory]
    [InlineData("家里情况特殊")]
    [InlineData("要准备迎检材料")]
    [InlineData("没时间")]
    public async Task What_may_mean_something_else_is_asked_about_first(string says)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "我想请假");
        Assert.Contains($"“{says}”是请假的原因吗", await bot.SayAsync("bob", says));
        Assert.Empty(await ReasonsAsync(bot));

        await bot.SayAsync("bob", "是");
        Assert.Equal([$"bob {says}"], await ReasonsAsync(bot));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Fact]
    public async Task Who_records_for_another_says_name_answer_and_reason_one_by_one_and_nothing_for_oneself()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        Assert.Contains("请写明是谁", await bot.SayAsync("alice", "代录"));
        Assert.Contains("鲍勃 是 已学 还是 没学", await bot.SayAsync("alice", "鲍勃"));
        Assert.Contains("请写一句原因", await bot.SayAsync("alice", "学完了"));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));

        Assert.Contains("已代录：鲍勃 第37周 按时", await bot.SayAsync("alice", "昨天打电话告知的"));
        Assert.Equal((Outcome.OnTime, Outcome.Pending), (await bot.OutcomeOfAsync("bob"), await bot.OutcomeOfAsync("alice")));

        Assert.Contains("请写一句原因", await bot.SayAsync("alice", "代录 卡萝 没学"));
        Assert.Contains("已代录：卡萝 第37周 没学", await bot.SayAsync("alice", "在山区支教没信号"));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("alice"));
    }

    [Fact]
    public async Task A_group_is_handed_over_by_name_and_day_one_after_the_other()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        Assert.Contains("请写明是谁", await bot.SayAsync("alice", "交接"));
        Assert.Contains("请写明交接到哪天", await bot.SayAsync("alice", "卡萝"));
        Assert.Contains("由 卡萝 代您联络，到 9月30日", await bot.SayAsync("alice", "月底"));
    }

    [Fact]
    public async Task A_topic_is_put_off_by_its_week_and_the_new_time_one_after_the_other()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        Assert.Contains("请说明是哪一周", await bot.SayAsync("chief", "延期"));
        Assert.Contains("新的截止时间", await bot.SayAsync("chief", "本周"));
        Assert.Contains("改为 9月13日 周日 18:30", await bot.SayAsync("chief", "周日18:30"));
    }

    [Fact]
    public async Task A_topic_is_closed_by_its_week_only_after_a_yes()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("chief", "关闭");
        Assert.Contains("回复 是 就办", await bot.SayAsync("chief", "第37周"));
        Assert.Null(await bot.AskStoreAsync(db => db.Topics.Select(t => t.ClosedAt).SingleAsync()));

        await bot.SayAsync("chief", "是");
        Assert.NotNull(await bot.AskStoreAsync(db => db.Topics.Select(t => t.ClosedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_notice_whose_title_follows_is_shown_before_it_goes_out()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("chief", "传达");
        Assert.Contains("还没有发：《市政府第九次常务会议纪要》", await bot.SayAsync("chief", "市政府第九次常务会议纪要"));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.AllTopics.CountAsync(t => t.Sort == TopicSort.Notice)));
    }

    [Fact]
    public async Task The_code_of_a_gathering_may_follow_by_itself()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        var code = Code().Match(await bot.SayAsync("alice", "开活动 秋季读书会")).Groups[1].Value;
        Assert.Contains("四位码", await bot.SayAsync("bob", "签到"));
        Assert.Contains("已签到", await bot.SayAsync("bob", code));
    }

    [Fact]
    public async Task Of_two_leaves_that_wait_the_name_that_follows_is_granted()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "请假 本周 迁户口");
        await bot.SayAsync("carol", "请假 本周 护照面签");
        Assert.Contains("请说明是谁的请假", await bot.SayAsync("alice", "准假"));
        Assert.Contains("已准假：卡萝", await bot.SayAsync("alice", "卡萝"));
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Leaves.CountAsync(l => l.State == LeaveState.Granted)));
    }

    [Fact]
    public async Task Whom_a_code_is_for_may_follow_by_itself()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("alice", "绑定码");
        Assert.Contains("鲍勃 的绑定码", await bot.SayAsync("alice", "鲍勃"));
    }

    [Theory]
    [InlineData("意见")]
    [InlineData("我有意见")]
    public async Task An_opinion_is_taken_only_together_with_its_word(string announced)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", announced);
        Assert.Contains("没有存。署名请发：意见 加这句话", await bot.SayAsync("bob", "宣讲稿印得太小"));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Opinions.CountAsync()));

        await bot.SayAsync("bob", "意见 宣讲稿印得太小");
        var kept = await bot.AskStoreAsync(db => db.Opinions.SingleAsync());
        Assert.Equal(("宣讲稿印得太小", true), (kept.Text, kept.MemberId is not null));
    }

    [Fact]
    public async Task An_anonymous_opinion_in_between_touches_nothing_of_the_sender_and_more_of_it_is_not_signed()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "意见");
        var before = await ConversationAsync(bot);
        await bot.SayAsync("bob", "匿名意见 茶水间没有热水");
        Assert.Equal(before, await ConversationAsync(bot));

        Assert.Contains("会署您的名", await bot.SayAsync("bob", "还有打印机总卡纸"));
        Assert.False(await bot.AskStoreAsync(db => db.Opinions.AnyAsync(o => o.MemberId != null)));
    }

    private static Task<List<string>> ReasonsAsync(Bot bot) => bot.AskStoreAsync(async db => (await db.Leaves.OrderBy(l => l.Id).Select(l => new { l.Member!.UserId, l.Reason }).ToListAsync()).ConvertAll(l => $"{l.UserId} {l.Reason}"));

    private static async Task<(string? Question, DateTimeOffset? Until)> ConversationAsync(Bot bot)
    {
        var talk = await bot.AskStoreAsync(db => db.Conversations.SingleAsync());
        return (talk.Question, talk.QuestionUntil);
    }

    [GeneratedRegex("签到 ([0-9]{4})")]
    private static partial Regex Code();
}
