namespace BotService.Cli.Doctor;

/// <summary>Registers the checks in the order in which they are printed.</summary>
internal static class DoctorSetup
{
    public static IServiceCollection AddDoctor(this IServiceCollection services) => services
        .AddTransient<WeComCredentials>()
        .AddTransient<IDoctorCheck, ConfigurationCheck>()
        .AddTransient<IDoctorCheck, ClockCheck>()
        .AddTransient<IDoctorCheck, StoreCheck>()
        .AddTransient<IDoctorCheck, TokenCheck>()
        .AddTransient<IDoctorCheck, TrustedAddressCheck>()
        .AddTransient<IDoctorCheck, CallbackCheck>()
        .AddTransient<IDoctorCheck, CalendarCheck>()
        .AddTransient<IDoctorCheck, LedgerCheck>()
        .AddTransient<IDoctorCheck, DiskCheck>();
}
