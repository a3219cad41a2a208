namespace BotService.Commands;

/// <summary>Registers the command engine; the commands come from the features.</summary>
internal static class CommandsSetup
{
    public static IServiceCollection AddCommands(this IServiceCollection services) =>
        services.AddSingleton(s => new CommandEntries(typeof(CommandEntries).Assembly.GetTypes(), s.GetServices<ICommandSource>()))
            .AddSingleton(s => new CommandCatalog(s.GetRequiredService<CommandEntries>(), s.GetServices<IReadingStep>(), s.GetServices<IIntentSource>()))
            .AddSingleton<FriendlyReplies>()
            .AddSingleton<CommandRunner>()
            .AddSingleton<SenderAddresses>()
            .AddSingleton<CommandPipeline>()
            .AddSingleton<MessageIntake>()
            .AddSingleton<UndoneMessages>()
            .AddScoped<CommandServices>()
            .AddScoped<NamePicker>()
            .AddScoped<AskedWeek>();
}
