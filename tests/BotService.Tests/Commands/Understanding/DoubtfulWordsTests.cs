using BotService.Commands;
using BotService.Commands.Understanding;
using BotService.Tests.Harness;

namespace BotService.Tests.Commands.Understanding;

/// <summary>Sentences that look like an answer or a command and are none, each kind with its neighbour that is one.</summary>
public sealed class DoubtfulWordsTests
{
    private static readonly CommandCatalog Catalog = ReadingCatalog.Make();

    [Theory]

    // Asked for, not said.
    [InlineData("请按时完成学习任务")]
    [InlineData("认真学习")]
    [InlineData("请认真学习")]
    [InlineData("请确认")]
    [InlineData("麻烦确认一下")]
    [InlineData("请您确认一下")]
    [InlineData("请完成学习")]
    [InlineData("按时完成学习任务")]
    [InlineData("按要求完成")]
    [InlineData("请抓紧完成")]
    [InlineData("要求全部完成")]
    [InlineData("请尽快学习材料")]
    [InlineData("麻烦完成一下")]

    // Numbers that are not the word 1.
    [InlineData("1.5")]
    [InlineData("1:30")]
    [InlineData("1：30开会")]
    [InlineData("1/2")]
    [InlineData("1-2")]
    [InlineData("1.2.3")]
    [InlineData("1、材料在哪 2、几点截止")]
    [InlineData("1. 通知\n2. 材料\n3. 名单")]
    [InlineData("一、总体要求\n二、工作安排")]
    [InlineData("1 2 3")]
    [InlineData("1、2")]
    [InlineData("1月1日")]

    // A part, in words or figures.
    [InlineData("已学，第二章还没看")]
    [InlineData("已学，剩下的明天看")]
    [InlineData("已学 还没")]
    [InlineData("已学 80%")]
    [InlineData("已学 三分之二")]
    [InlineData("已学 2/3")]
    [InlineData("学了百分之八十")]
    [InlineData("已学，后面的没看")]
    [InlineData("已学，后两章没来得及看")]
    [InlineData("学完了，除了最后一章")]
    [InlineData("已学 第一章")]
    [InlineData("已学，差最后一节")]
    [InlineData("已学，视频没看完")]

    // Asked.
    [InlineData("已学 第45周？")]
    [InlineData("已学 #12？")]
    [InlineData("已学吧")]
    [InlineData("已学吧？")]
    [InlineData("已学 上周?")]
    [InlineData("撤回？")]
    [InlineData("打卡？")]
    [InlineData("免打扰？")]
    [InlineData("催办？")]
    [InlineData("没学？")]
    [InlineData("请假？")]

    // It lies ahead.
    [InlineData("学完明天回复您")]
    [InlineData("完成周五前汇报")]
    [InlineData("学完明天")]
    [InlineData("学完再说")]
    [InlineData("学完后回复")]
    [InlineData("完成后再报")]
    [InlineData("看完再回复您")]
    [InlineData("学完就回复")]
    [InlineData("完成以后告诉你")]
    [InlineData("已学的话怎么回复")]

    // Somebody else.
    [InlineData("书记已经学完了")]
    [InlineData("领导学完了")]
    [InlineData("您学完了")]
    [InlineData("小林已学")]
    [InlineData("主任已学")]
    [InlineData("老师学完了")]
    [InlineData("你学完了")]
    [InlineData("书记学了")]
    [InlineData("管理员已学")]

    // What is left, however it begins.
    [InlineData("已学，还有两页没看")]
    [InlineData("学完了，另外第二章还没读")]
    [InlineData("已学，对了还剩最后一节")]

    // An intent alone, or beside a plan.
    [InlineData("别再提醒我了")]
    [InlineData("别催了，周末一定学完")]
    [InlineData("别提醒我们了")]

    // Own words that make a plan, a piece, an old story or another's word of it.
    [InlineData("打算下了夜班一次看完")]
    [InlineData("想等孩子睡了再看完")]
    [InlineData("才把开头的视频看完")]
    [InlineData("前两章看完了")]
    [InlineData("学完了，他让我转发的")]
    [InlineData("忙得跟陀螺似的还学完呢")]
    [InlineData("ta学完了")]
    [InlineData("e学习完成了")]
    [InlineData("我看了后半部分")]
    [InlineData("学完了，笔记没做完后面三章也没看")]
    [InlineData("学完了，体会再说吧还没看完")]
    [InlineData("视频看完了但文字材料因为今天下午一直在开会实在抽不出时间所以只能等到晚上回家以后接着往下看")]
    [InlineData("这周的材料学完了但是这条是替组里住院的张三回复的")]
    public void Nothing_is_recorded_or_done(string said)
    {
        var read = Catalog.Read(said);
        Assert.False(UtteranceReadingTests.Records(read) is not null || read is Understood.Run { Word: "免打扰" or "催办" or "撤回" or "打卡" }, $"{said} → {read}");
    }

    [Theory]
    [InlineData("我已按时完成学习任务")]
    [InlineData("已认真学习完毕")]
    [InlineData("按时学完了")]
    [InlineData("已按要求完成")]
    [InlineData("全部按时完成了")]
    [InlineData("确认")]
    [InlineData("已确认")]
    [InlineData("1")]
    [InlineData("1。")]
    [InlineData("1 学完了")]
    [InlineData("已学，100%")]
    [InlineData("百分之百学完了")]
    [InlineData("书记，我已经学完了")]
    [InlineData("领导好，已学完")]
    [InlineData("老师 学完了")]
    [InlineData("您好，学完了")]
    [InlineData("书记好，学完了")]
    [InlineData("小林你好，已学")]
    [InlineData("报告领导，我学完了")]
    [InlineData("已学了")]
    [InlineData("已学，没有问题")]
    [InlineData("已学，未发现问题")]
    [InlineData("已学 否定之否定规律很有启发")]
    [InlineData("完成 不忘初心学习")]
    [InlineData("学完了，请查收")]
    [InlineData("请查收，已学")]
    [InlineData("麻烦登记一下，学完了")]
    [InlineData("已学，感触很深，今后要联系实际")]
    [InlineData("已学，明天继续努力")]

    // A slip that is put right at once.
    [InlineData("发错了，已学，谢谢")]
    [InlineData("点错了“没学”，我学完了")]

    // Notes are no part of the studying, and one letter is the keyboard's.
    [InlineData("心得容后补，内容已学完")]
    [InlineData("i学完了哈")]
    [InlineData("方才学毕，特此回复")]
    [InlineData("这周的学完了，上周的还欠着")]

    // An intent that the answer fulfils.
    [InlineData("别再提醒我了，周一我就学好了")]
    [InlineData("不用催啦，已经学完了")]
    [InlineData("学完了，请别天天提醒我了")]
    [InlineData("求你别催了 我学了")]
    public void What_was_said_is_recorded(string said)
    {
        var read = Catalog.Read(said);
        Assert.True(UtteranceReadingTests.Records(read) == "confirm", $"{said} → {read}");
    }

    [Theory]
    [InlineData("发布 调查研究 https://example.cn/a?id=1&b=2", "发布")]
    [InlineData("发布 完善制度建设", "发布")]
    [InlineData("发布 如何做好群众工作", "发布")]
    [InlineData("发布 规范办事流程", "发布")]
    [InlineData("发布 全体党员的责任", "发布")]
    [InlineData("发布 各支部怎么抓落实？", "发布")]
    [InlineData("开活动 全体党员大会", "开活动")]
    [InlineData("开活动 如何写好调研报告", "开活动")]
    [InlineData("匿名意见 不要再推送了", "匿名意见")]
    [InlineData("匿名意见 请假流程太复杂", "匿名意见")]
    [InlineData("匿名意见 为什么要签到？", "匿名意见")]
    [InlineData("匿名意见 各支部的通知太多", "匿名意见")]
    [InlineData("意见 少提醒", "意见")]
    [InlineData("意见 能不能改一下截止时间？", "意见")]
    [InlineData("统计 各支部", "统计")]
    [InlineData("开活动 学习“全体党员”文件", "开活动")]
    public void What_follows_a_command_that_keeps_words_is_kept(string said, string word)
    {
        var read = Assert.IsType<Understood.Run>(Catalog.Read(said));
        Assert.Equal(word, read.Word);
        Assert.Equal(said[(word.Length + 1)..], read.Rest);
    }

    [Fact]
    public void The_completion_of_the_groups_is_a_question_about_figures()
    {
        Assert.IsType<Understood.Wants>(Catalog.Read("各支部完成情况"));
    }

    [Theory]
    [InlineData("请各支部按时完成学习")]
    [InlineData("请全体党员尽快学完本周主题")]
    [InlineData("各支部：请于周五前完成，回复已学")]
    [InlineData("@所有人 已学")]
    public void What_is_said_to_many_is_nobodys_answer(string said)
    {
        Assert.Null(UtteranceReadingTests.Records(Catalog.Read(said)));
    }

    /// <summary>Neither its stack nor its time may grow beyond what is sent.</summary>
    [Theory]
    [InlineData("学")]
    [InlineData("《")]
    [InlineData("谢")]
    [InlineData("1")]
    [InlineData("@")]
    [InlineData(">\n")]
    [InlineData("签到")]
    [InlineData("签到 ")]
    [InlineData("第1周 ")]
    public async Task A_message_of_a_million_letters_is_read_in_a_moment(string letter)
    {
        var reading = MeasuredTime.Start();
        Catalog.Read(string.Concat(Enumerable.Repeat(letter, 1_000_000 / letter.Length)));
        await reading.RequireWithinAsync(TimeSpan.FromSeconds(5), "The message");
    }
}
