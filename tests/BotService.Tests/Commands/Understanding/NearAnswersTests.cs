using BotService.Commands;
using BotService.Store;
using BotService.Tests.Harness;

namespace BotService.Tests.Commands.Understanding;

/// <summary>Sentences that are one word away from an answer, each beside the answer itself.</summary>
public sealed class NearAnswersTests
{
    private static readonly CommandCatalog Catalog = ReadingCatalog.Make();

    [Theory]

    // What was to be studied, and how.
    [InlineData("要听的都听过了")]
    [InlineData("需要看的文章都看完了")]
    [InlineData("按要求逐段读的")]
    [InlineData("学习内容都已学过")]
    [InlineData("自学已完毕")]

    // With others, and before something else.
    [InlineData("昨晚单位集中学习，我到场了")]
    [InlineData("上午组织大家集中学习，我全程参加了")]
    [InlineData("昨晚在家学习，学完才睡")]
    [InlineData("今早先自学，学完才出门")]

    // A list, and what has come since.
    [InlineData("1、视频已看；2、体会已写")]
    [InlineData("前天没空看，今天补上了")]
    [InlineData("写错了，应该是学完")]
    [InlineData("记错了，应该看完了")]

    // Somebody is spoken to, and nothing stood in the way.
    [InlineData("喂我跟您汇报一下我看完了")]
    [InlineData("这周的看完没问题")]
    [InlineData("已看完没困难")]
    [InlineData("看完没有任何疑问")]
    [InlineData("薛习完了")]

    // It was only not told in time, and what was forgotten has come about since.
    [InlineData("刚读完，没来得及报")]
    [InlineData("前天就读完了，没来得及打卡")]
    [InlineData("刚学好，没顾上确认")]
    [InlineData("早看完了，没来得及告诉您")]
    [InlineData("没来得及确认，昨晚就看完了")]
    [InlineData("刚读完没来得及确认")]
    [InlineData("学完了，没来得及写心得")]
    [InlineData("忘了看，今天补看完了")]
    [InlineData("差点忘了，刚读完")]

    // Somebody helped, and the sender studied.
    [InlineData("孙女帮我点开的，我自己看完了")]
    [InlineData("同事帮我看了下电脑，学完了")]
    [InlineData("昨晚和老伴一起看的，学完了")]
    [InlineData("麻烦给登记一下，学完了")]
    [InlineData("说错了，本来就看完了")]
    public void What_was_said_is_recorded(string said) => Assert.Equal("confirm", UtteranceReadingTests.Records(Catalog.Read(said)));

    [Theory]

    // Asked for, and ready to be studied.
    [InlineData("要听的都听完")]
    [InlineData("必须看的看好")]
    [InlineData("要读的全部读好")]
    [InlineData("要求逐段读的")]
    [InlineData("麻烦全程听的")]
    [InlineData("阅读文件已齐")]
    [InlineData("自学资料已到位")]

    // Other things were studied, or by others.
    [InlineData("昨晚集体培训学习，我到会了")]
    [InlineData("上午组织消防知识学习，我全程参加了")]
    [InlineData("上午李明学习，学完才走")]
    [InlineData("昨晚老伴在家看，看完才睡")]

    // Other work was done.
    [InlineData("1、发票已报；2、文件已看；3、车位订好了")]
    [InlineData("1、看完了；2、交了表；3、发已学")]
    [InlineData("早上没空，下午资料补上了")]
    [InlineData("昨天没空看，今天通知补上了")]

    // It has changed since, or will.
    [InlineData("前天没看，今天看")]
    [InlineData("上午没学，下午学")]
    [InlineData("昨天没空看，晚上回家看一下")]

    // It ought to be done, or told, or is promised.
    [InlineData("写错了，应该看完")]
    [InlineData("打错了，应当学过")]
    [InlineData("我要向书记报告我看完了")]
    [InlineData("先跟主任说一声我学完了")]
    [InlineData("跟支书汇报我看完了就行")]
    [InlineData("两天看完没问题")]
    [InlineData("这礼拜学完没意见")]
    [InlineData("读好没困难")]
    [InlineData("跟主任报告一下我看完了")]
    [InlineData("跟支书说我读完了")]
    [InlineData("麻烦转告书记一声，我看完了")]

    // It is only arranged, or was meant to be done.
    [InlineData("自学已定")]
    [InlineData("本周学习已定")]
    [InlineData("打错了，本来看完")]
    [InlineData("按理读完")]

    // Somebody else studied or tapped.
    [InlineData("媳妇替我点的，看完了")]
    [InlineData("我弟帮我读的，学完了")]
    [InlineData("女儿替我点开看的，读完了")]
    [InlineData("看完了，对象给我点的")]
    [InlineData("让徒弟点的，学完了")]
    [InlineData("我外孙看的，已学")]
    [InlineData("我闺女帮我看的，我学完了")]

    // Time was short for the studying itself, or there was more of it.
    [InlineData("学完了，第三章没来得及看")]
    [InlineData("忘了读")]
    [InlineData("这几天忙，忘记看了")]
    [InlineData("漏了读")]
    [InlineData("这周的还没顾上")]
    public void What_only_comes_near_is_not(string said) => Assert.Null(UtteranceReadingTests.Records(Catalog.Read(said)));

    [Theory]
    [InlineData("前天没看，今天也没看")]
    [InlineData("昨天没学，单位太忙")]
    public void What_was_not_studied_is_said_so(string said) => Assert.Equal("notstudied", UtteranceReadingTests.Records(Catalog.Read(said)));

    [Fact]
    public async Task What_only_comes_near_is_kept_by_nobody_either()
    {
        string[] own = ["刚读完，没来得及跟您说", "孙女帮我点开的，我自己看完了", "昨天科里组织集体学习时学了调查研究，我全程参加", "上午支部集中领学《调查研究》，我参加了", "薛习完了"];
        string[] near = ["上午王芳学习，学完才走", "要听的都听完", "我要跟书记说我看完了", "先跟主任说一声我学完了", "跟支书汇报我看完了就行", "前天没看，今天看", "自学资料已到位", "两天看完没问题", "跟主任报告一下我看完了", "自学已定", "打错了，本来看完", "媳妇替我点的，看完了", "我爱人代我读的，学完了", "忘了读", "补学到哪一天", "算了"];
        await using var bot = await Bot.StartAsync();
        await bot.PeopleAsync([.. own.Concat(near).Select((_, i) => $"m{i:00} 刘洋 一支部"), "wangfang 王芳 一支部", "xuexiyuan 薛习远 一支部"]);
        await bot.PlanTopicAsync(title: "调查研究");
        await bot.AdvanceToAsync("2026-09-10 10:00");
        await bot.SayAsync("xuexiyuan", "薛习远已学");
        Assert.Equal(Outcome.OnTime, await bot.OutcomeOfAsync("xuexiyuan"));

        foreach (var (i, said) in own.Concat(near).Index())
        {
            var answer = await bot.SayAsync($"m{i:00}", said);
            var outcome = await bot.OutcomeOfAsync($"m{i:00}");
            Assert.True(outcome == (i < own.Length ? Outcome.OnTime : Outcome.Pending), $"{said} → {outcome}: {answer}");
        }
    }
}
