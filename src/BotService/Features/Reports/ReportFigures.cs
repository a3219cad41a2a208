using BotService.Settings;

namespace BotService.Features.Reports;

/// <summary>Asks the figure that knows a definition.</summary>
internal sealed class ReportFigures(IEnumerable<IReportFigure> all)
{
    /// <summary>What is wrong with a definition, in the operator's words.</summary>
    public string? Problem(FigureDefinition definition)
    {
        if (definition.Name is not null)
        {
            return null;
        }

        if (Find(definition) is { } figure)
        {
            return figure.Problem(definition);
        }

        var known = all.SelectMany(one => one.Counts).ToList();
        return $"不认识 Count “{definition.Count}”，最接近的是 {known.MinBy(word => EditDistance.Of(word, definition.Count!))}；可以写 {string.Join('、', known)}";
    }

    public string Meaning(FigureDefinition definition) => definition.Name is { } name ? $"{CampaignFile.Name} 里的 {name}" : Find(definition)?.Meaning(definition) ?? definition.Written();

    public async ValueTask<FigureReading> ReadAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        if (question.Definition.Name is { } name)
        {
            return question.Campaign.Names.TryGetValue(name, out var value)
                ? new FigureReading([], null) { Name = value }
                : FigureReading.Unbacked($"{CampaignFile.Name} 里没有写 {name}");
        }

        return Find(question.Definition) is { } figure ? await figure.ReadAsync(question, cancellationToken) : FigureReading.Unbacked($"现在不记 {question.Definition.Count}");
    }

    public async ValueTask<IReadOnlyList<RecordEvent>> EventsAsync(FigureDefinition definition, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        Find(definition) is { } figure ? await figure.EventsAsync(definition, ids, cancellationToken) : [];

    public async ValueTask<IReadOnlyDictionary<int, string>> TitlesAsync(string kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        Of(kind) is { } figure ? await figure.TitlesAsync(kind, ids, cancellationToken) : new Dictionary<int, string>();

    private IReportFigure? Find(FigureDefinition definition) => Of(definition.Count!);

    private IReportFigure? Of(string kind) => all.FirstOrDefault(figure => figure.Counts.Contains(kind, StringComparer.Ordinal));
}
