using BotService.Features.LedgerLists.Raising;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>访5 问题 内容: what was seen on a visit becomes a problem that knows where it comes from; 问3 转任务 makes the task that solves it.</summary>
internal sealed class ProblemAct(BotDbContext db, LedgerKinds kinds, LedgerRaising raising, LedgerDraftReader drafts, LedgerPeople people, LedgerDays days, LedgerMessages notices, ItemOrigins origins, OwnerRemarks remarks) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Problem, LedgerVerb.ToTask];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken) =>
        one.Verb is LedgerVerb.Problem ? await ProblemAsync(one, cancellationToken) : await TaskAsync(one, cancellationToken);

    private async ValueTask<Reply> ProblemAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var problem = one.Rights.Problems!;
        var (words, isNew) = LedgerRaising.WithoutNew(one.Words);

        if (words.Length < 2)
        {
            return one.AskFor($"请写看到的问题，例如：{one.Name} 问题 走廊应急灯不亮", "看到的问题");
        }

        var values = new Dictionary<string, string> { ["source"] = one.Kind.IsVisit || one.Kind.IsResearch ? "调研" : "自查" };
        var draft = new LedgerDraft(words) { Values = values, GroupId = one.Viewer.GroupId ?? one.Item.GroupId };

        if (raising.Instead(problem, draft) is { } refused)
        {
            return refused;
        }

        if (!isNew && await raising.AlikeAsync(problem, draft, one.Viewer, $"{one.Name} {LedgerVerbs.WordOf(LedgerVerb.Problem)}", cancellationToken) is { } alike)
        {
            return alike;
        }

        var item = await raising.AddAsync(problem, draft, one.Viewer, cancellationToken);
        Link(item, one.Item, LedgerRelation.RaisedFrom, one.Viewer);
        var subject = db.LedgerLinks.Where(l => l.FromId == one.Item.Id && l.Relation == LedgerRelation.About).Join(db.LedgerItems, l => l.ToId, i => i.Id, (l, i) => i).Select(i => new { i.Kind, i.Number }).FirstOrDefault();
        var from = subject is null ? one.Name : $"{one.Name}、{kinds.Of(subject.Kind).Prefix}{subject.Number}";
        return Reply.Say($"{problem.Prefix}{item.Number} {item.Title}（来自{from}），{(item.State is LedgerState.Raised ? "联络员确认后立项" : "已立项，还没人领")}");
    }

    private async ValueTask<Reply> TaskAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var task = one.Rights.Tasks!;
        var (draft, instead) = await drafts.ReadAsync($"{one.Item.Title.Replace(' ', '，').Replace('\t', '，')} {one.Words.Replace('\t', ' ')}", task, one.Viewer, cancellationToken);

        if (draft is null)
        {
            return instead!;
        }

        if (raising.Instead(task, draft) is { } refused)
        {
            return refused;
        }

        var item = await raising.AddAsync(task, draft, one.Viewer, cancellationToken);
        Link(one.Item, item, LedgerRelation.DoneBy, one.Viewer);

        // The card asks the store where the task comes from.
        await db.SaveChangesAsync(cancellationToken);
        var name = $"{task.Prefix}{item.Number}";
        var card = LedgerPushCard.ForOwner(task, item, string.Empty, await origins.ForAsync(item, item.OwnerId, cancellationToken));
        await notices.TellAsync(item.OwnerId == one.Viewer.MemberId ? null : item.OwnerId, $"{name} {item.Title}，由您办理{(item.DueOn is { } d ? $"，{LedgerDays.Long(d)}到期" : string.Empty)}", cancellationToken, card);
        var owner = await people.NameAsync(item.OwnerId, cancellationToken);
        var answer = $"{name} {item.Title}（办{one.Name}），{(owner.Length > 0 ? owner : "还没有责任人")}{(item.DueOn is { } due ? $"，{LedgerDays.Long(due)}到期{LedgerRaising.Moved(draft, item)}" : string.Empty)}。";
        return Reply.Say([answer, .. await remarks.OfAsync(task, item, cancellationToken)]);
    }

    private void Link(LedgerItem from, LedgerItem to, LedgerRelation relation, Viewer viewer) =>
        db.LedgerLinks.Add(new LedgerLink { FromId = from.Id, ToId = to.Id, Relation = relation, Day = days.Today, ByUserKey = viewer.UserKey });
}
