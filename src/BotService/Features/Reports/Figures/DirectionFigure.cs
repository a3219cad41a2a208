using BotService.Features.Reports.CampaignSettings;

namespace BotService.Features.Reports.Figures;

/// <summary>The directions that the campaign's file lists.</summary>
internal sealed class DirectionFigure : IReportFigure
{
    public const string Key = "direction";

    public IReadOnlyList<string> Counts => [Key];

    public string? Problem(FigureDefinition definition) => null;

    public string Meaning(FigureDefinition definition) => $"{CampaignFile.Name} 里写的方向";

    public ValueTask<FigureResult> ReadAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        var directions = question.Campaign.Directions;
        return ValueTask.FromResult(directions.Count == 0
            ? FigureResult.Unbacked($"{CampaignFile.Name} 里没有写方向（Directions）")
            : new FigureResult([.. directions.Select((direction, i) => new ReportRecord(Key, i + 1, direction.Length <= 40 ? direction : direction[..40], "已确定", null, 1))], null));
    }

    public ValueTask<IReadOnlyList<RecordEvent>> EventsAsync(FigureDefinition definition, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<RecordEvent>>([]);

    public ValueTask<IReadOnlyDictionary<int, string>> TitlesAsync(string kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyDictionary<int, string>>(new Dictionary<int, string>());
}
