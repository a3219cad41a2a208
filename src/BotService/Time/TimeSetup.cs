namespace BotService.Time;

/// <summary>Registers the clock, the organisation's zone and the working-day calendar.</summary>
internal static class TimeSetup
{
    private const string DefaultZone = "Asia/Shanghai";

    /// <param name="hasHolidays">Whether days off come from the files in <c>holidays/</c>.</param>
    /// <param name="peaks">The minutes in which the channel that pushes go out on first is busiest.</param>
    public static IServiceCollection AddTime(this IServiceCollection services, IConfiguration configuration, string configFolder, bool hasHolidays, Func<IServiceProvider, PeakMinutes> peaks)
    {
        var clock = configuration.GetSection(ClockOptions.Section).Get<ClockOptions>() ?? new ClockOptions();
        var zone = Zone(configuration["Organisation:TimeZone"]);
        var hours = configuration.GetSection(WorkingHours.Section).Get<WorkingHours>() ?? new WorkingHours();

        if (clock.Controllable)
        {
            services.AddSingleton(new ControllableClock(TimeProvider.System, clock.Now));
            services.AddSingleton<TimeProvider>(s => s.GetRequiredService<ControllableClock>());
        }
        else
        {
            services.AddSingleton(TimeProvider.System);
        }

        services.AddSingleton<ClockTrust>();
        services.AddSingleton(s => new LocalClock(s.GetRequiredService<TimeProvider>(), zone));
        services.AddSingleton(configuration.GetSection(StudyTimes.Section).Get<StudyTimes>() ?? new StudyTimes());
        services.AddSingleton(s => new WorkCalendar(hasHolidays ? WorkCalendarFile.ReadFolder(Path.Combine(configFolder, "holidays")) : [], hours, hasHolidays, peaks(s)));
        return services;
    }

    /// <exception cref="InvalidDataException">This machine knows no zone of that name.</exception>
    private static TimeZoneInfo Zone(string? name)
    {
        var wanted = string.IsNullOrWhiteSpace(name) ? DefaultZone : name.Trim();
        return TimeZoneInfo.TryFindSystemTimeZoneById(wanted, out var zone) ? zone : throw new InvalidDataException($"Organisation__TimeZone 写的“{wanted}”不是认识的时区，写法如 {DefaultZone}");
    }
}
