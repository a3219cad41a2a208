using BotService.Ledgers;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports;

/// <summary>What the text says besides its figures, held against the records. Nothing is written into the text; only a person can make a sentence true.</summary>
internal sealed class ReportClaims(ReportFigures figures, ClaimItems items, ListClaims lists, Campaigns campaigns, BotDbContext db, IOptions<ReportOptions> options)
{
    public async ValueTask<IReadOnlyList<ReportClaim>> ReadAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var text = string.Concat(options.Value.Template!.Document.Paragraphs);
        var question = new FigureQuestion(new FigureDefinition(), campaigns.Named(snapshot.Campaign), snapshot.AsOf, snapshot.MadeAt);
        List<ReportClaim> claims = [];

        foreach (var (phrase, check) in Checks())
        {
            if (text.Contains(phrase, StringComparison.Ordinal))
            {
                claims.Add(await check(question, phrase, cancellationToken));
            }
        }

        return claims;
    }

    /// <summary>The words of a sentence, and what tells of it.</summary>
    private IEnumerable<(string Phrase, Func<FigureQuestion, string, CancellationToken, ValueTask<ReportClaim>> Check)> Checks() =>
    [
        ("第一时间专题学习", lists.NoticesAsync),
        ("及时传达", lists.NoticesAsync),
        ("成立由主要领导任组长", ManualAsync("成立")),
        ("召开动员部署会", GatheringAsync("动员会")),
        ("制定主题教育工作方案", ManualAsync("方案")),
        ("明确各阶段具体任务", ShareAsync("task", "任务有责任人和期限", i => i.OwnerId != null && i.DueOn != null)),
        ("列出问题清单", ShareAsync("problem", "问题有办理状态", i => i.State != LedgerState.Raised)),
        ("层次化建立“学习清单”", TiersAsync),
        ("集中领学", GatheringAsync("集中领学")),
        ("交流研学", GatheringAsync("交流研学")),
        ("主题践学", GatheringAsync("主题践学")),
        ("建立“工作台账”", ShareAsync("task", "任务有责任单位", i => i.GroupId != null || i.UnitText != null)),
        ("逐项明确责任单位、完成时限", ShareAsync("pledge", "重点任务有单位和期限", i => (i.GroupId != null || i.UnitText != null) && i.DueOn != null)),
        ("分工班子成员领题", LeadersAsync),
        ("定期进行督查督办", VerbsAsync("task", "督办", nameof(LedgerVerb.Chase))),
        ("定期进行量化考评", ShareAsync("innovation", "创新有指标", i => i.Fields.Contains("\"target\":"))),
        ("一个事项、一个专班", TeamsAsync),
        ("落实情况进行动态监控", ShareAsync("action", "规定动作有鉴定结论", i => i.State == LedgerState.Closed)),
        ("六对标六检视", ShareAsync("problem", "问题写了对照", i => i.Fields.Contains("\"aspect\":"))),
        ("“当下改”与“长久立”相结合", ShareAsync("problem", "问题写了改法", i => i.Fields.Contains("\"horizon\":"))),
        ("每周述学", lists.SpeakingAsync),
        ("防止扎堆调研", VerbsAsync("visit", "扎堆时合并、改期或说明", nameof(LedgerVerb.Merge), nameof(LedgerVerb.Move), nameof(LedgerVerb.Keep))),
        ("确保下步能转化", ShareAsync("subject", "课题已结题", i => i.State == LedgerState.Closed)),
        ("听取群众评价", lists.RatingsAsync),
    ];

    private Func<FigureQuestion, string, CancellationToken, ValueTask<ReportClaim>> GatheringAsync(string form) => async (question, phrase, cancellationToken) =>
    {
        var reading = await figures.ReadAsync(question with { Definition = new FigureDefinition { Count = "gathering", Form = form } }, cancellationToken);
        return reading.Value is > 0
            ? ReportClaim.True(phrase, $"{form} {reading.Value} 场：{string.Join('；', reading.Records.Where(r => r.Weight > 0).Take(5).Select(r => $"{r.Reference}，{r.State}"))}")
            : ReportClaim.None(phrase, $"没有关闭过的{form}");
    };

    private Func<FigureQuestion, string, CancellationToken, ValueTask<ReportClaim>> ShareAsync(string kind, string words, System.Linq.Expressions.Expression<Func<LedgerItem, bool>> good) => async (question, phrase, cancellationToken) =>
    {
        var all = items.Of(kind, question);
        return ReportClaim.Share(phrase, words, await all.CountAsync(good, cancellationToken), await all.CountAsync(cancellationToken));
    };

    private Func<FigureQuestion, string, CancellationToken, ValueTask<ReportClaim>> ManualAsync(string title) => async (question, phrase, cancellationToken) =>
    {
        var rows = items.Of("action", question).Where(i => i.Title.Contains(title));
        return ReportClaim.Share(phrase, $"规定动作里写着“{title}”的已达到", await rows.CountAsync(i => i.State == LedgerState.Closed, cancellationToken), await rows.CountAsync(cancellationToken));
    };

    private Func<FigureQuestion, string, CancellationToken, ValueTask<ReportClaim>> VerbsAsync(string kind, string words, params string[] verbs) => async (question, phrase, cancellationToken) =>
    {
        var count = await db.LedgerEntries.CountAsync(e => verbs.Contains(e.Verb) && e.Day <= question.AsOf && e.TakenBackAt == null && items.Of(kind, question).Any(i => i.Id == e.ItemId), cancellationToken);
        return count > 0 ? ReportClaim.True(phrase, $"{words} {count} 次") : ReportClaim.None(phrase, $"没有记过{words}");
    };

    private async ValueTask<ReportClaim> TeamsAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var all = items.Of("innovation", question);
        var withTeam = await all.CountAsync(i => db.LedgerTeams.Any(t => t.ItemId == i.Id && t.Role == LedgerRole.Member), cancellationToken);
        return ReportClaim.Share(phrase, "创新有专班", withTeam, await all.CountAsync(cancellationToken));
    }

    /// <summary>How many of the leading body own a subject; a number, never who.</summary>
    private async ValueTask<ReportClaim> LeadersAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var leaders = db.Members.OnRoster(question.AsOf).Where(m => m.Group!.Tier == Tiers.Leadership);
        var subjects = items.Of("subject", question);
        return ReportClaim.Share(phrase, "班子成员有自己的课题", await leaders.CountAsync(m => subjects.Any(i => i.OwnerId == m.Id), cancellationToken), await leaders.CountAsync(cancellationToken));
    }

    private async ValueTask<ReportClaim> TiersAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var audiences = await db.Topics.Where(t => t.OpenedAt != null && t.OpenedAt <= question.KnownAt && t.VoidedAt == null).Select(t => t.Audience).ToListAsync(cancellationToken);
        var counts = ((Tiers[])[Tiers.Leadership, Tiers.Branch, Tiers.Youth]).Select(tier => (Word: TierWords.Of(tier), Count: audiences.Count(a => a.HasFlag(tier)))).ToList();
        var words = string.Join('，', counts.Select(tier => $"{tier.Word} {tier.Count} 个专题"));
        return audiences.Count == 0 ? ReportClaim.None(phrase, "还没有开放过专题") : counts.TrueForAll(tier => tier.Count > 0) ? ReportClaim.True(phrase, words) : ReportClaim.False(phrase, words);
    }
}
