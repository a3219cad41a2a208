using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Features.Reports.Templates;
using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports;

/// <summary>What the report's two files and its template say; read once, at the start.</summary>
internal sealed class ReportOptions
{
    public ReportTemplate? Template { get; set; }

    public IReadOnlyList<Campaign> Campaigns { get; set; } = [];

    public IReadOnlyList<string> Problems { get; set; } = [];
}

/// <summary>Fills the options from the files.</summary>
internal sealed class ReportReader(string folder, Scoped<ReportFigures> figures) : IConfigureOptions<ReportOptions>
{
    public void Configure(ReportOptions options)
    {
        List<string> problems = [];
        var file = new ReportFile(problems);
        file.Read(folder);
        options.Campaigns = CampaignFile.Read(folder, problems);
        problems.AddRange(DefinitionProblems(file.Bindings));
        options.Template = ReportTemplate.Read(folder, file, problems);
        options.Problems = [.. problems.Distinct()];
    }

    private List<string> DefinitionProblems(IEnumerable<ReportBinding> bindings) => figures.Ask<List<string>>(known =>
        [.. from binding in bindings
            let problem = known.Problem(binding.Figure)
            where problem is not null
            select $"{binding.Place}：{problem}"]);
}

/// <summary>Refuses the start, with every problem at once.</summary>
internal sealed class ReportOptionsValidator : IValidateOptions<ReportOptions>
{
    public ValidateOptionsResult Validate(string? name, ReportOptions options) => options.Problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Problems);
}
