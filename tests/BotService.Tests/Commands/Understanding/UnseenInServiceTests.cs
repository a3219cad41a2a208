using System.Globalization;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Commands.Understanding;

/// <summary>Whole corpora said to the service, which knows the open topic and the sender's name: each message by a member of its own.</summary>
public sealed class UnseenInServiceTests
{
    /// <summary>Names with which senders sign: each is given to the sender on the roster.</summary>
    private static readonly string[] Signed = ["程晨", "曹阳", "袁梦", "赵敏", "张秀英", "陈丽", "沈佳怡", "曾凡", "彭丽娟", "吕明", "赖国平", "邓刚", "许晴", "傅国强", "李娜", "王芳", "刘洋", "李芳", "赵国强", "王桂兰"];

    [Theory]
    [InlineData("unseen-2.tsv", "2026-09-17", "调查研究", 80)]
    [InlineData("unseen-3.tsv", "2026-09-17", "调查研究的方法与作风", 95)]
    [InlineData("unseen-4.tsv", "2026-11-20", "论学习", 84)]
    [InlineData("unseen-5.tsv", "2026-11-18", "论学习", 93, "陈晨")]
    [InlineData("unseen-6.tsv", "2026-11-18", "论学习", 90, "周敏")]
    [InlineData("unseen-7.tsv", "2026-11-18", "论学习", 95, "马超")]
    [InlineData("unseen-8.tsv", "2026-09-09", "高质量发展", 95, "鲍勃")]
    [InlineData("unseen-9.tsv", "2026-09-09", "高质量发展", 95, "鲍勃")]
    [InlineData("unseen-10.tsv", "2026-11-18", "安全生产", 95, "孙明")]
    [InlineData("unseen-11.tsv", "2026-11-18", "党的二十届四中全会精神、中央八项规定和调查研究", 95)]
    [InlineData("unseen-12.tsv", "2026-11-18", "深入学习贯彻党的二十届四中全会精神", 95)]
    [InlineData("unseen-13.tsv", "2026-12-02", "中央八项规定精神与作风建设", 95)]
    [InlineData("unseen-14.tsv", "2026-11-12", "调查研究", 95)]
    [InlineData("unseen-15.tsv", "2026-11-18", "安全生产法", 95)]
    [InlineData("unseen-16.tsv", "2026-10-20", "乡村振兴", 95, "林晓")]
    public async Task Nothing_is_recorded_that_was_not_said_and_most_confirmations_are(string corpus, string day, string title, int confirmedPercent, string? sender = null)
    {
        var all = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Cases", corpus)).Select(line => line.Split('\t')).Select(cells => (Text: cells[1], Meaning: cells[2])).ToList();
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var week = BotService.Time.StudyWeek.Of(date);
        await using var bot = await Bot.StartAsync($"{week.Monday:yyyy-MM-dd} 08:00");
        await bot.PeopleAsync([.. all.Select((said, i) => $"{Who(i)} {sender ?? Array.Find(Signed, said.Text.Contains) ?? "张伟"} 机关一支部"), "wangfang 王芳 机关一支部", "liming 李明 机关一支部", "lina 李娜 机关一支部", "lihong 李红 机关一支部 liaison", "aili 爱丽丝 机关一支部", "kaluo 卡罗尔 机关一支部", "daifu 戴夫 机关一支部", "lijuan 李娟 机关一支部", "wangqiang 王强 机关一支部"]);
        await bot.PlanTopicAsync(FormattableString.Invariant($"{week.Key / 100}-W{week.Key % 100:00}"), title: title);
        await bot.AdvanceToAsync($"{day} 10:00");

        foreach (var (i, said) in all.Index())
        {
            await bot.SayAsync(Who(i), said.Text);
        }

        var outcomes = await bot.AskStoreAsync(db => db.Participations.Select(p => new { p.Member!.UserKey, p.Outcome }).ToDictionaryAsync(p => p.UserKey, p => p.Outcome));
        var wrong = all.Index().Where(said => said.Item.Meaning switch
        {
            "confirm" => outcomes[Who(said.Index)] is Outcome.NotStudied,
            "notstudied" => outcomes[Who(said.Index)] is Outcome.OnTime,
            "leave" => outcomes[Who(said.Index)] is Outcome.OnTime or Outcome.NotStudied,
            _ => outcomes[Who(said.Index)] is not Outcome.Pending,
        }).Select(said => $"{said.Item.Meaning}: {said.Item.Text} → {outcomes[Who(said.Index)]}").ToList();

        var missed = all.Index().Where(said => said.Item.Meaning == "confirm" && outcomes[Who(said.Index)] is not Outcome.OnTime).Select(said => said.Item.Text).ToList();
        var meant = all.Count(said => said.Meaning == "confirm");
        Assert.True(
            wrong.Count == 0 && missed.Count * 100 <= meant * (100 - confirmedPercent),
            string.Create(CultureInfo.InvariantCulture, $"{wrong.Count} wrong:\n{string.Join('\n', wrong)}\n{missed.Count} of {meant} missed:\n{string.Join('\n', missed)}"));
    }

    private static string Who(int message) => string.Create(CultureInfo.InvariantCulture, $"m{message:000}");
}
