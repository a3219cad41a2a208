using System.Globalization;
using BotService.Files.Charts;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;
using Microsoft.Extensions.Options;

namespace BotService.Features.Statistics;

/// <summary>Twelve weeks as bars of the six outcomes: week by week, or group by group.</summary>
internal sealed class FigurePicture(BotDbContext db, PngPainter painter, IOptions<PolicyOptions> policy) : IFileMaker
{
    private const int Weeks = 12;

    private const int MostGroups = 30;

    private const double Width = 1080;

    private const double Size = 20;

    public string Name => WeeksPicture.Maker;

    /// <param name="argument">The last week and a group's id, 0 for everybody, as in 202639:4; or 202639:groups.</param>
    public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
    {
        var parts = argument.Split(':');
        var week = int.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture);
        var chart = parts[1] == "groups" ? await GroupsAsync(week, cancellationToken) : await WeeksAsync(week, int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture), cancellationToken);
        painter.Paint(ChartLayout.Of(chart, Width, Size), target);
        return $"{chart.Title}.png";
    }

    private async Task<Chart> WeeksAsync(int until, int groupId, CancellationToken cancellationToken)
    {
        var figures = await db.WeekFiguresAsync(groupId == 0 ? null : groupId, Weeks, until, cancellationToken);
        var name = groupId == 0 ? "全体" : (await db.Groups.FindAsync([groupId], cancellationToken))?.Name;
        return Of($"{name} 到第{until % 100}周的 {Weeks} 周", figures.Where(f => f.Figures.Expected > 0).Reverse().Select(f => (StudyWeek.FromKey(f.WeekKey).Name, f.Figures)));
    }

    private async Task<Chart> GroupsAsync(int until, CancellationToken cancellationToken)
    {
        var groups = (await db.GroupFiguresAsync(await db.TopicsOfWeeksAsync(Weeks, until, cancellationToken), cancellationToken)).Outside(policy.Value.SmallestGroup);
        var left = groups.Count > MostGroups ? $"，前 {MostGroups} 组，共 {groups.Count} 组" : string.Empty;
        return Of($"各组 到第{until % 100}周的 {Weeks} 周合计（名册顺序，不排名{left}）", groups.Take(MostGroups).Select(g => (g.Name(), g.Figures)));
    }

    private static Chart Of(string title, IEnumerable<(string Name, Figures Figures)> rows) =>
        new(title, FigureText.Words, [.. rows.Select(r => new ChartRow(r.Name, r.Figures.Counts, $"应到 {r.Figures.Expected}，完成率 {r.Figures.Rate()}"))]);
}
