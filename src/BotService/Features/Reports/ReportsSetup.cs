using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Features.Reports.Templates;
using BotService.Ledgers;
using BotService.Settings;
using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports;

/// <summary>Registers the report: its files, read once and checked at the start.</summary>
internal static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services, string configFolder)
    {
        services.AddOptions<ReportOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<ReportOptions>>(s => new ReportReader(configFolder, s.GetRequiredService<Scoped<ReportFigures>>()));
        services.AddSingleton<IValidateOptions<ReportOptions>, ReportOptionsValidator>();
        return services
            .AddScoped<ReportFigures>()
            .AddScoped<LedgerDayReader>()
            .AddSingleton<IPlaceNames, CampaignPlaces>()
            .AddSingleton<ICampaignDirections, CampaignDirections>()
            .AddSingleton<ICampaignStart, CampaignStart>()
            .AddSingleton(new TemplateCheck(configFolder))
            .AddSingleton<IConfigFileCheck, ReportFileCheck>();
    }
}
