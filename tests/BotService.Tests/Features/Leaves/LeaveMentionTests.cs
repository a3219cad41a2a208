using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Leaves;

/// <summary>Sentences with leave in them that ask for none, and those that ask for it beside something else.</summary>
public sealed class LeaveMentionTests
{
    private const string Tuesday = "2026-09-08 10:00";

    [Theory]
    [InlineData("我没请假，就在办公室")]
    [InlineData("原本想请假的，算了不去了")]
    [InlineData("听说请假都要找您")]
    [InlineData("病假条已经交给人事科")]
    [InlineData("产假结束回来上班了")]
    [InlineData("我休完婚假了")]
    [InlineData("年假还没休呢，天天加班")]
    [InlineData("我请的假到上周五为止")]
    [InlineData("先不请假了，孩子退烧了")]
    [InlineData("不需要请假，我赶得回来")]
    [InlineData("请假作废")]
    [InlineData("请假 取消")]
    public async Task A_sentence_that_only_speaks_of_leave_or_calls_it_off_files_none(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.AnswersWithoutAsync("bob", words, "已提交请假");
        await bot.SettleAsync();

        Assert.Equal(0, await bot.AskStoreAsync(db => db.Leaves.CountAsync()));
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("不请假了，体检改期了")]
    [InlineData("那我不请了吧")]
    [InlineData("培训推迟了，假先不请")]
    [InlineData("我不用请假了")]
    [InlineData("请假撤销了吧")]
    public async Task Calling_it_off_offers_to_take_back_the_leave_that_waits(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "请假 9月10日 体检");

        await bot.AnswersAsync("bob", words, "您的请假（9月10日");
        Assert.Equal(LeaveState.Asked, (await bot.AskStoreAsync(db => db.Leaves.SingleAsync())).State);

        await bot.AnswersAsync("bob", "是", "已收回请假（9月10日");
    }

    [Theory]
    [InlineData("请个假，要不请假扣分，我去趟医院")]
    [InlineData("上次休假回来了，这次还想请假陪护")]
    [InlineData("假条已经交了，请假一天看牙")]
    public async Task Whoever_asks_for_leave_beside_a_mention_of_it_is_not_turned_away(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.AnswersWithoutAsync("bob", words, "这句没有提交请假");
    }

    [Theory]
    [InlineData("我的请假批了没有")]
    [InlineData("请假批了没")]
    [InlineData("领导，批了吗")]
    [InlineData("我请的假准了没有")]
    [InlineData("请假 批了没有")]
    public async Task Whether_it_was_granted_is_answered_with_the_state_of_the_own_leave(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.AnswersAsync("bob", words, "没有等答复的请假");

        await bot.SayAsync("bob", "请假 9月14日至9月15日 探亲");
        await bot.AnswersAsync("bob", words, "请假 9月14日 周一至9月15日 周二：还在等答复");

        await bot.SayAsync("alice", "不准 鲍勃 那两天有督查");
        await bot.AnswersAsync("bob", words, "请假 9月14日 周一至9月15日 周二：没有准");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Leaves.CountAsync()));
    }

    [Fact]
    public async Task The_own_record_shows_a_granted_leave_until_it_is_over()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "请假 9月9日 开会");
        await bot.SayAsync("alice", "准假 鲍勃");
        await bot.AnswersAsync("bob", "我的", "请假 9月9日 周三：已准");

        await bot.AdvanceToAsync("2026-09-10 10:00");
        await bot.AnswersWithoutAsync("bob", "我的", "请假 9月9日");
    }

    [Theory]
    [InlineData("学完了，还有周四我想请半天假，带孩子打针")]
    [InlineData("没学，请假三天")]
    [InlineData("已学。请假 后天 迁户口")]
    [InlineData("已学，另外跟您请个假，周四体检")]
    public async Task Of_an_answer_and_a_leave_in_one_message_neither_is_lost(string words)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.AnswersAsync("bob", words, "请假请另发一条");
        Assert.Equal(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Leaves.CountAsync()));

        await bot.SayAsync("bob", "是");
        Assert.NotEqual(Outcome.Pending, await bot.OutcomeOfAsync("bob"));
    }

    [Theory]
    [InlineData("想请后天的假，陪老人复查", "9月10日 周四。")]
    [InlineData("请一下周五的假，家里装水表", "9月11日 周五。")]
    [InlineData("我要请下周的假，回老家", "9月14日 周一至9月20日 周日。")]
    [InlineData("申请明后两天的假，搬家", "9月9日 周三至9月10日 周四。")]
    [InlineData("请9月21号到9月23号的假，回乡祭祖", "9月21日 周一至9月23日 周三。")]
    [InlineData("产假两个月，从明天开始", "9月9日 周三至11月8日 周日。")]
    [InlineData("陪产假十二天，从后天起，请批准", "9月10日 周四至9月21日 周一。")]
    [InlineData("跟您请个周四上午的假，办护照", "9月10日 周四。")]
    [InlineData("请假 明天到医院接父亲出院", "9月9日 周三。")]
    [InlineData("请假 后天到社区办证", "9月10日 周四。")]
    public async Task Days_in_a_sentence_are_the_days_of_the_leave(string words, string days)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.AnswersAsync("bob", words, $"已提交请假：{days}");
    }

    [Theory]
    [InlineData("想请个长假，从10月12号开始，大概两周", "请 10月12日 周一至10月25日 周日 的假还差一句原因")]
    [InlineData("我想请周四的假", "请 9月10日 周四 的假还差一句原因")]
    [InlineData("爱人生孩子，请十二天陪产假", "请 十二天，从哪天起")]
    [InlineData("书记，我后天去体检，请假", "是请 9月10日 周四 的假吗")]
    [InlineData("我明天请假，后天也请假，带娃看病", "是请 9月9日 周三至9月10日 周四 的假吗")]
    [InlineData("请假 腰伤，下周三开始理疗", "没看懂是哪几天")]
    [InlineData("外出，下周二回来，请假", "没看懂是哪几天")]
    [InlineData("请假直到春节，产假", "没看懂是哪几天")]
    [InlineData("国庆前都请假，陪护", "没看懂是哪几天")]
    [InlineData("请假 9月10日到答辩结束 论文答辩", "没看懂是哪几天")]
    [InlineData("请假 9月9日到老人出院 陪护", "没看懂是哪几天")]
    [InlineData("请假 后天到中秋后第一天 休年假", "没看懂是哪几天")]
    [InlineData("从9月14日请假到搬完办公室，搬迁", "没看懂是哪几天")]
    [InlineData("请假 从9月15日到管网验收完 驻点", "没看懂是哪几天")]
    [InlineData("请假 下周到集训期满 集训", "没看懂是哪几天")]
    [InlineData("请假，周三有事，周五也有事", "没看懂是哪几天")]
    [InlineData("产假158天，请假", "没看懂是哪几天")]
    [InlineData("这周家里有事，周四下午请假", "没看懂是哪几天")]
    public async Task Days_that_cannot_be_read_whole_are_asked_back_and_never_replaced(string words, string asked)
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.AnswersAsync("bob", words, asked);
        Assert.Equal(0, await bot.AskStoreAsync(db => db.Leaves.CountAsync()));
    }

    [Fact]
    public async Task The_days_that_were_asked_about_are_booked_with_a_yes()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "书记，我周四做胃镜，请假");
        await bot.AnswersAsync("bob", "是", "已提交请假：9月10日 周四。");
    }

    [Fact]
    public async Task A_refusal_in_full_is_done_where_a_name_to_grant_was_asked_for()
    {
        await using var bot = await Bot.StartWithTopicAsync(Tuesday);
        await bot.SayAsync("bob", "请假 9月10日 体检");
        await bot.SayAsync("carol", "请假 9月10日 开会");
        await bot.AnswersAsync("alice", "同意", "请说明是谁的请假");

        await bot.AnswersAsync("alice", "不准 卡萝 那天要迎检", "已答复不准：卡萝");
        Assert.Equal(1, await bot.AskStoreAsync(db => db.Leaves.CountAsync(l => l.State == LeaveState.Asked)));
    }
}
