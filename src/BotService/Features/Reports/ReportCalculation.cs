using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Features.Reports.Templates;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports;

/// <summary>Counts every place of the report as of a day.</summary>
internal sealed class ReportCalculation(ReportFigures figures, IOptions<ReportOptions> options)
{
    public ReportTemplate Template => options.Value.Template ?? throw new InvalidDataException("报告没有模板。");

    public async ValueTask<IReadOnlyList<ReportLine>> ReadAsync(Campaign campaign, DateOnly asOf, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        List<ReportLine> lines = [];
        Dictionary<string, FigureResult> known = [];

        foreach (var place in Template.Places)
        {
            lines.Add(await ReadAsync(place, Question(place, campaign, asOf, knownAt), known, cancellationToken));
        }

        return lines;
    }

    /// <summary>One place alone, which costs no more than its own figure; null when the template has none with that number.</summary>
    public async ValueTask<ReportLine?> ReadOneAsync(int position, Campaign campaign, DateOnly asOf, DateTimeOffset knownAt, CancellationToken cancellationToken) =>
        Template.Places.FirstOrDefault(place => place.Place.Position == position) is { } place ? await ReadAsync(place, Question(place, campaign, asOf, knownAt), [], cancellationToken) : null;

    private static FigureQuestion Question(BoundPlace place, Campaign campaign, DateOnly asOf, DateTimeOffset knownAt) => new(place.Binding?.Figure ?? new FigureDefinition(), campaign, asOf, knownAt);

    /// <summary>A definition that stands at several places is asked once.</summary>
    private async ValueTask<ReportLine> ReadAsync(BoundPlace place, FigureQuestion question, Dictionary<string, FigureResult> known, CancellationToken cancellationToken)
    {
        if (place.Binding is null)
        {
            return new ReportLine(place, question.Campaign, FigureResult.Unbacked(place.OpenReason ?? "没有绑定"), "没有绑定");
        }

        var written = question.Definition.Written();

        if (!known.TryGetValue(written, out var reading))
        {
            known[written] = reading = await figures.ReadAsync(question, cancellationToken);
        }

        return new ReportLine(place, question.Campaign, reading, figures.Meaning(question.Definition));
    }
}
