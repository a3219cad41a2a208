using BotService.Time;

namespace BotService.Tests.Time;

/// <summary>Deadlines as people write them, read on Wednesday 2026-09-23 at 10:00.</summary>
public class ChineseMomentsTests
{
    private static readonly DateTime Wednesday = new(2026, 9, 23, 10, 0, 0);

    [Theory]
    [InlineData("18:00", "2026-09-23 18:00")]
    [InlineData("18：00", "2026-09-23 18:00")]
    [InlineData("１８：００", "2026-09-23 18:00")]
    [InlineData("18:00:00", "2026-09-23 18:00")]
    [InlineData("18点", "2026-09-23 18:00")]
    [InlineData("18點", "2026-09-23 18:00")]
    [InlineData("18点钟", "2026-09-23 18:00")]
    [InlineData("18点整", "2026-09-23 18:00")]
    [InlineData("18时30分", "2026-09-23 18:30")]
    [InlineData("18点30", "2026-09-23 18:30")]
    [InlineData("18点30分", "2026-09-23 18:30")]
    [InlineData("18点半", "2026-09-23 18:30")]
    [InlineData("18点一刻", "2026-09-23 18:15")]
    [InlineData("下午3点", "2026-09-23 15:00")]
    [InlineData("下午三点四十五", "2026-09-23 15:45")]
    [InlineData("下午两点", "2026-09-23 14:00")]
    [InlineData("下午 3:30", "2026-09-23 15:30")]
    [InlineData("晚上8点", "2026-09-23 20:00")]
    [InlineData("今晚8点", "2026-09-23 20:00")]
    [InlineData("晚上12点", "2026-09-24 00:00")]
    [InlineData("24:00", "2026-09-24 00:00")]
    [InlineData("上午11点", "2026-09-23 11:00")]
    [InlineData("上午9点", "2026-09-24 09:00")]
    [InlineData("中午12点", "2026-09-23 12:00")]
    [InlineData("明天中午", "2026-09-24 12:00")]
    [InlineData("中午1点", "2026-09-23 13:00")]
    [InlineData("早上8点半", "2026-09-24 08:30")]
    [InlineData("明早9点", "2026-09-24 09:00")]
    [InlineData("明天9点", "2026-09-24 09:00")]
    [InlineData("明天 9点", "2026-09-24 09:00")]
    [InlineData("明天", "2026-09-24 17:30")]
    [InlineData("周五18:00", "2026-09-25 18:00")]
    [InlineData("周五 18:00前", "2026-09-25 18:00")]
    [InlineData("周三18:00", "2026-09-23 18:00")]
    [InlineData("周三9:00", "2026-09-30 09:00")]
    [InlineData("23号9点", "2026-10-23 09:00")]
    [InlineData("今天9点", "2026-09-23 09:00")]
    [InlineData("下周五下午5点半", "2026-10-02 17:30")]
    [InlineData("10月5日 下午5点半", "2026-10-05 17:30")]
    [InlineData("10月5日（周一）下午5点半", "2026-10-05 17:30")]
    [InlineData("9月25日 周五 17:30", "2026-09-25 17:30")]
    [InlineData("2026-03-05 17:30", "2026-03-05 17:30")]
    [InlineData("2026-03-05T17:30", "2026-03-05 17:30")]
    [InlineData("2026年3月5日17时", "2026-03-05 17:00")]
    [InlineData("月底", "2026-09-30 17:30")]
    [InlineData("3月5日", "2027-03-05 17:30")]
    [InlineData("8月20日", "2027-08-20 17:30")]
    [InlineData("9月5日", "2026-09-05 17:30")]
    [InlineData("20号", "2026-10-20 17:30")]
    public void Moments_are_read_in_every_form(string text, string moment)
    {
        Assert.Equal($"{moment}|", ReadMoment(text));
        Assert.Equal($"{moment}|https://example.org/a", ReadMoment(text + " https://example.org/a"));
    }

    [Theory]
    [InlineData("25点")]
    [InlineData("明天25点")]
    [InlineData("明天18:75")]
    [InlineData("2月30日 18:00")]
    [InlineData("上午15点")]
    [InlineData("下午")]
    [InlineData("今晚")]
    [InlineData("18")]
    [InlineData("三个问题")]
    [InlineData("关于生态环境")]
    public void What_is_no_moment_is_left_alone(string text) => Assert.Null(ReadMoment(text));

    [Fact]
    public void A_number_behind_a_date_is_not_taken_for_an_hour() => Assert.Equal("2026-09-24 17:30|8人参加", ReadMoment("明天 8人参加"));

    private static string? ReadMoment(string text)
    {
        var rest = text.AsSpan();
        return new ChineseDates(Wednesday).TryTakeMoment(ref rest, new TimeOnly(17, 30), out var moment) ? $"{moment:yyyy-MM-dd HH:mm}|{rest}" : null;
    }
}
