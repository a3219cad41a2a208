using BotService.Cli.Doctor;
using BotService.Features.Binding;
using BotService.Features.Policy;

namespace BotService.Cli;

/// <summary>Registers what the verbs need besides the service's own parts.</summary>
internal static class CliSetup
{
    public static IServiceCollection AddVerbs(this IServiceCollection services) => services
        .AddSingleton<PersonErasure>()
        .AddSingleton<HostBindCode>()
        .AddScoped<BackupRun>()
        .AddScoped<ConsoleLinkRun>()
        .AddScoped<EraseRun>()
        .AddScoped<ExportRun>()
        .AddScoped<ExportLedgerRun>()
        .AddScoped<PreviewRun>()
        .AddScoped<ReportRun>()
        .AddDoctor();
}
