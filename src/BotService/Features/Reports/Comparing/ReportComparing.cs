using System.Globalization;
using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Features.Reports.Templates;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;

namespace BotService.Features.Reports.Comparing;

/// <summary>总结 比: every difference of two drafts with its one cause, and what the first would be today.</summary>
internal sealed class ReportComparing(Snapshots snapshots, SnapshotComparison comparison, ReportFigures figures, ReportCalculation calculation, Campaigns campaigns, LocalClock clock)
{
    public async ValueTask<Reply> CompareAsync(string said, CancellationToken cancellationToken)
    {
        if (!SnapshotNumber.Take(said, out var one, out var rest) || !SnapshotNumber.Take(rest, out var other, out rest) || rest.Length > 0)
        {
            return Reply.Refuse("请写哪两稿，例如：总结 比 稿2 稿3");
        }

        foreach (var number in (int[])[one, other])
        {
            if (await snapshots.FindAsync(number, cancellationToken) is null)
            {
                return Reply.Refuse($"没有稿{number}。");
            }
        }

        var (old, now) = (await snapshots.WholeAsync(Math.Min(one, other), cancellationToken), await snapshots.WholeAsync(Math.Max(one, other), cancellationToken));
        var changes = await comparison.OfAsync(old, now, cancellationToken);
        return Reply.Say(
        [
            $"稿{old.Number}（截至{AsOfDayText.Written(old.AsOf, clock.Today)}）→ 稿{now.Number}（截至{AsOfDayText.Written(now.AsOf, clock.Today)}）",
            .. changes.Where(change => change.After.Value is not null || change.Before?.Value is not null || change.Causes.Count > 0).Select(Line),
            .. await AgainAsync(old, cancellationToken),
            Frame(old, now, changes),
        ]);
    }

    private string Line(FigureChange change)
    {
        var (before, after) = (change.Before, change.After);
        var head = $"数{after.Position} {after.Name} {Written(before)} → {Written(after)}：";

        if (change.Causes.Count == 0 && change.Rest == 0)
        {
            return head + (before?.Text == after.Text ? "没有变化" : $"{before?.Reason} → {after.Reason}");
        }

        return head + string.Join('；', [.. ReportWords.Causes(change.Causes, clock), .. change.Rest == 0 ? [] : (string[])[$"{SnapshotComparison.Unexplained} {change.Rest}"]]);
    }

    /// <summary>What the first draft's day comes to by what is known now.</summary>
    private async ValueTask<IReadOnlyList<string>> AgainAsync(Snapshot old, CancellationToken cancellationToken)
    {
        List<string> moved = [];

        foreach (var figure in old.Figures.Where(figure => figure.Value is not null))
        {
            var definition = FigureDefinition.Parse(figure.Query);
            var reading = await figures.ReadAsync(new FigureQuestion(definition, campaigns.Of(old.Campaign, definition), old.AsOf, clock.UtcNow), cancellationToken);

            if (reading.Value != figure.Value)
            {
                moved.Add($"数{figure.Position} 是 {(reading.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value} {PlaceOf(figure)?.Unit}").TrimEnd() : "*")}");
            }
        }

        return [$"现在再算{AsOfDayText.Written(old.AsOf, clock.Today)}：{(moved.Count == 0 ? "都不变" : $"{string.Join('，', moved)}，其余不变")}"];
    }

    private static string Frame(Snapshot old, Snapshot now, IReadOnlyList<FigureChange> changes)
    {
        var defined = changes.Where(change => change.Before is not null && change.Before.Query != change.After.Query).Select(change => $"数{change.After.Position}").ToList();
        return $"{(defined.Count == 0 ? "口径没有变" : $"口径改了：{string.Join('、', defined)}")}，{(old.TemplateHash == now.TemplateHash ? "模板没有变" : "模板改了")}";
    }

    /// <summary>20余次（23）: what is written where 余 may stand, and the exact number.</summary>
    private string Written(SnapshotFigure? figure)
    {
        if (figure?.Text is not { } text)
        {
            return "*";
        }

        return figure.Value is { } value && PlaceOf(figure) is { HasRest: true } place ? string.Create(CultureInfo.InvariantCulture, $"{text}{place.Unit}（{value}）") : text;
    }

    /// <summary>Where it stands in the template of today; null when that has another figure there.</summary>
    private BoundPlace? PlaceOf(SnapshotFigure figure) => calculation.Template.Places.FirstOrDefault(place => place.Place.Position == figure.Position && place.Binding?.Name == figure.Name);
}
