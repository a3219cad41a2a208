using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>It was good and is there again: a new number in the same chain, with its own time limit.</summary>
internal sealed class RelapseAct(BotDbContext db, LedgerBook book, LedgerDays days, LedgerPeople people, LedgerMessages notices, LedgerCases cases) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Relapse];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var (old, viewer) = (one.Item, one.Viewer);

        if (one.Words.Length < 2)
        {
            return one.AskFor($"请写现在的情况，例如：{one.Name} 又出现 今天又跳了两次", "情况");
        }

        if (await OpenAgainAsync(one, cancellationToken) is { } open)
        {
            return open;
        }

        var accepted = viewer.IsAdmin || viewer.IsLiaisonOf(old.GroupId);
        var item = new LedgerItem
        {
            Kind = old.Kind,
            Number = await book.NextNumberAsync(one.Kind, cancellationToken),
            ChainNumber = old.ChainNumber,
            Title = old.Title,
            State = accepted ? LedgerState.Doing : LedgerState.Raised,
            GroupId = old.GroupId,
            UnitText = old.UnitText,
            RaisedById = viewer.MemberId,
            RaisedByKey = viewer.UserKey,
            FoundOn = days.Today,
            IsPublic = old.IsPublic,
            Fields = Inherited(one.Kind, old),
        };
        await book.AddAsync(item, viewer, LedgerVerb.Relapse, LedgerWording.Clip(one.Words), null, cancellationToken);
        db.LedgerLinks.Add(new LedgerLink { FromId = item.Id, ToId = old.Id, Relation = LedgerRelation.SameProblem, Day = days.Today, ByUserKey = viewer.UserKey });
        var name = new LedgerReference(one.Kind, item.Number).ToString();
        await notices.TellAsync(old.OwnerId == viewer.MemberId ? null : old.OwnerId, $"{name} {item.Title}：{one.Name} 又出现，{one.Words}", cancellationToken);
        var liaison = (await people.RosterAsync(cancellationToken)).FirstOrDefault(m => m.GroupId == old.GroupId && m.Role == Role.Liaison)?.Name ?? "联络员";
        return Reply.Say(
            $"已记 {name}（与{one.Name} 同一问题，反弹）。{one.Name} 的销号日期不变；{(accepted ? "统计里这一问题回到未完成。" : "联络员立项后，统计里这一问题回到未完成。")}",
            $"反复出现的，建议从制度上改：{liaison}可发 {name} 改 改法 长久立");
    }

    /// <summary>What came back is one item until that is closed: a second one would keep the chain open behind it.</summary>
    private async ValueTask<Reply?> OpenAgainAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var (kind, chain, number) = (one.Item.Kind, one.Item.ChainNumber, one.Item.Number);
        var again = await db.LedgerItems.Open()
            .Where(i => i.Kind == kind && i.ChainNumber == chain && i.Number > number)
            .OrderByDescending(i => i.Number).FirstOrDefaultAsync(cancellationToken);

        if (again is null)
        {
            return null;
        }

        var open = $"还没{one.Kind.Word(LedgerState.Closed).TrimStart('已')}";

        if (!await db.SeenBy(one.Viewer).AnyAsync(i => i.Id == again.Id, cancellationToken))
        {
            return Reply.Refuse($"{one.Name} 又出现的已经记下，{open}，没有再记。");
        }

        var name = new LedgerReference(one.Kind, again.Number).ToString();
        var stand = await cases.StandAsync(again, one.Kind, one.Viewer, cancellationToken);
        return Reply.Refuse($"{one.Name} 又出现的已记为 {name}，{open}，{(stand.May(LedgerVerb.Progress) ? $"请发 {name} 进展 …" : $"没有再记。您可以发：{name}")}");
    }

    /// <summary>Where it came from and what it is about; how it was fixed before says nothing of the next time.</summary>
    private static string Inherited(LedgerKind kind, LedgerItem old)
    {
        var values = LedgerFields.Read(old.Fields);
        return LedgerFields.Write(values.Where(pair => pair.Key is "source" or "class" or "aspect" || kind.Field(pair.Key) is null).ToDictionary(pair => pair.Key, pair => pair.Value));
    }
}
