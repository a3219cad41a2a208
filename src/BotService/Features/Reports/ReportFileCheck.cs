using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Settings;
using BotService.Store;

namespace BotService.Features.Reports;

/// <summary>The report's two files against its template.</summary>
internal sealed class ReportFileCheck(Scoped<ReportFigures> figures) : IConfigFileCheck
{
    public IReadOnlyList<string> Names => [ReportFile.Name, CampaignFile.Name];

    public IReadOnlyList<string> Problems(string configFolder)
    {
        var options = new ReportOptions();
        new ReportReader(configFolder, figures).Configure(options);
        return options.Problems;
    }
}
