using BotService.Features.Topics;
using BotService.Tests.Harness;
using BotService.Time;
using static BotService.Tests.Harness.Written;

namespace BotService.Tests.Features.Topics;

public class TopicScheduleTests
{
    [Theory]
    [InlineData(37, "2026-09-07T09:07", "2026-09-11T17:30", "2026-09-13T20:00")]
    [InlineData(38, "2026-09-14T09:07", "2026-09-20T17:30", "2026-09-27T20:00")]
    [InlineData(39, "2026-09-21T09:07", "2026-09-24T17:30", "2026-09-27T20:00")]
    [InlineData(41, "2026-10-08T09:07", "2026-10-10T17:30", "2026-10-11T20:00")]
    public void A_topic_opens_on_the_first_and_is_due_on_the_last_working_day(int week, string opens, string due, string lateUntil)
    {
        var schedule = TopicSchedule.Of(StudyWeek.From(2026, week), ShippedCalendar.Load(), new StudyTimes())!;

        Assert.Equal(new TopicSchedule(Wall(opens), Wall(due)), schedule);
        Assert.Equal(Wall(lateUntil), TopicSchedule.LateUntilFor(DateOnly.FromDateTime(schedule.Due), new StudyTimes()));
    }

    [Fact]
    public void A_week_without_a_working_day_has_no_schedule() =>
        Assert.Null(TopicSchedule.Of(StudyWeek.From(2026, 8), ShippedCalendar.Load(), new StudyTimes()));

    [Fact]
    public void The_times_of_day_can_be_set()
    {
        var times = new StudyTimes
        {
            OpensAt = new(8, 37),
            DueAt = new(12, 0),
            LateUntilDay = DayOfWeek.Wednesday,
            LateUntilAt = new(18, 0),
        };

        var schedule = TopicSchedule.Of(StudyWeek.From(2026, 37), ShippedCalendar.Load(), times)!;

        Assert.Equal(new TopicSchedule(Wall("2026-09-07T08:37"), Wall("2026-09-11T12:00")), schedule);
        Assert.Equal(Wall("2026-09-16T18:00"), TopicSchedule.LateUntilFor(DateOnly.FromDateTime(schedule.Due), times));
    }
}
