using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Visiting;

/// <summary>The check `clash`: a visit is planned with its place and days, and is told whom it would meet there. It is a warning, never a refusal.</summary>
internal sealed class VisitPlans(
    BotDbContext db, LedgerBook book, LedgerKinds kinds, VisitDraftReader drafts, VisitReader reader, LedgerPeople people, LedgerTeams teams, LedgerMessages notices, LedgerWording wording, LedgerDays days, IPlaceNames places)
{
    public const int LatestDays = 7;

    private const int MostNamed = 10;

    private const int LongestPlace = 200;

    private readonly VisitClash _clash = new(days);

    public async ValueTask<Reply> PlanAsync(LedgerKind kind, string rest, Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.MemberId is null)
        {
            return Reply.Refuse("走访由名单上的人自己报，没有记下。");
        }

        var (draft, wrong) = await drafts.ReadAsync(kind, rest, viewer, cancellationToken);

        if (draft is null)
        {
            return wrong!;
        }

        if (OutOfReach((draft.From, draft.To)) is { } instead)
        {
            return instead;
        }

        var item = await AddAsync(kind, draft, viewer, cancellationToken);
        var also = string.Concat(draft.Team.Count > 0 ? $"，同去：{string.Join('、', draft.Team.Select(m => m.Name))}" : string.Empty, draft.Note.Length > 0 ? $"，说明：{draft.Note}" : string.Empty);
        return Reply.Say(await AnswerAsync(kind, item, also, cancellationToken));
    }

    /// <summary>Another day, or days; looked at again.</summary>
    public async ValueTask<Reply> MoveDayAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var words = one.Words.Replace(" ", string.Empty, StringComparison.Ordinal);

        if (VisitDays.At(words, days.Now, out var taken) is not { } said || taken < words.Length)
        {
            return Reply.Refuse($"看不出是哪一天，没有改。例如：{one.Name} 改到 {days.Example}");
        }

        if (OutOfReach(said) is { } instead)
        {
            return instead;
        }

        var text = LedgerChangeUndo.DaysText(said.From, said.To, (one.Item.VisitFrom, one.Item.VisitTo));
        (one.Item.VisitFrom, one.Item.VisitTo, one.Item.DueOn) = (said.From, said.To, said.To);
        book.Append(one.Item, new LedgerStep(LedgerVerb.Move, one.Item.State, one.Viewer) { Text = text });
        await db.SaveChangesAsync(cancellationToken);
        return Reply.Say(await AnswerAsync(one.Kind, one.Item, string.Empty, cancellationToken));
    }

    /// <summary>What lies too far back to be told, or too far ahead to be planned.</summary>
    private Reply? OutOfReach((DateOnly From, DateOnly To) said) =>
        said.To < days.Today.AddDays(-LatestDays) ? Reply.Refuse($"走访补录最多 {LatestDays} 天，没有记下。请写{LedgerDays.Long(days.Today.AddDays(-LatestDays))}起的日子；更早的请管理员导入表格") : wording.TooFar(said.To, string.Empty);

    public async ValueTask<Reply> MovePlaceAsync(LedgerCase one, string place, CancellationToken cancellationToken)
    {
        var values = LedgerFields.Read(one.Item.Fields);
        var former = one.Item.Title;
        place = PlaceName.WithoutWay(place.Length <= LongestPlace ? place : place[..LongestPlace]);
        values["place"] = place;
        (one.Item.Title, one.Item.Fields) = (place, LedgerFields.Write(values));
        book.Append(one.Item, new LedgerStep(LedgerVerb.Move, one.Item.State, one.Viewer) { Text = LedgerChangeUndo.PlaceText(place, former) });
        await db.SaveChangesAsync(cancellationToken);
        return Reply.Say(await AnswerAsync(one.Kind, one.Item, string.Empty, cancellationToken));
    }

    /// <summary>Whether two visits go to one place.</summary>
    public bool IsSamePlace(LedgerItem one, LedgerItem other) => places.Of(one.Title) == places.Of(other.Title);

    public async ValueTask<VisitClashes> ClashesAsync(LedgerItem item, CancellationToken cancellationToken)
    {
        var visits = await VisitsAsync(item.Kind, cancellationToken);
        return visits.Find(visit => visit.Number == item.Number) is { } own ? _clash.Of(own, [.. visits.Where(visit => visit.Number != item.Number)]) : new VisitClashes([], [], [], []);
    }

    /// <summary>待定：访5、访7: planned visits that met an earlier plan and of which nobody has said what to do since.</summary>
    /// <param name="seen">Those that the reader may see.</param>
    public async ValueTask<IReadOnlyList<string>> UndecidedAsync(IQueryable<LedgerItem> seen, CancellationToken cancellationToken)
    {
        List<string> named = [];

        foreach (var kind in kinds.All.Where(kind => kind.IsVisit))
        {
            var today = days.Today;
            var open = await seen.Where(i => i.Kind == kind.Key && i.State == LedgerState.Doing && i.VisitTo >= today)
                .Where(i => !db.LedgerEntries.Any(e => e.ItemId == i.Id && e.Verb == nameof(LedgerVerb.Keep) && e.TakenBackAt == null
                    && !db.LedgerEntries.Any(m => m.ItemId == i.Id && m.Verb == nameof(LedgerVerb.Move) && m.TakenBackAt == null && m.Id > e.Id)))
                .Select(i => i.Number).ToHashSetAsync(cancellationToken);
            var visits = open.Count == 0 ? [] : await VisitsAsync(kind.Key, cancellationToken);
            var undecided = visits
                .Where(visit => open.Contains(visit.Number) && _clash.Of(visit, [.. visits.Where(other => other.Number < visit.Number)]).Any)
                .OrderBy(visit => visit.From).ThenBy(visit => visit.Number);
            named.AddRange(undecided.Select(visit => $"{kind.Prefix}{visit.Number}"));
        }

        return named.Count == 0 ? [] : [$"待定（可能扎堆，还没说怎么办）：{ShortList.Counted(named, MostNamed, "次")}。发 {named[0]} 合并 {named[0][..1]}N ｜ {named[0]} 改到 日期 ｜ {named[0]} 仍去 理由"];
    }

    private async ValueTask<LedgerItem> AddAsync(LedgerKind kind, VisitDraft draft, Viewer viewer, CancellationToken cancellationToken)
    {
        var (place, from, to) = draft;
        var number = await book.NextNumberAsync(kind, cancellationToken);
        var item = new LedgerItem
        {
            Kind = kind.Key,
            Number = number,
            ChainNumber = number,
            Title = place.Length <= LongestPlace ? place : place[..LongestPlace],
            State = LedgerState.Doing,
            GroupId = viewer.GroupId,
            OwnerId = viewer.MemberId,
            RaisedById = viewer.MemberId,
            RaisedByKey = viewer.UserKey,
            FoundOn = days.Today,
            DueOn = to,
            FirstDueOn = to,
            VisitFrom = from,
            VisitTo = to,
            IsPublic = kind.IsPublic || draft.Subject is { IsPublic: true },
            Fields = LedgerFields.Write(new Dictionary<string, string> { ["place"] = place }),
        };
        await book.AddAsync(item, viewer, LedgerVerb.Raise, draft.Note.Length > 0 ? draft.Note : null, null, cancellationToken);

        if (draft.Subject is { } subject)
        {
            db.LedgerLinks.Add(new LedgerLink { FromId = item.Id, ToId = subject.Id, Relation = LedgerRelation.About, Day = days.Today, ByUserKey = viewer.UserKey });
        }

        foreach (var member in draft.Team)
        {
            await teams.AddAsync(item, member.Id, LedgerRole.Member, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await notices.TellEachAsync(draft.Team.Select(m => (int?)m.Id), $"{kind.Prefix}{number} {item.Title}：一起去（{VisitDays.Written(from, to)}）", cancellationToken);
        return item;
    }

    /// <summary>The plan in one line, and whom it would meet.</summary>
    /// <param name="also">What else was said of it.</param>
    private async ValueTask<string> AnswerAsync(LedgerKind kind, LedgerItem item, string also, CancellationToken cancellationToken)
    {
        var name = $"{kind.Prefix}{item.Number}";
        var subject = await SubjectOfAsync(item.Id, cancellationToken);
        var (from, to) = Visit.DaysOf(item);
        var head = $"{name} {PlaceName.Plain(item.Title)}，{VisitDays.Written(from, to)}，{await people.GroupNameAsync(item.GroupId, cancellationToken)}{(subject is null ? string.Empty : $"，{subject}")}{also}。";
        var found = await ClashesAsync(item, cancellationToken);
        List<string> lines = [];

        if (found.SameDay.Count > 0)
        {
            lines.Add($"同一天已有 {await NamedAsync(kind, found.SameDay, cancellationToken)}");
        }

        if (found.Near.Count > 0)
        {
            lines.Add($"前后 3 个工作日内已有 {await NamedAsync(kind, found.Near, cancellationToken)}");
        }

        if (found.Often.Count > 0)
        {
            lines.Add($"30 天内第 {found.Often.Count + 1} 次：{await NamedAsync(kind, found.Often, cancellationToken)}");
        }

        foreach (var same in found.SameTopic)
        {
            lines.Add($"同一课题{await people.GroupNameAsync(same.GroupId, cancellationToken)}去过：看 {kind.Prefix}{same.Number} 记录请发 {kind.Prefix}{same.Number}");
        }

        var hint = await NearPlaceAsync(kind, item, name, cancellationToken);
        return lines.Count == 0
            ? string.Join('\n', ((string[])[$"{head}去过后发 {name} 完成 一句话结果", hint]).Where(line => line.Length > 0))
            : string.Join('\n', ((string[])[$"{head}先别定，可能扎堆：", .. lines, hint, $"您可以：{name} 合并 {kind.Prefix}N ｜ {name} 改到 日期 ｜ {name} 仍去 理由"]).Where(line => line.Length > 0));
    }

    private async ValueTask<string> NamedAsync(LedgerKind kind, IEnumerable<Visit> visits, CancellationToken cancellationToken)
    {
        List<string> named = [];

        foreach (var visit in visits)
        {
            named.Add($"{kind.Prefix}{visit.Number} {VisitDays.Written(visit.From, visit.To)} {await people.GroupNameAsync(visit.GroupId, cancellationToken)}");
        }

        return string.Join('、', named);
    }

    private async ValueTask<string?> SubjectOfAsync(int visitId, CancellationToken cancellationToken)
    {
        var subject = await db.LedgerItems.Where(s => db.LedgerLinks.Any(l => l.FromId == visitId && l.ToId == s.Id && l.Relation == LedgerRelation.About)).FirstOrDefaultAsync(cancellationToken);
        return subject is null ? null : $"{kinds.Of(subject.Kind).Prefix}{subject.Number}";
    }

    /// <summary>A new place within one letter of one that is known is probably the same.</summary>
    private async ValueTask<string> NearPlaceAsync(LedgerKind kind, LedgerItem item, string name, CancellationToken cancellationToken)
    {
        var known = (await db.LedgerItems.Where(i => i.Kind == kind.Key && i.Id != item.Id && i.State != LedgerState.Void).Select(i => i.Title).Distinct().ToListAsync(cancellationToken)).Select(places.Of).Distinct().ToList();
        var mine = places.Of(item.Title);
        return !known.Contains(mine) && known.Find(place => PlaceName.AreNear(place, mine)) is { } near ? $"是不是“{near}”？是请发 {name} 改 地点 {near}" : string.Empty;
    }

    private async ValueTask<List<Visit>> VisitsAsync(string kind, CancellationToken cancellationToken) =>
        [.. (await reader.ReadAsync(db.LedgerItems.Where(i => i.Kind == kind && i.State != LedgerState.Void), days.Today, cancellationToken)).Select(one => one.Visit)];
}
