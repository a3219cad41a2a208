using System.Globalization;
using BotService.Time;
using BotService.Wording;

namespace BotService.Tests.Time;

public sealed class AsOfDayTests
{
    private static readonly DateTime Now = new(2026, 11, 30, 10, 0, 0);

    [Theory]
    [InlineData("5月1日", "2026-05-01")]
    [InlineData("1月10日", "2026-01-10")]
    [InlineData("3月底", "2026-03-31")]
    [InlineData("10月31日", "2026-10-31")]
    [InlineData("11月30日", "2026-11-30")]
    [InlineData("昨天", "2026-11-29")]
    [InlineData("2025年5月1日", "2025-05-01")]
    public void A_day_without_a_year_is_the_last_one_that_has_passed(string said, string day) => Assert.Equal((Day(day), null), Read(said));

    [Theory]
    [InlineData("12月31日", "2026-12-31")]
    [InlineData("明天", "2026-12-01")]
    [InlineData("2027年5月1日", "2027-05-01")]
    [InlineData("2027-05-01", "2027-05-01")]
    public void One_that_is_named_with_its_year_or_soon_comes_is_refused(string said, string day)
    {
        var (read, refusal) = Read(said);

        Assert.Equal(Day(day), read);
        Assert.Contains("还没到，最晚截至今天（11月30日）", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12月31日", "2026-09-15", "2026-12-31")]
    [InlineData("6月30日", "2027-01-05", "2026-06-30")]
    [InlineData("1月20日", "2027-01-05", "2027-01-20")]
    public void One_of_this_year_that_is_to_come_is_last_years_only_in_the_first_months(string said, string today, string day)
    {
        ReadOnlySpan<char> text = said;

        Assert.True(AsOfDay.TryTake(ref text, Day(today).ToDateTime(new TimeOnly(10, 0)), out var read));
        Assert.Equal(Day(day), read);
    }

    [Fact]
    public void What_is_no_day_is_left_as_it_is()
    {
        ReadOnlySpan<char> text = "随便";

        Assert.False(AsOfDay.TryTake(ref text, Now, out _));
        Assert.Equal("随便", text.ToString());
    }

    private static (DateOnly Day, string? Refusal) Read(string said)
    {
        ReadOnlySpan<char> text = said;
        Assert.True(AsOfDay.TryTake(ref text, Now, out var day));
        Assert.True(text.IsEmpty);
        return (day, AsOfDayText.Refusal(day, DateOnly.FromDateTime(Now)));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
