using BotService.Messaging;
using BotService.Settings;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>Registers the reminder engine; its rules come from the file and from the features.</summary>
internal static class RemindersSetup
{
    public static IServiceCollection AddReminders(this IServiceCollection services, IConfiguration configuration, string configFolder)
    {
        services.AddSingleton(s => new PushTexts(configFolder, configuration.GetSection(PushTexts.Section), s.GetServices<ITextKinds>()));
        services.AddSingleton(_ => new SettingsInForce(configFolder, configuration));
        services.AddOptions<ReminderOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<ReminderOptions>>(
            s => new ReminderFile(configFolder, configuration, s.GetRequiredService<PushTexts>(), s.GetServices<IReminderSection>(), s.GetServices<IReminderRule>));
        services.AddSingleton<IValidateOptions<ReminderOptions>, ReminderOptionsValidator>();
        services.AddSingleton<IConfigFileCheck>(s => new ReminderFileCheck(configuration, s.GetServices<ITextKinds>(), s.GetServices<IReminderSection>(), s.GetServices<IReminderRule>()));
        return services
            .AddSingleton<ReminderPlanner>()
            .AddSingleton<ReminderTick>()
            .AddSingleton<DailyWorkRun>()
            .AddScoped<DailyWorks>()
            .AddScoped<Standstill>()
            .AddScoped<TickPlanning>()
            .AddScoped<ReminderSources>()
            .AddScoped<SubjectWriter>()
            .AddScoped<NudgeWriter>()
            .AddSingleton<NudgeContent>()
            .AddScoped<PersonalPush>()
            .AddScoped<PushLog>()
            .AddScoped<NudgeBudget>()
            .AddScoped<LateDigests>()
            .AddScoped<ReminderPreview>();
    }
}
