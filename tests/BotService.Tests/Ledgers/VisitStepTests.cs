using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Ledgers;

/// <summary>A visit has one place, one subject and one day, whatever words it is planned, moved or given up in.</summary>
public sealed class VisitStepTests
{
    [Fact]
    public async Task Words_of_other_items_move_a_visit_or_name_the_step_that_it_has()
    {
        await using var bot = await Office.OpenAsync("2026-09-14 09:00");
        await bot.SayAsync("zhuhaoran", "调研 柳林社区 9月18日");

        await bot.AnswersAsync("zhuhaoran", "访1 延期 到 9月25日 居民不在家", "访1 是调研记录，不用延期，没有改。改日子请发 访1 改到 9月25日");
        await bot.AnswersAsync("zhuhaoran", "访1 退 那天要值班", "访1 是调研记录，不用退，没有记下。不去了发 访1 作废 原因");
        await bot.AnswersAsync("zhoumin", "访1 长期 每个月都要去", "没有记下");
        await bot.AnswersAsync("zhuhaoran", "访1 推迟到9月24日", "访1 柳林社区，9月24日，青年理论学习小组");
        await bot.AnswersAsync("zhoumin", "访1 改 期限 9月28日", "访1 柳林社区，9月28日，青年理论学习小组");
        await bot.AnswersAsync("zhuhaoran", "访1 改 日期 9月29日", "访1 柳林社区，9月29日，青年理论学习小组");
        await bot.AnswersAsync("zhoumin", "访1 改 期限改为9月22日", "访1 柳林社区，9月22日，青年理论学习小组");
        await bot.AnswersAsync("zhuhaoran", "访1 改 日期为9月28日", "访1 柳林社区，9月28日，青年理论学习小组");
        await bot.AnswersAsync("zhuhaoran", "访1 改日期为9月23日", "访1 柳林社区，9月23日，青年理论学习小组");
        await bot.AnswersAsync("zhuhaoran", "访1 改时间9月30日", "访1 柳林社区，9月30日，青年理论学习小组");

        var visit = await bot.AskStoreAsync(db => db.LedgerItems.SingleAsync());
        Assert.Equal((new DateOnly(2026, 9, 30), new DateOnly(2026, 9, 30)), (visit.VisitTo!.Value, visit.DueOn!.Value));
        Assert.Null(visit.AskedDueOn);
        Assert.Equal(LedgerState.Doing, visit.State);
        Assert.Equal(["Raise", .. Enumerable.Repeat("Move", 7)], await bot.AskStoreAsync(db => db.LedgerEntries.OrderBy(e => e.Id).Select(e => e.Verb).ToListAsync()));
    }

    [Fact]
    public async Task The_way_there_and_who_is_named_before_the_place_are_no_part_of_it()
    {
        await using var bot = await Office.OpenAsync("2026-09-14 09:00");
        await bot.SayAsync("chenlihua", "调研 河湾社区 9月16日");

        await bot.AnswersAsync("linxiaoyan", "调研 去河湾社区 9月17日", "访2 河湾社区，9月17日，机关第一党支部。先别定，可能扎堆：\n前后 3 个工作日内已有 访1");
        await bot.AnswersAsync("yangziqi", "走访 谢春梅 河湾社区 9月18日", "访3 河湾社区，9月18日，青年理论学习小组，同去：谢春梅。先别定");
        await bot.AnswersAsync("wuxiuying", "调研 前往 河湾社区 9月21日", "访4 河湾社区，9月21日，业务第二党支部。先别定");
        Assert.Equal(["河湾社区"], await bot.AskStoreAsync(db => db.LedgerItems.Select(i => i.Title).Distinct().ToListAsync()));

        await bot.AnswersAsync("wuxiuying", "访4 改 地点 去福利院", "访4 福利院，9月21日");
    }

    [Fact]
    public async Task Two_places_or_two_subjects_are_two_visits()
    {
        await using var bot = await Office.OpenAsync("2026-09-14 09:00");
        await bot.SayAsync("zhoumin", "课题 消防通道 陈丽华 10月30日");
        await bot.SayAsync("zhoumin", "课题 社区助餐 许文静 10月30日");
        await bot.SayAsync("chenlihua", "调研 福利院 9月16日");

        foreach (var said in (string[])["调研 河湾社区、柳林社区 9月22日", "调研 永安社区 和平社区 9月22日", "调研 永安社区 福利院 9月22日", "调研 永安社区和和平社区 9月22日"])
        {
            await bot.AnswersAsync("dengrui", said, "一次只报一次走访，没有记下");
        }

        foreach (var said in (string[])["调研 永安社区 9月22日 课1、课2", "调研 永安社区 9月22日 课2 课1"])
        {
            await bot.AnswersAsync("dengrui", said, "一次只写一个课题，没有记下");
        }

        Assert.Equal(1, await bot.AskStoreAsync(db => db.LedgerItems.CountAsync(i => i.Kind == "visit")));
        await bot.AnswersAsync("dengrui", "调研 永安街道 福利院 9月22日 课2", "访2 永安街道福利院，9月22日，业务第二党支部，课2");
    }

    [Fact]
    public async Task Nobody_goes_along_to_a_visit_that_is_over_and_two_that_are_over_may_have_been_one()
    {
        await using var bot = await Office.OpenAsync("2026-09-14 09:00");
        await bot.SayAsync("chenlihua", "调研 河湾社区 9月14日");
        await bot.SayAsync("chenlihua", "访1 完成 楼道堆着旧家具");
        await bot.SayAsync("zhuhaoran", "调研 河湾社区 9月21日");
        await bot.SayAsync("maguangming", "调研 河湾社区 9月15日");

        await bot.AnswersAsync("zhuhaoran", "访2 合并 访1", "访1 9月14日已经去过，不能合并；看记录发 访1");
        Assert.Contains("访3 9月15日已经过了，不能合并；看记录发 访3", await bot.OnAsync("09-17", "zhuhaoran", "访2 合并 访3"), StringComparison.Ordinal);
        await bot.AnswersAsync("gaofeng", "调研 河湾社区 9月15日", "访4 河湾社区，9月15日");
        await bot.AnswersAsync("gaofeng", "访4 合并 访3", "访4 合并到访3（9月15日），一起去，只算一次");
    }
}
