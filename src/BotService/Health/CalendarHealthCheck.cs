using BotService.Time;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotService.Health;

/// <summary>A year whose holidays nobody announced is worked Monday to Friday: not an outage, but said.</summary>
internal sealed class CalendarHealthCheck(WorkCalendar calendar, LocalClock clock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var year = clock.Today.Year;
        return Task.FromResult(calendar.IsAnnounced(year)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(FormattableString.Invariant($"the holidays of {year} are not in holidays/{year}.json; Monday to Friday count as working days")));
    }
}
