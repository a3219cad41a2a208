using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Tests.Features.Reports;

/// <summary>The figures of a report counted by hand over whole tables, with nothing of the service's own reading of them.</summary>
internal sealed class RawCounts
{
    private List<LedgerItem> _items = [];
    private ILookup<int, LedgerEntry> _entries = null!;
    private List<LedgerLink> _links = [];
    private List<Topic> _topics = [];
    private ILookup<int, ParticipationEntry> _answers = null!;
    private List<Gathering> _gatherings = [];
    private List<CheckIn> _checkIns = [];
    private List<SpeakingTurn> _turns = [];
    private List<Consultation> _rounds = [];
    private List<Opinion> _opinions = [];

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    public async Task<RawCounts> ReadAsync(BotDbContext db)
    {
        (_items, _links) = (await db.LedgerItems.AsNoTracking().ToListAsync(), await db.LedgerLinks.AsNoTracking().ToListAsync());
        _entries = (await db.LedgerEntries.AsNoTracking().ToListAsync()).ToLookup(e => e.ItemId);
        _topics = await db.AllTopics.AsNoTracking().ToListAsync();
        _answers = (await db.ParticipationEntries.AsNoTracking().ToListAsync()).ToLookup(e => e.TopicId);
        (_gatherings, _checkIns, _turns) = (await db.Gatherings.AsNoTracking().ToListAsync(), await db.CheckIns.AsNoTracking().ToListAsync(), await db.SpeakingTurns.AsNoTracking().ToListAsync());
        (_rounds, _opinions) = (await db.Consultations.AsNoTracking().ToListAsync(), await db.Opinions.AsNoTracking().ToListAsync());
        return this;
    }

    /// <summary>What stands behind each name of <see cref="OtherTemplate"/> on a day.</summary>
    public Dictionary<string, int> Of(DateOnly asOf, DateTimeOffset known)
    {
        var last = asOf < Until ? asOf : Until;
        var yesterday = DayOf(known).AddDays(-1);
        bool Is(DateOnly day) => day >= From && day <= last;
        int Items(string kind, Func<LedgerItem, bool> which, params LedgerState[] states) =>
            _items.Count(i => i.Kind == kind && i.FoundOn >= From && i.FoundOn <= Until && which(i) && StateOf(i, asOf, known) is { } state && states.Contains(state) && !(kind != "visit" && state is LedgerState.Closed && WasImported(i, asOf, known)));
        var topics = _topics.Where(t => t.OpenedAt <= known && Is(DayOf(t.OpenedAt!.Value)) && !(t.VoidedAt <= known)).ToList();
        int Done(Topic topic) => _answers[topic.Id].Where(e => e.At <= known && DayOf(e.At) <= asOf).GroupBy(e => e.MemberId).Count(own => own.MaxBy(e => e.Id)!.To is Outcome.OnTime or Outcome.Late);
        var studied = topics.Where(t => t.Sort is TopicSort.Study).ToList();
        var notices = topics.Where(t => t.Sort is TopicSort.Notice).ToList();
        bool Came(CheckIn c) => c.At <= known && c.Day <= last && !(c.TakenBackAt <= known);
        var meetings = _gatherings.Where(g => g.OpenedAt <= known && Is(DayOf(g.OpenedAt))).ToList();
        var rounds = _rounds.Where(c => Is(c.OpensOn) && c.OpensOn <= yesterday.AddDays(1)).ToList();
        LedgerState[] live = [LedgerState.Doing, LedgerState.Claimed, LedgerState.Closed, LedgerState.Standing];
        var found = Chains(asOf, known).Where(chain => live.Contains(chain.State)).ToList();

        return new Dictionary<string, int>
        {
            ["问题"] = found.Count(chain => !chain.IsImported),
            ["审计"] = found.Count(chain => !chain.IsImported && chain.First.Fields.Contains("审计", StringComparison.Ordinal)),
            ["销号"] = found.Count(chain => !chain.IsImported && chain.State is LedgerState.Closed && (chain.First.Fields.Contains("面上", StringComparison.Ordinal) || chain.First.Fields.Contains("机制", StringComparison.Ordinal))),
            ["类别"] = found.Where(chain => !chain.IsImported).SelectMany(chain => ((string[])["面上", "机制", "民生"]).Where(sort => chain.First.Fields.Contains(sort, StringComparison.Ordinal))).Distinct().Count(),
            ["任务"] = Items("task", _ => true, live),
            ["办结"] = Items("task", _ => true, LedgerState.Closed),
            ["重点"] = Items("pledge", _ => true, LedgerState.Doing, LedgerState.Claimed),
            ["走访次数"] = Items("visit", _ => true, LedgerState.Closed),
            ["课题"] = Items("subject", _ => true, live),
            ["领题"] = Items("subject", i => _links.Exists(l => l.ToId == i.Id && l.Day <= asOf && _items.Find(v => v.Id == l.FromId) is { } visit && StateOf(visit, asOf, known) is { } s && live.Contains(s)), live),
            ["实事"] = Items("deed", _ => true, LedgerState.Closed),
            ["创新"] = Items("innovation", _ => true, live),
            ["专题"] = studied.GroupBy(t => (t.WeekKey, t.Title)).Count(same => same.Any(t => Done(t) > 0)),
            ["人次"] = studied.Sum(Done),
            ["文件"] = notices.Count,
            ["阅"] = notices.Sum(Done),
            ["会"] = meetings.Count(g => g.Form == "集中领学" && g.ClosedAt <= known && DayOf(g.ClosedAt!.Value) <= last),
            ["到会"] = meetings.Sum(g => _checkIns.Count(c => c.GatheringId == g.Id && Came(c))),
            ["打卡"] = _checkIns.Count(c => c.GatheringId == 0 && c.Day >= From && Came(c)),
            ["述学"] = _turns.Count(t => t.State is TurnState.Spoke && t.At <= known && Is(Held(t))),
            ["轮"] = rounds.Count,
            ["意见"] = rounds.Sum(c => _opinions.Count(o => o.ConsultationId == c.Id && o.Day <= asOf && o.Day <= yesterday)),
        };
    }

    /// <summary>The last accepted link says how a chain is, its first when and with which fields it began.</summary>
    private IEnumerable<(LedgerItem First, LedgerState State, bool IsImported)> Chains(DateOnly asOf, DateTimeOffset known)
    {
        foreach (var chain in _items.Where(i => i.Kind == "problem").GroupBy(i => i.ChainNumber))
        {
            var links = chain.OrderBy(i => i.Number).Select(i => (Item: i, State: StateOf(i, asOf, known))).Where(link => link.State is not null).ToList();

            if (links.Count > 0 && links[0].Item.Number == chain.Key && links[0].Item.FoundOn >= From && links[0].Item.FoundOn <= Until)
            {
                var accepted = links.FindLast(link => link.State is not (LedgerState.Raised or LedgerState.Void));
                var (item, state) = accepted.Item is null ? links[0] : accepted;
                yield return (links[0].Item, state!.Value, state is LedgerState.Closed && WasImported(item, asOf, known));
            }
        }
    }

    private LedgerState? StateOf(LedgerItem item, DateOnly asOf, DateTimeOffset known) => Known(item, asOf, known).MaxBy(e => e.Id)?.To;

    /// <summary>The step that closed it came with an older list.</summary>
    private bool WasImported(LedgerItem item, DateOnly asOf, DateTimeOffset known) => Known(item, asOf, known).Where(e => e.To is LedgerState.Closed && e.From is not LedgerState.Closed).MaxBy(e => e.Id)?.Via == "import";

    private IEnumerable<LedgerEntry> Known(LedgerItem item, DateOnly asOf, DateTimeOffset known) => _entries[item.Id].Where(e => e.Day <= asOf && e.At <= known && !(e.TakenBackAt <= known));

    private static DateOnly Held(SpeakingTurn turn)
    {
        var (week, day) = (StudyWeek.FromKey(turn.WeekKey), DayOf(turn.At));
        return day < week.Monday ? week.Monday : day > week.Monday.AddDays(6) ? week.Monday.AddDays(6) : day;
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(8)).Date);
}
