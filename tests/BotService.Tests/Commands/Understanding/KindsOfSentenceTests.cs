using BotService.Commands;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Commands.Understanding;

/// <summary>General forms in which people say that they have studied, each beside its neighbour that says something else: read without a store, and the ones about names said to the service.</summary>
public sealed class KindsOfSentenceTests
{
    private static readonly CommandCatalog Catalog = ReadingCatalog.Make();

    [Theory]

    // Somebody is spoken to, and it is reported.
    [InlineData("报告支书，学习任务圆满完成")]
    [InlineData("尊敬的支书，向您报告：学习任务已完成")]
    [InlineData("领导好我这周的学完了")]
    [InlineData("对了跟你讲一声这礼拜的我学过了啊")]
    [InlineData("喂你好我是办公室的我学完了")]
    [InlineData("刚学完向您汇报")]

    // What was to be studied, and how.
    [InlineData("要看的视频都看完了")]
    [InlineData("必须学的都学了")]
    [InlineData("已遵照要求学完，请放心")]
    [InlineData("收到，材料已打印，已逐条学习，现确认完成")]
    [InlineData("先看的视频，后看的文件，全部学完，没有疑问")]

    // A tail that adds nothing, and sentences that voice input runs together.
    [InlineData("我这边学习完了没有什么问题谢谢")]
    [InlineData("看完了没啥疑问辛苦了")]
    [InlineData("已学，无异议")]
    [InlineData("哎我说一下我学完了啊别再提醒了")]
    [InlineData("本周学习我已经学完了然后心得我也写在本子上了")]
    [InlineData("学完很受教育，今后多下基层")]

    // Of course.
    [InlineData("哪能不学呢，已经学完了")]
    [InlineData("这还用问？当然学过了")]
    [InlineData("谁说我没学？早学完了")]

    // Letters of the same sound.
    [InlineData("学完乐")]
    [InlineData("我已经学万了")]
    [InlineData("本州主题已学完")]
    [InlineData("确任已学")]
    [InlineData("本周主提我学完勒")]
    [InlineData("学习以完城")]

    // Put right, and come about since.
    [InlineData("没学，啊不对，打错了，是已学")]
    [InlineData("刚才手滑点成没学了，应该是已学")]
    [InlineData("打错字了，是已学")]
    [InlineData("早上说没空看，中午挤时间看完了")]
    [InlineData("昨天没学，今天学完了")]
    [InlineData("我学完了，刚才发错了")]
    [InlineData("学玩了，打错，学完了")]
    [InlineData("电脑上打不开，用手机学完了")]

    // When it was done.
    [InlineData("学完时间是今早上班前，地点家里")]
    [InlineData("看完的时间是昨天中午")]

    // Read to its last line, in whatever words.
    [InlineData("读到最后一条了")]
    [InlineData("今天看到附则了")]
    [InlineData("听到结尾了")]
    [InlineData("全文过了一遍")]
    [InlineData("从头到尾是看完了的")]
    [InlineData("逐字逐句学的")]
    [InlineData("学利索了")]
    [InlineData("这周的看好嘞")]
    [InlineData("学习已完毕，很受教育")]

    // A word that ends anything, of the studying that is named.
    [InlineData("我这边学习任务已经清零")]
    [InlineData("妥了，这周的")]
    [InlineData("昨天说没空，今天挤出时间补上了")]
    [InlineData("看完收工")]
    [InlineData("学习完成+1")]
    [InlineData("学习进度100%")]
    [InlineData("学习任务已拿下")]

    // With others.
    [InlineData("昨天支部集中学习，我全程参加")]
    [InlineData("早会上班长带着读的，我跟着学了全篇")]
    [InlineData("学校教职工大会统一学习了，我到会学了")]
    [InlineData("本人参加并学完")]
    [InlineData("和孩子一起学完了")]

    // When and how it came about.
    [InlineData("夜班交完班，把材料看完才回的家")]
    [InlineData("今早七点到单位先学习，学完才开工")]
    [InlineData("开放当天就学完了")]
    [InlineData("三节视频课都看了")]
    [InlineData("每条都看过了")]
    [InlineData("没在手机上看，看的纸质版，学完了")]
    [InlineData("看完了，看的是回放")]
    [InlineData("提前看完，不用等周五")]
    [InlineData("虽说没记住多少，从头到尾看完了")]
    [InlineData("别@我了，我周一就看了")]
    [InlineData("11.17学习完毕")]
    [InlineData("1、材料已看；2、笔记已写")]
    [InlineData("通过本周的学习，我深刻认识到安全是最大的民生")]
    [InlineData("学完了心里亮堂")]
    [InlineData("学wan了")]
    [InlineData("材料收到了，已确认")]

    // An order to others beside one's own answer.
    [InlineData("你快去学吧，我学完了")]
    [InlineData("收到，“已学”")]
    public void What_was_said_is_recorded(string said) => Assert.Equal("confirm", UtteranceReadingTests.Records(Catalog.Read(said)));

    [Theory]
    [InlineData("学完向您汇报")]
    [InlineData("看完跟您汇报")]
    [InlineData("请圆满完成学习任务")]
    [InlineData("确保圆满完成学习任务")]
    [InlineData("预祝学习任务圆满完成")]
    [InlineData("跟你说一声老王学完了")]
    [InlineData("我跟你说王芳学完了")]
    [InlineData("喂你好我是办公室的我们主任学完了")]
    [InlineData("该学的人都学完了")]
    [InlineData("要学的都学完了再走")]
    [InlineData("请遵照要求学完")]
    [InlineData("先看的视频，后看的文件")]
    [InlineData("学完了没有问题吗")]
    [InlineData("我还没学完别再提醒了")]
    [InlineData("学完感想怎么写")]
    [InlineData("学完收获最大的是谁")]
    [InlineData("学完前两章感触很深")]
    [InlineData("材料没看完视频看了")]
    [InlineData("哪能不学呢，明天就学")]
    [InlineData("还用问，谁学完了")]
    [InlineData("学万了吗")]
    [InlineData("我在学万")]
    [InlineData("还没学万")]
    [InlineData("大家都学万了")]
    [InlineData("本州已学完")]
    [InlineData("我的确任务重")]
    [InlineData("万成已学")]
    [InlineData("没学，说错了，明天学")]
    [InlineData("已学，说错了")]
    [InlineData("没学，不对，是老王已学")]
    [InlineData("点成没学了，应该是已学吗")]
    [InlineData("王芳手滑点成没学了，应该是已学")]
    [InlineData("前面没看，后面看完了")]
    [InlineData("昨天没学，今天学了一半")]
    [InlineData("昨天没学，今天再学")]
    [InlineData("早上没学，下午接着学")]
    [InlineData("学完时间是周五下班前")]
    [InlineData("学完时间是几点")]

    [InlineData("看到第三章了")]
    [InlineData("看到最后一章了")]
    [InlineData("快看到头了")]
    [InlineData("看到最后一条通知了")]
    [InlineData("大概过了一遍")]
    [InlineData("翻了一遍，没找到")]
    [InlineData("台账过了一遍")]
    [InlineData("要逐条学的")]

    // What was ended is something else, or is still to be ended.
    [InlineData("这周收工了")]
    [InlineData("大家学习任务都清零了")]
    [InlineData("昨天没空，今天补上")]
    [InlineData("妥了，这周的会")]
    [InlineData("妥了，发票")]
    [InlineData("昨天没空，今天发票补上了")]
    [InlineData("学习资料补上了")]
    [InlineData("看完就收工")]
    [InlineData("学完再收工")]
    [InlineData("收到，学习任务拿下")]
    [InlineData("学习进度80%")]

    // With others, and not oneself, or not yet.
    [InlineData("明天支部集中学习，我参加")]
    [InlineData("周五支部集中学习，我全程参加")]
    [InlineData("支部集体学习了，我没参加")]
    [InlineData("支部集体学习了，我参加了一半")]
    [InlineData("昨天支部集中学习，老王参加了")]
    [InlineData("昨天支部集中学习党章，我参加了")]
    [InlineData("请参加并学完")]
    [InlineData("孩子学完了")]
    [InlineData("书记在场学的")]

    // An intent, a condition, a rule and a list of what is to be done.
    [InlineData("只要链接能打开，十分钟就学完")]
    [InlineData("只要有空就学完了")]
    [InlineData("真希望一觉醒来就学完了")]
    [InlineData("真希望，一觉醒来就学完了")]
    [InlineData("但愿周五前学完了")]
    [InlineData("学完才能走")]
    [InlineData("学完才走的规定")]
    [InlineData("学完心里才踏实")]
    [InlineData("1、看完材料；2、回复确认")]
    [InlineData("希望通过学习，我能认识到安全重要")]
    [InlineData("通过学习，我认识到自己还没学完")]
    [InlineData("前四十条都学完了")]
    [InlineData("11.18前学完")]

    // Something else was read or confirmed.
    [InlineData("看完了，看完的是昨晚的球赛")]
    [InlineData("学完了，学的是驾照")]
    [InlineData("看到结尾了，电视剧真好看")]
    [InlineData("钥匙拿到了，已确认")]
    [InlineData("已确认，快递收到了")]
    [InlineData("会议通知已阅，周五的会我去")]
    [InlineData("停电通知已看")]

    // Said to others, and written somewhere.
    [InlineData("快去学，学完发已学")]
    [InlineData("你先学，学完点已学")]
    [InlineData("赶紧去看，看完回已学")]
    [InlineData("海报上印着“学完了，悟透了，做到了”")]
    [InlineData("墙上写着：学完了")]
    [InlineData("横幅上写着学完了")]
    [InlineData("他回我“学完了，放心”")]

    // What does not work asks for help, and what is denied cannot be wished for.
    [InlineData("登录不上去，没法看材料")]
    [InlineData("系统崩了，没法学")]
    [InlineData("电脑上打不开，用手机也打不开，没学完")]
    [InlineData("没空看，先帮我算已学吧")]
    [InlineData("没时间学，帮我打个勾算已学")]
    [InlineData("没学，按已学报吧")]
    public void What_only_looks_like_it_is_not(string said) => Assert.Null(UtteranceReadingTests.Records(Catalog.Read(said)));

    [Theory]
    [InlineData("已学，不对，没学")]
    [InlineData("刚才误点成已学，应该是没学")]
    [InlineData("没学万")]
    [InlineData("没学wan")]
    [InlineData("1、材料没看；2、心得没写")]
    [InlineData("没法学，天天出差")]
    [InlineData("系统坏了，没学")]
    [InlineData("没空看，给我记没学吧")]
    [InlineData("我的手机已学，我没学")]
    public void What_was_not_studied_is_said_so(string said) => Assert.Equal("notstudied", UtteranceReadingTests.Records(Catalog.Read(said)));

    [Fact]
    public async Task What_stands_before_the_answer_is_the_senders_own_and_never_two_names()
    {
        string[] own =
        [
            "该学的都学完了", "布置的材料我读完了", "指定的文章我看完了", "这次我可是头一个就学完的", "材料让我看完了", "材料被我利用午休看完了", "驻村工作队这边我学完了", "惭愧，拖到今天才学完", "一直磨蹭到最后一天才学完", "出差路上抓紧看完了，已学", "我是刘洋，学完了",
            "我跟王芳一起学完了", "小助手你好我今天早上把学习内容从头到尾看了一遍已经完成了", "学完感触挺深的，基层同志不容易",
        ];
        string[] others =
        [
            "陈静和刘洋都已经学习完毕", "陈静、刘洋都学完了", "刘洋和陈静都学完了", "王芳、李明都学完了", "王芳和李明全学完了", "第一批学完了", "材料让小王看完了", "材料被同事看完了", "驻村工作队这边学完了", "王芳这边学完了", "州里学完了", "拖到周五再学完", "局里布置的任务完成了", "要看的房子看完了",
            "屏幕上显示着已学", "我跟你说王芳学完了", "我们俩都学完了",
        ];
        await using var bot = await Bot.StartAsync();
        await bot.PeopleAsync([.. own.Concat(others).Select((_, i) => $"m{i:00} 刘洋 一支部"), "wangfang 王芳 一支部", "liming 李明 一支部"]);
        await bot.PlanTopicAsync(title: "调查研究");
        await bot.AdvanceToAsync("2026-09-10 10:00");
        List<string> wrong = [];

        foreach (var (i, said) in own.Concat(others).Index())
        {
            var answer = await bot.SayAsync($"m{i:00}", said);
            var outcome = await bot.AskStoreAsync(db => db.Participations.Where(p => p.Member!.UserKey == $"m{i:00}").Select(p => p.Outcome).SingleAsync());

            if (outcome != (i < own.Length ? Outcome.OnTime : Outcome.Pending))
            {
                wrong.Add($"{said} → {outcome}: {answer}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
