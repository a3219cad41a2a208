namespace BotService.Features.Roster;

/// <summary>Registers the roster's import.</summary>
internal static class RosterSetup
{
    public static IServiceCollection AddRoster(this IServiceCollection services) => services.AddSingleton<RosterImport>();
}
