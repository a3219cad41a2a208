using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>Registers the reminder engine; its rules come from the features.</summary>
internal static class RemindersSetup
{
    public static IServiceCollection AddReminders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReminderOptions>().Bind(configuration.GetSection(ReminderOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReminderOptions>, ReminderOptionsValidator>();
        return services.AddSingleton<ReminderPlanner>().AddSingleton<ReminderTick>().AddScoped<Standstill>().AddScoped<NudgeWriter>().AddScoped<NudgeBudget>().AddScoped<DigestWriter>().AddScoped<LiaisonDigest>().AddScoped<AdminDigest>().AddScoped<ReminderPreview>();
    }
}
