using BotService.Ledgers;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.Reports;

/// <summary>What the text says besides its figures, held against the records. Nothing is written into the text; only a person can make a sentence true.</summary>
internal sealed class ReportClaims(ReportFigures figures, ClaimItems items, ListClaims lists, Campaigns campaigns, BotDbContext db, LocalClock clock, IOptions<ReportOptions> options)
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
        ("列出问题清单", ProblemsAsync),
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
        ("落实情况进行动态监控", VerdictsAsync),
        ("六对标六检视", ShareAsync("problem", "问题写了对照", i => i.Fields.Contains("\"aspect\":"))),
        ("“当下改”与“长久立”相结合", ShareAsync("problem", "问题写了改法", i => i.Fields.Contains("\"horizon\":"))),
        ("每周述学", lists.SpeakingAsync),
        ("防止扎堆调研", VerbsAsync("visit", "扎堆时合并、改期或说明", nameof(LedgerVerb.Merge), nameof(LedgerVerb.Move), nameof(LedgerVerb.Keep))),
        ("确保下步能转化", ClosedAsync("subject", "课题已结题")),
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
        var (reached, all) = (items.Of("action", question, LedgerState.Closed), items.Of("action", question));
        return ReportClaim.Share(phrase, $"规定动作里写着“{title}”的已达到", await reached.CountAsync(i => i.Title.Contains(title), cancellationToken), await all.CountAsync(i => i.Title.Contains(title), cancellationToken));
    };

    private Func<FigureQuestion, string, CancellationToken, ValueTask<ReportClaim>> ClosedAsync(string kind, string words) => async (question, phrase, cancellationToken) =>
        ReportClaim.Share(phrase, words, await items.Of(kind, question, LedgerState.Closed).CountAsync(cancellationToken), await items.Of(kind, question).CountAsync(cancellationToken));

    /// <summary>How many problems there are, and how each of them stands.</summary>
    private async ValueTask<ReportClaim> ProblemsAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        List<string> parts = [];

        foreach (var (word, state) in ((string, LedgerState)[])[("已销号", LedgerState.Closed), ("待核实", LedgerState.Claimed), ("办理中", LedgerState.Doing), ("长期", LedgerState.Standing)])
        {
            parts.Add($"{word} {await items.Of("problem", question, state).CountAsync(cancellationToken)}");
        }

        var all = await items.Of("problem", question).CountAsync(cancellationToken);
        return all == 0 ? ReportClaim.None(phrase, "问题清单里还没有记录") : ReportClaim.True(phrase, $"问题 {all} 件：{string.Join('，', parts)}");
    }

    private Func<FigureQuestion, string, CancellationToken, ValueTask<ReportClaim>> VerbsAsync(string kind, string words, params string[] verbs) => async (question, phrase, cancellationToken) =>
    {
        var from = question.Campaign.From ?? DateOnly.MinValue;
        var count = await items.Known(question).CountAsync(e => verbs.Contains(e.Verb) && e.Day >= from && db.LedgerItems.Any(i => i.Id == e.ItemId && i.Kind == kind), cancellationToken);
        return count > 0 ? ReportClaim.True(phrase, $"{words} {count} 次") : ReportClaim.None(phrase, $"没有记过{words}");
    };

    /// <summary>A prescribed action is in the store once somebody has said whether it was reached.</summary>
    private async ValueTask<ReportClaim> VerdictsAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken) =>
        ReportClaim.Share(phrase, "规定动作有鉴定结论", await items.Of("action", question).CountAsync(cancellationToken), items.Prescribed("action"));

    private async ValueTask<ReportClaim> TeamsAsync(FigureQuestion question, string phrase, CancellationToken cancellationToken)
    {
        var all = items.Of("innovation", question);
        var withTeam = await all.CountAsync(i => db.LedgerTeams.Any(t => t.ItemId == i.Id && t.Role == LedgerRole.Member && t.Since <= question.AsOf && (t.Until == null || t.Until > question.AsOf)), cancellationToken);
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
        var (from, until) = (question.Campaign.From is { } first ? clock.StartOf(first) : DateTimeOffset.UnixEpoch, clock.StartOf(question.Campaign.Latest(question.AsOf).AddDays(1)));
        var opened = db.Topics.Where(t => t.OpenedAt >= from && t.OpenedAt < until && t.OpenedAt <= question.KnownAt && (t.VoidedAt == null || t.VoidedAt > question.KnownAt));
        var audiences = await opened.Select(t => t.Audience).ToListAsync(cancellationToken);
        var counts = ((Tiers[])[Tiers.Leadership, Tiers.Branch, Tiers.Youth]).Select(tier => (Word: TierWords.Of(tier), Count: audiences.Count(a => a.HasFlag(tier)))).ToList();
        var words = string.Join('，', counts.Select(tier => $"{tier.Word} {tier.Count} 个专题"));
        return audiences.Count == 0 ? ReportClaim.None(phrase, "还没有开放过专题") : counts.TrueForAll(tier => tier.Count > 0) ? ReportClaim.True(phrase, words) : ReportClaim.False(phrase, words);
    }
}
