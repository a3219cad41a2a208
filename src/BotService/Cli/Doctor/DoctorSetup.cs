using BotService.Hosting;

namespace BotService.Cli.Doctor;

/// <summary>Registers the checks in the order in which they are printed: what everything needs, then, beside the channels, theirs, then the rest.</summary>
internal static class DoctorSetup
{
    public static IServiceCollection AddFirstChecks(this IServiceCollection services) => services
        .AddTransient<IDoctorCheck, ConfigurationCheck>()
        .AddTransient<IDoctorCheck, ClockCheck>()
        .AddTransient<IDoctorCheck, StoreCheck>();

    public static IServiceCollection AddDoctor(this IServiceCollection services) => services
        .AddTransient<IDoctorCheck, CalendarCheck>()
        .AddTransient<IDoctorCheck, LedgerCheck>()
        .AddTransient<IDoctorCheck, DiskCheck>()
        .AddTransient<IDoctorCheck, FontCheck>()
        .AddTransient<IDoctorCheck, ConsoleCheck>();
}
