using BotService.Ledgers;
using BotService.Settings;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports;

/// <summary>Registers the report: its files, read once and checked at the start, and everything that it can count.</summary>
internal static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services, string configFolder)
    {
        services.AddOptions<ReportOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<ReportOptions>>(s => new ReportReader(configFolder, s.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<IValidateOptions<ReportOptions>, ReportOptionsValidator>();
        services.AddScoped<ReportFigures>().AddScoped<LedgerDayReader>().AddSingleton<CampaignPlaces>().AddSingleton<IPlaceNames>(s => s.GetRequiredService<CampaignPlaces>()).AddSingleton<ICampaignDirections, CampaignDirections>().AddSingleton(new TemplateCheck(configFolder)).AddSingleton<IConfigFileCheck, ReportFileCheck>();

        foreach (var figure in typeof(ReportsSetup).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IReportFigure))))
        {
            services.AddScoped(typeof(IReportFigure), figure);
        }

        return services;
    }
}
