using BotService.Ledgers;
using BotService.Tests.Harness;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Ledgers;

/// <summary>Visits to one place are told of each other, by working days and by group.</summary>
public sealed class VisitClashTests
{
    [Fact]
    public async Task Each_planned_visit_hears_of_those_it_would_meet()
    {
        await using var bot = await Office.OpenAsync("2026-09-07 09:00");
        await bot.SayAsync("zhoumin", "课题 消防安全 方向 民生保障 林晓燕 12月31日");
        await bot.SayAsync("zhoumin", "课题 养老服务消防 方向 养老服务 陈丽华 10月30日");
        await bot.SayAsync("zhoumin", "课题 社区助餐 方向 社区治理 黄志远 12月31日");
        await bot.SayAsync("zhoumin", "课题 社区议事 方向 社区治理 陈丽华 12月31日");

        await bot.AnswersAsync("chenlihua", "调研 城东社区 9月8日 课2", "访1 城东社区，9月8日，局党组，课2。去过后发 访1 完成 一句话结果");
        await bot.AnswersAsync("huangzhiyuan", "调研 城东社区 9月10日 课3", "前后 3 个工作日内已有 访1 9月8日 局党组\n您可以：");
        await bot.AnswersAsync("huangzhiyuan", "访2 仍去 看早高峰", "访2 定了：9月10日。理由已记");
        await bot.AnswersAsync("xuwenjing", "调研 城北社区 9月10日", "访3 城北社区");
        await bot.AnswersAsync("linxiaoyan", "调研 城东社区 9月10日 课1", "同一天已有 访2 9月10日 业务第二党支部\n前后 3 个工作日内已有 访1 9月8日 局党组\n30 天内第 3 次：访1 9月8日 局党组、访2 9月10日 业务第二党支部\n您可以：访4 合并 访N ｜ 访4 改到 日期 ｜ 访4 仍去 理由");
        await bot.AnswersAsync("linxiaoyan", "访4 改 地点 城西社区", "访4 城西社区，9月10日，机关第一党支部，课1。去过后发");
        await bot.AnswersAsync("yangziqi", "调研 城东社区居委会 9月22日 课2", "访5 城东社区，9月22日，青年理论学习小组，课2。先别定，可能扎堆：\n30 天内第 3 次：访1 9月8日 局党组、访2 9月10日 业务第二党支部\n同一课题局党组去过：看 访1 记录请发 访1\n您可以：访5 合并 访N ｜ 访5 改到 日期 ｜ 访5 仍去 理由");
        await bot.AnswersAsync("linxiaoyan", "调研 城东社区 9月28日 课1", "前后 3 个工作日内已有 访5 9月22日 青年理论学习小组\n30 天内第 4 次：");
        await bot.AnswersAsync("chenlihua", "调研 城东社区 10月8日 课4", "前后 3 个工作日内已有 访6 9月28日 机关第一党支部\n30 天内第 4 次：访2 9月10日 业务第二党支部、访5 9月22日 青年理论学习小组、访6 9月28日 机关第一党支部\n同一课题业务第二党支部去过：看 访2");
        await bot.AnswersAsync("chenlihua", "调研 城东社区 10月9日 课4", "可能扎堆：\n30 天内第 5 次：");
        await bot.AnswersAsync("linxiaoyan", "调研 城南社区 9月10日 课1", "访9 城南社区，9月10日，机关第一党支部，课1。去过后发");
        await bot.AnswersAsync("yangziqi", "访5 合并 访9", "不是同一地点，没有合并");
        await bot.AnswersAsync("yangziqi", "调研 9月22日", "请写去哪里，例如：调研 城东社区 9月22日 课2");
        await bot.AnswersAsync("yangziqi", "调研 城东社区 9月22日 课9", "没有课9");
        await bot.AnswersAsync("yangziqi", "访5 问题 夜间值班只有一人，且不会用呼叫系统", "问1 夜间值班只有一人，且不会用呼叫系统（来自访5、课2），已立项，还没人领");
        await bot.AnswersAsync("chenlihua", "问1 来历", "不在您的范围");
        await bot.AnswersAsync("yangziqi", "问1 来历", "课2 养老服务消防 → 访5 城东社区居委会 9月22日 → 问1");
        await bot.AnswersAsync("chenlihua", "课2 结题", "还没有去过");
        await bot.AdvanceToAsync("2026-09-09 10:00");
        await bot.AnswersAsync("chenlihua", "访1 完成 电梯停用三个月，消防通道被占", "访1 已走访（9月8日）");
        await bot.AnswersAsync("chenlihua", "课2 结题", "请写转化了什么，例如：课2 结题 已定消防改造方案。课2 走访 1 次，提出问题 1 个（1 个未销号）");
        await bot.AnswersAsync("chenlihua", "课2 结题 已定消防改造方案", "课2 报完成");
        await bot.AnswersAsync("xuwenjing", "课题清单", "课题 4 个，方向 3 个，有计划 4 份；走访 1 次");
        await bot.AnswersAsync("xuwenjing", "课题清单", "待定（可能扎堆，还没说怎么办）：访5、访6、访7、访8。发 访5 合并 访N ｜ 访5 改到 日期 ｜ 访5 仍去 理由");
        await bot.AnswersAsync("yangziqi", "访5 仍去 只看夜间值班，前两次都是白天", "访5 定了：9月22日。理由已记");
        await bot.AnswersAsync("linxiaoyan", "访6 合并 访5", "访6 合并到访5（9月22日），一起去，只算一次");
        await bot.AnswersAsync("zhoumin", "调研记录", "待定（可能扎堆，还没说怎么办）：访7、访8。");
        await bot.AnswersAsync("yangziqi", "访5 改到 9月23日", "先别定，可能扎堆：");
        await bot.AnswersAsync("zhoumin", "调研记录", "：访5、访7、访8。");
    }

    [Fact]
    public async Task The_place_is_the_same_whatever_is_said_beside_it()
    {
        await using var bot = await Office.OpenAsync("2026-09-07 09:00");
        await bot.SayAsync("zhoumin", "课题 老旧小区 方向 民生 陈丽华 10月30日");

        await bot.AnswersAsync("chenlihua", "调研 河西社区 9月15日 课1", "访1 河西社区，9月15日，局党组，课1。去过后发");
        await bot.AnswersAsync("yangziqi", "调研 地点：河西社区 时间：9月16日 课1", "访2 河西社区，9月16日，青年理论学习小组，课1。先别定，可能扎堆：\n前后 3 个工作日内已有 访1");
        await bot.AnswersAsync("linxiaoyan", "调研 河西社区 9月17日 课1 高峰、谢春梅 看晚间值守", "访3 河西社区，9月17日，机关第一党支部，课1，同去：高峰、谢春梅，说明：看晚间值守。先别定，可能扎堆：");
        await bot.AnswersAsync("zhuhaoran", "调研 柳林社区 邓睿同志 9月18日", "访4 柳林社区，9月18日，青年理论学习小组，同去：邓睿。去过后发");
        await bot.AnswersAsync("zhuhaoran", "调研 柳林社区 9月21日\n河西社区 9月22日", "一次只报一次走访，没有记下");
        Assert.Equal(["河西社区", "河西社区", "河西社区", "柳林社区"], await bot.AskStoreAsync(db => db.LedgerItems.Where(i => i.Kind == "visit").OrderBy(i => i.Number).Select(i => i.Title).ToListAsync()));
        await bot.AnswersAsync("linxiaoyan", "访3 看经过", "林晓燕 提出：看晚间值守");
        await bot.AnswersAsync("zhuhaoran", "访4 撤回", "访4 已撤回");
        await bot.AdvanceToAsync("2026-09-07 16:30");

        Assert.Contains("访3 河西社区：一起去（9月17日）", bot.LastTo("xiechunmei"), StringComparison.Ordinal);
        Assert.Empty(bot.PushesTo("dengrui"));
    }

    [Fact]
    public async Task A_visit_that_belongs_to_two_subjects_is_one_visit()
    {
        await using var bot = await Office.OpenAsync("2026-09-07 09:00");
        await bot.SayAsync("zhoumin", "课题 停车难 方向 社区治理 林晓燕 12月31日");
        await bot.SayAsync("zhoumin", "课题 充电安全 方向 民生保障 陈丽华 12月31日");
        await bot.SayAsync("chenlihua", "调研 河东社区 9月8日 课2");
        await bot.AnswersAsync("chenlihua", "访1 关联 课1", "访1 已记来自课1");

        await bot.AnswersAsync("yangziqi", "调研 河东社区 9月22日", "访2 河东社区，9月22日，青年理论学习小组。去过后发 访2 完成 一句话结果");
        await bot.AnswersAsync("linxiaoyan", "调研 河东社区 9月28日", "30 天内第 3 次：访1 9月8日 局党组、访2 9月22日 青年理论学习小组\n");
        await bot.AnswersAsync("zhoumin", "调研记录", "待定（可能扎堆，还没说怎么办）：访3。");
    }

    [Fact]
    public async Task A_problem_seen_on_a_visit_is_raised_by_the_rules_of_every_other()
    {
        await using var bot = await Office.OpenAsync("2026-09-07 09:00");
        await bot.SayAsync("linxiaoyan", "调研 永安社区 9月7日");
        var tooLong = new string('梯', 201);

        await bot.AnswersAsync("linxiaoyan", "访1 问题 楼梯扶手松动", "问1 楼梯扶手松动（来自访1）");
        await bot.AnswersAsync("linxiaoyan", "访1 问题 楼梯扶手松动。", "和 问1“楼梯扶手松动”很像。同一件发 问1 进展 …；确实另一件发 访1 问题 新 …");
        await bot.AnswersAsync("linxiaoyan", $"访1 问题 {tooLong}", "太长（最多 200 字）");
        await bot.AnswersAsync("linxiaoyan", "访1 问题 新 楼梯扶手松动", "问2 楼梯扶手松动（来自访1）");
        await bot.AnswersAsync("linxiaoyan", $"问1 改 内容 {tooLong}", "太长（最多 200 字），没有改");
        Assert.Equal(["楼梯扶手松动", "楼梯扶手松动"], await bot.AskStoreAsync(db => db.LedgerItems.Where(i => i.Kind == "problem").Select(i => i.Title).ToListAsync()));
    }

    [Fact]
    public async Task Of_random_visits_the_rules_find_what_counting_days_one_by_one_finds()
    {
        await using var bot = await Bot.StartAsync();
        var (rules, calendar) = (new VisitClash(bot.Services.GetRequiredService<LedgerDays>()), bot.Services.GetRequiredService<WorkCalendar>());
        var met = 0;

        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var visits = Enumerable.Range(1, 20).Select(number =>
            {
                var from = new DateOnly(2026, 9, 1).AddDays(random.Next(60));
                return new Visit(number, $"社区{random.Next(3)}", random.Next(4), from, from.AddDays(random.Next(4) / 2), random.Next(4) is > 0 and var subject ? subject : null, random.Next(3) is > 0 and var way ? $"方向{way}" : null);
            }).ToList();

            foreach (var visit in visits)
            {
                var others = visits.Where(other => other.Number != visit.Number).ToList();
                var (found, counted) = (rules.Of(visit, others), ByDays(visit, others, calendar));
                Assert.Equal(counted, new[] { found.SameDay, found.Near, found.Often, found.SameTopic }.Select(list => string.Join(' ', list.Select(other => other.Number).Order())));
                met += found.Any ? 1 : 0;
            }
        }

        Assert.InRange(met, 200, 1150);
    }

    /// <summary>The same four rules with sets of days, as the specification words them.</summary>
    private static IEnumerable<string> ByDays(Visit visit, List<Visit> others, WorkCalendar calendar)
    {
        static IEnumerable<DateOnly> DaysOf(Visit one) => Enumerable.Range(0, one.To.DayNumber - one.From.DayNumber + 1).Select(one.From.AddDays);
        var here = others.Where(other => other.Place == visit.Place).ToList();
        var foreign = here.Where(other => other.GroupId != visit.GroupId).ToList();
        var common = foreign.Where(other => DaysOf(other).Intersect(DaysOf(visit)).Any()).ToList();
        var near = foreign.Except(common).Where(other =>
        {
            var (end, start) = other.To < visit.From ? (other.To, visit.From) : (visit.To, other.From);
            return Enumerable.Range(1, start.DayNumber - end.DayNumber).Select(end.AddDays).Count(calendar.IsWorkingDay) <= 3;
        });
        var window = Enumerable.Range(0, 30).Select(back => visit.To.AddDays(-back)).ToHashSet();
        var often = here.Where(other => DaysOf(other).Any(window.Contains)).ToList();
        var before = Enumerable.Range(1, 90).Select(back => visit.From.AddDays(-back)).ToHashSet();
        var topic = foreign.Where(other => ((visit.Subject is not null && visit.Subject == other.Subject) || (visit.Direction is not null && visit.Direction == other.Direction)) && before.Contains(other.To));
        return new[] { common, near, often.Count >= 2 ? often : [], topic }.Select(list => string.Join(' ', list.Select(other => other.Number).Order()));
    }
}
