using System.Globalization;
using BotService.Features.Reports.Claims;
using BotService.Features.Reports.Figures;
using BotService.Files.Docx;
using BotService.Store;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports.Templates;

/// <summary>Writes a snapshot into the template: clean, or as a working copy in which each figure says where it comes from.</summary>
internal sealed class ReportDocument(IOptions<ReportOptions> options)
{
    private const string Author = "总结";

    public byte[] Clean(Snapshot snapshot) => Template.Document.Fill(Fillings(snapshot, _ => null), By(snapshot));

    public byte[] Working(Snapshot snapshot, IReadOnlyList<ReportClaim> claims) =>
        Template.Document.Fill(Fillings(snapshot, figure => CommentOf(figure, snapshot)), By(snapshot), claims.Select(claim => new DocxNote(claim.Phrase, $"{claim.Verdict}：{claim.Words}")));

    /// <summary>Figures are found by their place, as long as the template is the one that they were counted for.</summary>
    public bool Fits(Snapshot snapshot) => Template.Hash == snapshot.TemplateHash;

    private ReportTemplate Template => options.Value.Template!;

    private static DocxAuthor By(Snapshot snapshot) => new(Author, snapshot.MadeAt);

    private IEnumerable<DocxFilling> Fillings(Snapshot snapshot, Func<SnapshotFigure, string?> comment)
    {
        var figures = snapshot.Figures.ToDictionary(figure => figure.Position);
        return from place in Template.Places
               let figure = figures.GetValueOrDefault(place.Place.Position)
               where figure is not null
               select new DocxFilling(figure.Position, figure.Text)
               {
                   AlsoTake = figure.Text is null ? 0 : place.RestLength,
                   Comment = comment(figure),
                   DropComment = figure.Text is null ? null : place.NamedBy,
               };
    }

    private static string CommentOf(SnapshotFigure figure, Snapshot snapshot)
    {
        var (head, definition) = ($"数{figure.Position} {figure.Name}", FigureDefinition.Parse(figure.Query));
        IEnumerable<string> behind = figure.Records.Where(record => !definition.IsOf(record.Kind)).Select(record => $"依据：{record.Reference}{(record.Day is { } day ? $"（{ReportWords.Day(day)}）" : string.Empty)}，{record.StateThen}");

        if (figure.Text is null)
        {
            return string.Join('\n', [head, $"没有依据，留着 *：{figure.Reason}", $"口径：{figure.Meaning}", .. behind]);
        }

        List<string> lines = [$"{head}：{figure.Text}", $"口径：{figure.Meaning}"];

        if (figure.Value is { } value)
        {
            var (counted, left) = (figure.Records.Count(record => record.Weight > 0), figure.Records.Count(record => record.Weight == 0 && definition.IsOf(record.Kind)));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"截至 {snapshot.AsOf:yyyy-MM-dd}，准确数 {value}，记录 {counted} 条{(left > 0 ? $"，另有 {left} 条没有算" : string.Empty)}"));
            lines.AddRange(value == 0 ? ["确定是 0 吗？"] : []);
        }

        lines.AddRange(figure.Reason is { } note ? [note] : []);
        lines.AddRange(behind);
        return string.Join('\n', lines);
    }
}
