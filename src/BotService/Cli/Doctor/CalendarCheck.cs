using BotService.Hosting;
using BotService.Time;

namespace BotService.Cli.Doctor;

/// <summary>This year's holidays are known; from December on next year's should be too.</summary>
internal sealed class CalendarCheck(Lazy<WorkCalendar> lateCalendar, LocalClock clock) : IDoctorCheck
{
    private const int December = 12;

    public string Name => "放假安排";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        // Asked for here and not by the constructor, so that a wrong file is this check's finding and not the end of all of them.
        var calendar = lateCalendar.Value;

        if (!calendar.HasHolidays)
        {
            return Finding.Well("按设置不用放假安排，周一至周五上班");
        }

        var today = clock.Today;
        int[] needed = today.Month == December ? [today.Year, today.Year + 1] : [today.Year];
        var missing = needed.Where(year => !calendar.IsAnnounced(year)).ToList();

        if (missing.Count == 0)
        {
            return Finding.Well($"{string.Join('、', needed)} 年已录入");
        }

        return Finding.Warning($"{string.Join('、', missing)} 年放假安排尚未录入，暂按周一至周五；公布后请写入 config/holidays/{missing[0]}.json");
    }
}
