using BotService.Cli.Doctor;

namespace BotService.Cli;

/// <summary>Registers what the verbs need besides the service's own parts.</summary>
internal static class CliSetup
{
    public static IServiceCollection AddVerbs(this IServiceCollection services) =>
        services.AddTransient<WeComPeople>().AddDoctor();
}
