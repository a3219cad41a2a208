namespace BotService.Features.Roster;

/// <summary>Registers the roster's import and the renaming of accounts.</summary>
internal static class RosterSetup
{
    public static IServiceCollection AddRoster(this IServiceCollection services) => services.AddSingleton<RosterImport>().AddSingleton<AccountRename>().AddTransient<DirectoryImport>();
}
