using System.Globalization;
using BotService.Time;

namespace BotService.Tests.Time;

/// <summary>Read on Wednesday 2026-09-23 at 10:00, in week 39.</summary>
public class ChineseDatesTests
{
    private static readonly DateTime Wednesday = new(2026, 9, 23, 10, 0, 0);

    private delegate bool Take<T>(ref ReadOnlySpan<char> text, out T value);

    [Theory]
    [InlineData("第12周", "2026-W12")]
    [InlineData("12周", "2026-W12")]
    [InlineData("１２周", "2026-W12")]
    [InlineData("第 12 周", "2026-W12")]
    [InlineData("第十二周", "2026-W12")]
    [InlineData("第三十九周", "2026-W39")]
    [InlineData("第十二週", "2026-W12")]
    [InlineData("第12个星期", "2026-W12")]
    [InlineData("W12", "2026-W12")]
    [InlineData("w40", "2026-W40")]
    [InlineData("2026-W12", "2026-W12")]
    [InlineData("2026W12", "2026-W12")]
    [InlineData("2026年第12周", "2026-W12")]
    [InlineData("2027年 第1周", "2027-W01")]
    [InlineData("去年第50周", "2025-W50")]
    [InlineData("第3周", "2026-W03")]
    [InlineData("本周", "2026-W39")]
    [InlineData("这周", "2026-W39")]
    [InlineData("這個星期", "2026-W39")]
    [InlineData("这一周", "2026-W39")]
    [InlineData("本週", "2026-W39")]
    [InlineData("上周", "2026-W38")]
    [InlineData("上上周", "2026-W37")]
    [InlineData("上个礼拜", "2026-W38")]
    [InlineData("下周", "2026-W40")]
    public void Weeks_are_read_in_every_form(string text, string week)
    {
        Assert.Equal((week, ""), Read<StudyWeek>(text, Dates().TryTakeWeek));
        Assert.Equal((week, "很有收获"), Read<StudyWeek>("　" + text + " 很有收获", Dates().TryTakeWeek));
    }

    [Theory]
    [InlineData("本周一起学的", "2026-W39", "一起学的")]
    [InlineData("第39周一起学的", "2026-W39", "一起学的")]
    [InlineData("本周日常工作忙", "2026-W39", "日常工作忙")]
    [InlineData("12周🌟好", "2026-W12", "🌟好")]
    public void What_follows_a_week_is_left_as_it_was_written(string text, string week, string rest) =>
        Assert.Equal((week, rest), Read<StudyWeek>(text, Dates().TryTakeWeek));

    [Theory]
    [InlineData("12")]
    [InlineData("第54周")]
    [InlineData("第0周")]
    [InlineData("2025-W53")]
    [InlineData("下周五")]
    [InlineData("本周日")]
    [InlineData("12周年庆")]
    [InlineData("W12x")]
    [InlineData("周")]
    [InlineData("每周")]
    [InlineData("")]
    public void What_is_no_week_is_left_alone(string text) => Assert.Null(Read<StudyWeek>(text, Dates().TryTakeWeek));

    [Fact]
    public void A_week_without_a_year_is_this_years_except_around_new_year()
    {
        var december = new ChineseDates(new DateTime(2026, 12, 16, 9, 0, 0));
        var january = new ChineseDates(new DateTime(2027, 1, 5, 9, 0, 0));

        Assert.Equal(("2026-W10", ""), Read<StudyWeek>("第10周", december.TryTakeWeek));
        Assert.Equal(("2027-W02", ""), Read<StudyWeek>("第2周", december.TryTakeWeek));
        Assert.Equal(("2026-W52", ""), Read<StudyWeek>("第52周", january.TryTakeWeek));
        Assert.Equal(("2026-W53", ""), Read<StudyWeek>("53周", january.TryTakeWeek));
        Assert.Equal(("2027-W02", ""), Read<StudyWeek>("第2周", january.TryTakeWeek));
        Assert.Equal(("2027-W30", ""), Read<StudyWeek>("第30周", january.TryTakeWeek));
    }

    [Theory]
    [InlineData("9月5日", "2026-09-05")]
    [InlineData("9月5号", "2026-09-05")]
    [InlineData("９月５日", "2026-09-05")]
    [InlineData("九月五日", "2026-09-05")]
    [InlineData("十二月二十一号", "2026-12-21")]
    [InlineData("9月5", "2026-09-05")]
    [InlineData("10/5", "2026-10-05")]
    [InlineData("10-5", "2026-10-05")]
    [InlineData("10.5", "2026-10-05")]
    [InlineData("2026-03-05", "2026-03-05")]
    [InlineData("2026/3/5", "2026-03-05")]
    [InlineData("2026.3.5", "2026-03-05")]
    [InlineData("2026年3月5日", "2026-03-05")]
    [InlineData("26年3月5日", "2026-03-05")]
    [InlineData("二〇二六年三月五日", "2026-03-05")]
    [InlineData("20260305", "2026-03-05")]
    [InlineData("今天", "2026-09-23")]
    [InlineData("明天", "2026-09-24")]
    [InlineData("明日", "2026-09-24")]
    [InlineData("后天", "2026-09-25")]
    [InlineData("後天", "2026-09-25")]
    [InlineData("大后天", "2026-09-26")]
    [InlineData("昨天", "2026-09-22")]
    [InlineData("前天", "2026-09-21")]
    [InlineData("周五", "2026-09-25")]
    [InlineData("星期五", "2026-09-25")]
    [InlineData("礼拜五", "2026-09-25")]
    [InlineData("禮拜天", "2026-09-27")]
    [InlineData("週五", "2026-09-25")]
    [InlineData("周5", "2026-09-25")]
    [InlineData("周三", "2026-09-23")]
    [InlineData("周一", "2026-09-28")]
    [InlineData("本周一", "2026-09-21")]
    [InlineData("本周五", "2026-09-25")]
    [InlineData("这个周五", "2026-09-25")]
    [InlineData("下周五", "2026-10-02")]
    [InlineData("下下周一", "2026-10-05")]
    [InlineData("上周五", "2026-09-18")]
    [InlineData("月底", "2026-09-30")]
    [InlineData("本月底", "2026-09-30")]
    [InlineData("下月5号", "2026-10-05")]
    [InlineData("10月底", "2026-10-31")]
    [InlineData("25号", "2026-09-25")]
    [InlineData("1日", "2026-10-01")]
    [InlineData("9月25日（周五）", "2026-09-25")]
    [InlineData("9月25日 周五", "2026-09-25")]
    public void Dates_are_read_in_every_form(string text, string date)
    {
        Assert.Equal((date, ""), ReadDate(text));
        Assert.Equal((date, "，出差"), ReadDate(" " + text + "，出差"));
        Assert.True(ChineseDates.StartsWithWeekOrDate(text));
    }

    [Theory]
    [InlineData("2月30日")]
    [InlineData("13月5日")]
    [InlineData("9月31日")]
    [InlineData("2026-02-29")]
    [InlineData("20261305")]
    [InlineData("3.5天")]
    [InlineData("3-5人")]
    [InlineData("3-5-7")]
    [InlineData("1.2.3.4")]
    [InlineData("5号楼")]
    [InlineData("9月25日（周四）")]
    [InlineData("周八")]
    [InlineData("周一起学")]
    [InlineData("139123456789")]
    [InlineData("2026")]
    [InlineData("5")]
    [InlineData("一起")]
    [InlineData("天天学")]
    [InlineData("0000年1月底")]
    [InlineData("9999年12月底")]
    public void What_is_no_date_is_left_alone(string text) => Assert.Null(ReadDate(text));

    [Fact]
    public void A_date_without_a_year_is_the_closest_one()
    {
        var newYear = new ChineseDates(new DateTime(2027, 1, 5, 9, 0, 0));

        Assert.Equal(("2026-12-30", ""), Read<DateOnly>("12月30日", newYear.TryTakeDate));
        Assert.Equal(("2027-01-20", ""), Read<DateOnly>("1月20日", newYear.TryTakeDate));
        Assert.Equal(("2028-02-29", ""), Read<DateOnly>("2月29日", new ChineseDates(new DateTime(2027, 9, 1)).TryTakeDate));
        Assert.Null(Read<DateOnly>("2月29日", new ChineseDates(new DateTime(2027, 2, 1)).TryTakeDate));
    }

    [Theory]
    [InlineData("10月5日至10月9日", "2026-10-05", "2026-10-09")]
    [InlineData("10月5日-9日", "2026-10-05", "2026-10-09")]
    [InlineData("10月5-9日", "2026-10-05", "2026-10-09")]
    [InlineData("10月5日到9号", "2026-10-05", "2026-10-09")]
    [InlineData("10月5日 ～ 10月9日", "2026-10-05", "2026-10-09")]
    [InlineData("10月5日——10月9日", "2026-10-05", "2026-10-09")]
    [InlineData("5日到9日", "2026-10-05", "2026-10-09")]
    [InlineData("5-9号", "2026-10-05", "2026-10-09")]
    [InlineData("5到9日", "2026-10-05", "2026-10-09")]
    [InlineData("28日至3日", "2026-09-28", "2026-10-03")]
    [InlineData("10/5-10/9", "2026-10-05", "2026-10-09")]
    [InlineData("10.5-10.9", "2026-10-05", "2026-10-09")]
    [InlineData("2026-10-05~2026-10-09", "2026-10-05", "2026-10-09")]
    [InlineData("20261005-20261009", "2026-10-05", "2026-10-09")]
    [InlineData("12月28日至1月4日", "2026-12-28", "2027-01-04")]
    [InlineData("从明天到周五", "2026-09-24", "2026-09-25")]
    [InlineData("周四到周二", "2026-09-24", "2026-09-29")]
    [InlineData("周一到周三", "2026-09-28", "2026-09-30")]
    [InlineData("下周一至下周三", "2026-09-28", "2026-09-30")]
    [InlineData("今天至月底", "2026-09-23", "2026-09-30")]
    [InlineData("10月5日上午至10月6日下午", "2026-10-05", "2026-10-06")]
    [InlineData("10月5日起至10月6日止", "2026-10-05", "2026-10-06")]
    [InlineData("10月5日", "2026-10-05", "2026-10-05")]
    [InlineData("明天", "2026-09-24", "2026-09-24")]
    public void Ranges_are_read_in_every_form(string text, string from, string to)
    {
        Assert.Equal($"{from}..{to}|", ReadRange(text));
        Assert.Equal($"{from}..{to}|外出学习", ReadRange(text + " 外出学习"));
    }

    [Theory]
    [InlineData("10月9日至10月5日")]
    [InlineData("2026-10-09至2026-10-05")]
    [InlineData("9月5日至9月31日")]
    [InlineData("3-5人")]
    [InlineData("5到9")]
    [InlineData("出差")]
    public void What_is_no_range_is_left_alone(string text) => Assert.Null(ReadRange(text));

    [Fact]
    public void A_dash_before_a_reason_does_not_make_a_range() =>
        Assert.Equal("2026-10-05..2026-10-05|-出差", ReadRange("10月5日-出差"));

    [Theory]
    [InlineData("习惯了")]
    [InlineData("1234")]
    [InlineData("王伟")]
    [InlineData("")]
    public void Ordinary_text_begins_with_no_date(string text) => Assert.False(ChineseDates.StartsWithWeekOrDate(text));

    [Fact]
    public void No_text_makes_it_fail()
    {
        const string Letters = "第12周月日号年本上下一十二天五至到点半:：-/.( )上午晚W😀";
        var random = new Random(20260923);

        for (var i = 0; i < 20_000; i++)
        {
            var text = new string(random.GetItems<char>(Letters, random.Next(1, 14)));
            var rest = text.AsSpan();
            Dates().TryTakeWeek(ref rest, out _);
            Dates().TryTakeRange(ref rest, out _, out _);
            Dates().TryTakeMoment(ref rest, default, out _);
            Assert.True(text.AsSpan().EndsWith(rest), text);
        }
    }

    private static ChineseDates Dates() => new(Wednesday);

    private static (string, string)? ReadDate(string text) => Read<DateOnly>(text, Dates().TryTakeDate);

    private static (string Value, string Remainder)? Read<T>(string text, Take<T> take)
        where T : notnull
    {
        var rest = text.AsSpan();

        if (!take(ref rest, out var value))
        {
            Assert.Equal(text, rest.ToString());
            return null;
        }

        var written = value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value.ToString()!;
        return (written, rest.ToString());
    }

    private static string? ReadRange(string text)
    {
        var rest = text.AsSpan();
        return Dates().TryTakeRange(ref rest, out var from, out var to) ? $"{from:yyyy-MM-dd}..{to:yyyy-MM-dd}|{rest}" : null;
    }
}
