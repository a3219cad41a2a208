using BotService.Time;
using BotService.Wording;
using static BotService.Tests.Harness.Written;

namespace BotService.Tests.Time;

public class StudyWeekTests
{
    [Theory]
    [InlineData("2026-09-25", "2026-W39")]
    [InlineData("2026-01-01", "2026-W01")]
    [InlineData("2025-12-29", "2026-W01")]
    [InlineData("2027-01-03", "2026-W53")]
    [InlineData("2024-12-31", "2025-W01")]
    public void A_date_belongs_to_its_iso_week_even_across_new_year(string date, string week) =>
        Assert.Equal(week, StudyWeek.Of(Date(date)).ToString());

    [Fact]
    public void A_week_runs_from_monday_to_sunday()
    {
        var week = StudyWeek.From(2026, 39);

        Assert.Equal(Date("2026-09-21"), week.Monday);
        Assert.Equal(Date("2026-09-27"), week.Sunday);
        Assert.True(week.Contains(Date("2026-09-27")));
        Assert.False(week.Contains(Date("2026-09-28")));
    }

    [Fact]
    public void A_week_is_named_by_its_number_and_working_days_and_by_its_year_when_that_is_another()
    {
        var week = StudyWeek.From(2026, 49);

        Assert.Equal("第49周（11月30日—12月4日）", week.Name);
        Assert.Equal(week.Name, week.NameSeenFrom(Date("2026-01-02")));
        Assert.Equal($"2026年{week.Name}", week.NameSeenFrom(Date("2027-01-04")));
    }

    [Fact]
    public void The_week_after_the_53rd_is_the_first_of_the_next_year()
    {
        var last = StudyWeek.From(2026, 53);

        Assert.Equal(StudyWeek.From(2027, 1), last.Next());
        Assert.Equal(last, last.Next().Previous());
    }

    [Fact]
    public void Weeks_sort_by_time()
    {
        var early = StudyWeek.From(2025, 52);
        var late = StudyWeek.From(2026, 1);

        Assert.True(early < late && late > early && early <= late && late >= early);
        Assert.Equal([early, late], new[] { late, early }.Order());
    }

    [Fact]
    public void The_key_that_is_stored_gives_the_week_back()
    {
        Assert.Equal(202639, StudyWeek.From(2026, 39).Key);
        Assert.Equal(StudyWeek.From(2026, 39), StudyWeek.FromKey(202639));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudyWeek.FromKey(202553));
    }

    [Theory]
    [InlineData("2026-W39", 202639)]
    [InlineData(" 2026-w09 ", 202609)]
    [InlineData("2026-W53", 202653)]
    public void The_written_form_is_read(string text, int key)
    {
        Assert.True(StudyWeek.TryParse(text, out var week, out var missing));
        Assert.Equal(key, week.Key);
        Assert.Null(missing);
    }

    [Theory]
    [InlineData("2026-39")]
    [InlineData("2026-W9")]
    [InlineData("W39")]
    [InlineData("2026W39")]
    [InlineData("2026-W3x")]
    [InlineData("2026-W+3")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_form_is_refused_with_an_example(string? text)
    {
        Assert.False(StudyWeek.TryParse(text, out _, out var missing));
        Assert.Equal($"周次要写成 2026-W39 的样子，收到的是“{text}”", WeekText.Problem(text, missing));
    }

    [Theory]
    [InlineData("2025-W53", "2025年没有第53周")]
    [InlineData("2026-W00", "2026年没有第0周")]
    public void A_week_that_the_year_does_not_have_is_refused_by_name(string text, string expected)
    {
        Assert.False(StudyWeek.TryParse(text, out _, out var missing));
        Assert.Equal(expected, WeekText.Problem(text, missing));
    }
}
