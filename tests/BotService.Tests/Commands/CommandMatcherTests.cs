using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Tests.Harness;

namespace BotService.Tests.Commands;

public class CommandMatcherTests
{
    private static readonly CommandMatcher<string> Matcher = new(
    [
        .. Words("confirm", takesRest: true, glued: false, "已学", "学完了", "完成", "确认", "1", "以学", "己学"),
        .. Words("not-studied", takesRest: true, glued: false, "没学", "未学", "本周没学"),
        .. Words("leave", takesRest: true, glued: false, "请假"),
        .. Words("help", takesRest: false, glued: false, "帮助", "菜单", "?"),
        .. Words("mine", takesRest: false, glued: false, "我的"),
        .. Words("my-records", takesRest: false, glued: false, "我的数据"),
        .. Words("week", takesRest: false, glued: false, "本周", "主题"),
        .. Words("nudge", takesRest: false, glued: false, "催办"),
        .. Words("nudge-now", takesRest: false, glued: false, "确认催办"),
        .. Words("progress", takesRest: false, glued: false, "进度"),
        .. Words("pending", takesRest: false, glued: false, "未报"),
        .. Words("opinion", takesRest: true, glued: true, "意见"),
        .. Words("anonymous", takesRest: true, glued: true, "匿名意见"),
        .. Words("figures", takesRest: true, glued: true, "统计"),
        .. Words("check-in", takesRest: true, glued: true, "签到", "打卡"),
        .. Words("on-behalf", takesRest: true, glued: true, "代录"),
        .. Words("close-gathering", takesRest: false, glued: false, "关活动"),
        .. Words("export", takesRest: true, glued: false, "导出", "Export"),
        .. Words("withdraw", takesRest: false, glued: false, "撤回"),
    ]);

    [Theory]
    [InlineData("已学")]
    [InlineData(" 已学 ")]
    [InlineData("已 学")]
    [InlineData("已　学")]
    [InlineData("【已学】")]
    [InlineData("「已学」")]
    [InlineData("(已学)")]
    [InlineData("已学！！")]
    [InlineData("已学。")]
    [InlineData("已学👍")]
    [InlineData("已学👍🏽👍️")]
    [InlineData("✅已学")]
    [InlineData("👨‍👩‍👧 已学")]
    [InlineData("已👍学")]
    [InlineData("已\n学")]
    [InlineData("已學")]
    [InlineData("已学了")]
    [InlineData("已学啦")]
    [InlineData("已学过了！")]
    [InlineData("已学哈～")]
    [InlineData("確認")]
    [InlineData("确认")]
    [InlineData("學完了")]
    [InlineData("以学")]
    [InlineData("己学")]
    [InlineData("1")]
    [InlineData("１")]
    [InlineData("１。")]
    [InlineData("1️⃣")]
    [InlineData("①")]
    [InlineData("(1)")]
    public void A_confirmation_is_understood_however_it_is_written(string message) => AssertMatch("confirm", "", message);

    [Theory]
    [InlineData("已学 很有收获", "很有收获")]
    [InlineData("已学，很有收获！", "很有收获！")]
    [InlineData("已学：ＡＢＣ  ｄ", "ＡＢＣ  ｄ")]
    [InlineData("已学\n第一，讀原文；第二，做笔记👍", "第一，讀原文；第二，做笔记👍")]
    [InlineData("已学👍很好", "👍很好")]
    [InlineData("已学👍️很好", "👍️很好")]
    [InlineData("【已学】很好", "很好")]
    [InlineData("已学（很好）", "（很好）")]
    [InlineData("已学 #调研#", "#调研#")]
    [InlineData("已学 - 《全面从严治党》", "《全面从严治党》")]
    [InlineData("已学了，很好", "很好")]
    [InlineData("已学过了 很好", "很好")]
    [InlineData("1 很好", "很好")]
    [InlineData("1、很好", "很好")]
    [InlineData("1️⃣ 很好", "很好")]
    [InlineData("1 100分", "100分")]
    [InlineData("已学第39周", "第39周")]
    [InlineData("已学39周 很好", "39周 很好")]
    [InlineData("已學第三十九週", "第三十九週")]
    [InlineData("已学本周一起讨论", "本周一起讨论")]
    [InlineData("已学了第39周", "第39周")]
    [InlineData("已学9月5日的", "9月5日的")]
    public void A_remark_is_kept_as_it_was_written(string message, string rest) => AssertMatch("confirm", rest, message);

    [Theory]
    [InlineData("统计一支部", "figures", "一支部")]
    [InlineData("统计", "figures", "")]
    [InlineData("統計 第39周 一支部", "figures", "第39周 一支部")]
    [InlineData("签到1234", "check-in", "1234")]
    [InlineData("簽到１２３４", "check-in", "１２３４")]
    [InlineData("签到了", "check-in", "")]
    [InlineData("意见食堂太贵", "opinion", "食堂太贵")]
    [InlineData("意见：食堂太贵！", "opinion", "食堂太贵！")]
    [InlineData("意見的確不少", "opinion", "的確不少")]
    [InlineData("匿名意见 食堂太贵", "anonymous", "食堂太贵")]
    [InlineData("代录王伟 已学 出差", "on-behalf", "王伟 已学 出差")]
    [InlineData("请假3月5日至3月9日 出差", "leave", "3月5日至3月9日 出差")]
    [InlineData("请假明天", "leave", "明天")]
    [InlineData("本周 没学", "not-studied", "")]
    [InlineData("没学 出差", "not-studied", "出差")]
    [InlineData("确认催办", "nudge-now", "")]
    [InlineData("確認催辦！", "nudge-now", "")]
    [InlineData("我的数据", "my-records", "")]
    [InlineData("我的 數據", "my-records", "")]
    [InlineData("我的", "mine", "")]
    [InlineData("進度", "progress", "")]
    [InlineData("關活動", "close-gathering", "")]
    [InlineData("EXPORT", "export", "")]
    [InlineData("ｅｘｐｏｒｔ 第39周", "export", "第39周")]
    [InlineData("幫助", "help", "")]
    [InlineData("菜單", "help", "")]
    [InlineData("?", "help", "")]
    [InlineData("？", "help", "")]
    [InlineData(" ？？ ", "help", "")]
    [InlineData("？已学", "confirm", "")]
    public void Every_command_is_found_with_its_rest(string message, string owner, string rest) => AssertMatch(owner, rest, message);

    [Theory]
    [InlineData("已学习惯了", "已学")]
    [InlineData("已学吗", "已学")]
    [InlineData("已学的同志请举手", "已学")]
    [InlineData("我的天", "我的")]
    [InlineData("我的数据 给我", "我的数据")]
    [InlineData("帮助一下", "帮助")]
    [InlineData("撤回 刚才的", "撤回")]
    [InlineData("本周学什么", "本周")]
    [InlineData("我想请假一天", "请假")]
    [InlineData("不请假", "请假")]
    [InlineData("已读", "已学")]
    [InlineData("学已", "已学")]
    [InlineData("请加", "请假")]
    [InlineData("催办一下他们", "催办")]
    [InlineData("确认崔办", "确认催办")]
    [InlineData("匿名意件", "匿名意见")]
    [InlineData("exprot", "Export")]
    [InlineData("怎么看我的数据", "我的数据")]
    public void What_is_not_quite_a_command_is_answered_with_the_nearest(string message, string suggestion)
    {
        var match = Matcher.Match(message);

        Assert.Null(match.Word);
        Assert.Equal(suggestion, match.Suggestion?.Word);
    }

    [Theory]
    [InlineData("1234")]
    [InlineData("1.5")]
    [InlineData("1:30")]
    [InlineData("1了")]
    [InlineData("1天")]
    [InlineData("吃饭了")]
    [InlineData("你好")]
    [InlineData("没学的要请假")]
    [InlineData("不学完了")]
    [InlineData("没完成")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("！！")]
    [InlineData("👍")]
    [InlineData("?!a")]
    public void What_is_no_command_is_none_and_nothing_is_guessed(string message) =>
        Assert.Equal(new CommandMatch<string>(null, "", null), Matcher.Match(message));

    [Fact]
    public void Only_what_a_person_may_use_is_suggested()
    {
        Assert.Null(Matcher.Match("催办一下", owner => owner != "nudge").Suggestion);
        Assert.Null(Matcher.Match("催办 一支部", owner => owner != "nudge").Suggestion);
        Assert.Equal("confirm", Matcher.Match("催办 已学", owner => owner != "nudge").Suggestion?.Owner);
    }

    [Fact]
    public void A_symbol_with_a_rest_needs_a_space()
    {
        var matcher = new CommandMatcher<string>(Words("ask", takesRest: true, glued: false, "？"));

        Assert.Equal("怎么请假", matcher.Match("? 怎么请假").Rest);
        Assert.Null(matcher.Match("?怎么请假").Word);
    }

    [Fact]
    public void One_word_cannot_belong_to_two_commands()
    {
        var problem = Assert.Throws<ArgumentException>(() => new CommandMatcher<string>(
            [.. Words("one", true, false, "已学"), .. Words("two", true, false, "【已學】")]));

        Assert.Contains("one and two", problem.Message);
    }

    [Fact]
    public void A_command_may_list_the_same_word_in_two_forms() =>
        Assert.NotNull(new CommandMatcher<string>(Words("one", true, false, "已学", "已學")).Match("已学").Word);

    [Fact]
    public void A_very_long_remark_is_kept_whole()
    {
        var remark = string.Concat(Enumerable.Repeat("学思想，强党性。", 200));

        AssertMatch("confirm", remark, "已学 " + remark);
        AssertMatch("opinion", remark, "意见" + remark);
    }

    [Theory]
    [InlineData("已学")]
    [InlineData("【已學】👍")]
    [InlineData("？")]
    [InlineData("我想请假一天")]
    public void Understanding_a_bare_word_allocates_nothing(string message)
    {
        Matcher.Match(message);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Matcher.Match(message);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("本周已学", "已学", "本周")]
    [InlineData("本周已学完", "已学", "本周")]
    [InlineData("上周已学", "已学", "上周")]
    [InlineData("第12周已学", "已学", "第12周")]
    [InlineData("第十二周 已学 很好", "已学", "第十二周 很好")]
    [InlineData("我已学完了", "已学", "")]
    [InlineData("我学完了", "已学", "")]
    [InlineData("已经学完", "已学", "")]
    [InlineData("已经学完了", "已学", "")]
    [InlineData("确认已学", "已学", "")]
    [InlineData("我学了", "已学", "")]
    [InlineData("我没学", "没学", "")]
    [InlineData("上周没学完", "没学", "上周")]
    public void Who_or_which_week_may_be_said_first(string message, string word, string rest)
    {
        Assert.Equal(new Understood.Run(word, rest), ReadingCatalog.Make().Read(message));
    }

    [Theory]
    [InlineData("不学了")]
    [InlineData("我不学了")]
    [InlineData("没学好")]
    [InlineData("我还没学完")]
    public void A_denial_is_never_taken_for_a_confirmation(string message)
    {
        Assert.IsNotType<Understood.Run>(ReadingCatalog.Make().Read(message));
        Assert.NotEqual(new Understood.Unknown("已学"), ReadingCatalog.Make().Read(message));
    }

    private static void AssertMatch(string owner, string rest, string message)
    {
        var match = Matcher.Match(message);

        Assert.Equal((owner, rest), (match.Word?.Owner, match.Rest));
        Assert.Null(match.Suggestion);
    }

    private static IEnumerable<CommandWord<string>> Words(string owner, bool takesRest, bool glued, params string[] words) =>
        words.Select(word => new CommandWord<string>(word, owner, takesRest, glued, IsReadFreely: owner is "confirm" or "not-studied"));
}
