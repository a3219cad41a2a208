using BotService.Features.Reports.CampaignSettings;
using BotService.Settings;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Figures;

/// <summary>Asks the figure that knows a definition.</summary>
internal sealed class ReportFigures(IEnumerable<IReportFigure> all, BotDbContext db)
{
    /// <summary>What is wrong with a definition, in the operator's words.</summary>
    public string? Problem(FigureDefinition definition)
    {
        if (definition.Notice is not null && definition.Name is null && !definition.IsOf(DirectionFigure.Key))
        {
            return $"Notice 只和 Name 或 \"Count\": \"{DirectionFigure.Key}\" 一起写，是它的依据";
        }

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

    public string Meaning(FigureDefinition definition) =>
        $"{(definition.Name is { } name ? $"{CampaignFile.Name} 里的 {name}" : Find(definition)?.Meaning(definition) ?? definition.Written())}{(definition.Notice is { } words ? $"；依据是标题里写着“{words}”的传达" : string.Empty)}";

    public async ValueTask<FigureResult> ReadAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        var reading = await CountAsync(question, cancellationToken);
        return question.Definition.Notice is { } words ? reading with { Records = [.. reading.Records, .. await BehindAsync(words, question, cancellationToken)] } : reading;
    }

    private async ValueTask<FigureResult> CountAsync(FigureQuestion question, CancellationToken cancellationToken)
    {
        if (question.Definition.Name is { } name)
        {
            return question.Campaign.Names.TryGetValue(name, out var value)
                ? new FigureResult([], null) { Name = value }
                : FigureResult.Unbacked($"{CampaignFile.Name} 里没有写 {name}");
        }

        return Find(question.Definition) is { } figure ? await figure.ReadAsync(question, cancellationToken) : FigureResult.Unbacked($"现在不记 {question.Definition.Count}");
    }

    /// <summary>What was passed on to all under such a title, with how many should have read it and did.</summary>
    private async ValueTask<IEnumerable<ReportRecord>> BehindAsync(string words, FigureQuestion question, CancellationToken cancellationToken)
    {
        var sent = (await CountAsync(question with { Definition = new FigureDefinition { Count = NoticeFigure.Sent } }, cancellationToken)).Records;
        var ids = sent.Select(record => record.Id).ToList();
        var meant = await db.AllTopics.Where(t => ids.Contains(t.Id) && t.GroupId == null && (t.Series == words || t.Title.Contains(words))).Select(t => t.Id).ToHashSetAsync(cancellationToken);
        return sent.Where(record => meant.Contains(record.Id)).Select(record => record with { Weight = 0 });
    }

    public async ValueTask<IReadOnlyList<RecordEvent>> EventsAsync(FigureDefinition definition, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        Find(definition) is { } figure ? await figure.EventsAsync(definition, ids, cancellationToken) : [];

    public async ValueTask<IReadOnlyDictionary<int, string>> TitlesAsync(string kind, IReadOnlyCollection<int> ids, CancellationToken cancellationToken) =>
        Of(kind) is { } figure ? await figure.TitlesAsync(kind, ids, cancellationToken) : new Dictionary<int, string>();

    private IReportFigure? Find(FigureDefinition definition) => Of(definition.Count!);

    private IReportFigure? Of(string kind) => all.FirstOrDefault(figure => figure.Counts.Contains(kind, StringComparer.Ordinal));
}
