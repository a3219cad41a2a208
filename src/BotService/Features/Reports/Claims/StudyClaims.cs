using BotService.Features.Reports.Figures;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Reports.Claims;

/// <summary>What topics, classes and gatherings say to the text. Numbers of people, never who.</summary>
internal sealed class StudyClaims(ReportFigures figures, BotDbContext db, LocalClock clock) : IClaimChecks
{
    private const string Mobilising = "动员会";

    private const int MostNamed = 5;

    public IReadOnlyList<(string Phrase, ClaimCheck Check)> Checks =>
    [
        ("召开动员部署会", MobilisedAsync),
        ("对全体党员干部", EverybodyAsync),
        ("层次化建立“学习清单”", TiersAsync),
        ("常态学习班与专题学习班相结合", SeriesAsync),
        ("集中领学", Of(StudyForm.Led)),
        ("个人自学", Of(StudyForm.Self)),
        ("交流研学", Of(StudyForm.Exchange)),
        ("主题践学", Of(StudyForm.Practice)),
    ];

    /// <summary>That it was held and closed, and how many of those who were to come did.</summary>
    private async ValueTask<ReportClaim> MobilisedAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(question, Mobilising, cancellationToken);
        List<string> named = [];

        foreach (var one in held.Take(MostNamed))
        {
            var (present, expected) = await PresentAsync([one], ofAll: false, question, cancellationToken);
            named.Add($"{one.Reference} {ReportWords.Day(one.Day!.Value)}，到 {present}/{expected}");
        }

        return held.Count == 0 ? ReportClaim.None(phrase, $"没有关闭过的{Mobilising}") : ReportClaim.True(phrase, $"{Mobilising} {held.Count} 场：{string.Join('；', named)}");
    }

    /// <summary>How many of the whole roster came to one of them.</summary>
    private async ValueTask<ReportClaim> EverybodyAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(question, Mobilising, cancellationToken);

        if (held.Count == 0)
        {
            return ReportClaim.None(phrase, $"没有关闭过的{Mobilising}");
        }

        var (present, expected) = await PresentAsync(held, ofAll: true, question, cancellationToken);
        return ReportClaim.Share(phrase, $"到过{Mobilising}", present, expected);
    }

    /// <summary>At least one topic in each tier.</summary>
    private async ValueTask<ReportClaim> TiersAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var audiences = await Opened(question, db.Topics).Select(t => t.Audience).ToListAsync(cancellationToken);
        var counts = ((Tiers[])[Tiers.Leadership, Tiers.Branch, Tiers.Youth]).Select(tier => (Word: TierWords.Of(tier), Count: audiences.Count(a => a.HasFlag(tier)))).ToList();
        var words = string.Join('，', counts.Select(tier => $"{tier.Word} {tier.Count} 个专题"));
        return audiences.Count == 0 ? ReportClaim.None(phrase, "还没有开放过专题") : ReportClaim.Judged(phrase, words, counts.Count(tier => tier.Count > 0), counts.Count);
    }

    /// <summary>常态班 are the weekly topics, 专题班 the classes.</summary>
    private async ValueTask<ReportClaim> SeriesAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var usual = await CountAsync(Opened(question, db.Topics), cancellationToken);
        var classes = await Opened(question, db.AllTopics).Where(t => t.Sort == TopicSort.ClassDay && t.Number != null)
            .GroupBy(t => new { t.Number, t.Series }).Select(g => new { g.Key.Number, g.Key.Series, Days = g.Count() }).OrderBy(one => one.Number).ToListAsync(cancellationToken);
        var words = $"常态 {usual} 个专题；专题班 {classes.Count} 个{(classes.Count == 0 ? string.Empty : $"：{string.Join('、', classes.Take(MostNamed).Select(one => $"{one.Series} {one.Days} 天"))}")}";
        return usual + classes.Count == 0 ? ReportClaim.None(phrase, "还没有开放过专题，也没有专题班") : ReportClaim.Judged(phrase, words, (usual > 0 ? 1 : 0) + (classes.Count > 0 ? 1 : 0), 2);
    }

    /// <summary>A form was used where people met in it, or where a topic of it was opened.</summary>
    private ClaimCheck Of(StudyForm form) => async (question, phrase, cancellationToken) =>
    {
        var word = form.Word();
        IReadOnlyList<ReportRecord> held = form is StudyForm.Self ? [] : await HeldAsync(question, word, cancellationToken);
        var topics = await CountAsync(Opened(question, db.Topics).Where(t => t.Form == form), cancellationToken);
        List<string> parts =
        [
            .. held.Count > 0 ? [$"{word} {held.Count} 场：{string.Join('；', held.Take(MostNamed).Select(one => $"{one.Reference}，{one.State}"))}"] : (string[])[],
            .. topics > 0 ? [$"{word}的专题 {topics} 个"] : (string[])[],
        ];
        return parts.Count == 0 ? ReportClaim.None(phrase, $"没有关闭过的{word}，也没有这样学的专题") : ReportClaim.True(phrase, string.Join('；', parts));
    };

    private static Task<int> CountAsync(IQueryable<Topic> topics, CancellationToken cancellationToken) => topics.Select(t => new { t.WeekKey, t.Title }).Distinct().CountAsync(cancellationToken);

    private IQueryable<Topic> Opened(FigureQuestion question, IQueryable<Topic> topics)
    {
        var (from, until, known) = (question.Campaign.From is { } first ? clock.StartOf(first) : DateTimeOffset.UnixEpoch, clock.StartOf(question.Campaign.Latest(question.AsOf).AddDays(1)), question.KnownAt);
        return topics.NotVoidedAt(known).Where(t => t.OpenedAt >= from && t.OpenedAt < until && t.OpenedAt <= known);
    }

    private async ValueTask<IReadOnlyList<ReportRecord>> HeldAsync(FigureQuestion question, string form, CancellationToken cancellationToken) =>
        [.. (await figures.ReadAsync(question with { Definition = new FigureDefinition { Count = GatheringFigure.Held, Form = form } }, cancellationToken)).Records.Where(record => record.Weight > 0)];

    /// <summary>Of those who were on the roster on the day of the last of them, in the groups that met or in all.</summary>
    private async ValueTask<(int Present, int Expected)> PresentAsync(IReadOnlyList<ReportRecord> held, bool ofAll, FigureQuestion question, CancellationToken cancellationToken)
    {
        var (ids, last, known) = (held.Select(one => one.Id).ToList(), question.Campaign.Latest(question.AsOf), question.KnownAt);
        var groups = await db.Gatherings.Where(g => ids.Contains(g.Id)).Select(g => g.GroupId).ToListAsync(cancellationToken);
        var (own, isForAll) = (groups.OfType<int>().ToList(), ofAll || groups.Contains(null));
        var expected = db.Members.OnRoster(held.Max(one => one.Day!.Value)).Where(m => isForAll || own.Contains(m.GroupId));
        var came = db.CheckIns.Where(c => ids.Contains(c.GatheringId) && c.Day <= last && c.At <= known && (c.TakenBackAt == null || c.TakenBackAt > known));
        return (await expected.CountAsync(m => came.Any(c => c.MemberId == m.Id), cancellationToken), await expected.CountAsync(cancellationToken));
    }
}
