using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>Takes an item out of the figures, with a reason, and leaves it to be seen; merged into another, its raiser hears what becomes of that one.</summary>
internal sealed class VoidAct(BotDbContext db, LedgerBook book, LedgerDays days, LedgerGrammar grammar, LedgerTeams teams, LedgerMessages notices, LedgerCases cases, ActionRecords records) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Void];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var words = one.Words.StartsWith("并入", StringComparison.Ordinal) ? one.Words[2..].Trim() : one.Words;

        if (words.Length > 0 && grammar.ItemAt(FoldedText.Of(words), 0, out _) is { } into)
        {
            return await MergeAsync(one, into, cancellationToken);
        }

        if (words.Length < 2)
        {
            return one.AskFor($"请写原因，例如：{one.Name} 作废 不归本单位；和别的重复发 {one.Name} 作废 并入 {one.Kind.Prefix}N", "原因");
        }

        book.Append(one.Item, new LedgerStep(LedgerVerb.Void, LedgerState.Void, one.Viewer) { Text = LedgerWording.Clip(words) });

        // Who was to go there must not go for nothing.
        var going = one.Kind.IsVisit ? await teams.OthersAsync(one.Item, one.Viewer, cancellationToken) : [];
        await notices.TellEachAsync([one.Rights.IsRaiser ? null : one.Item.RaisedById, .. going], $"{one.Name} {one.Item.Title}：已作废，{words}", cancellationToken);
        return Reply.Say($"{one.Name} 已作废，原因已记。");
    }

    private async ValueTask<Reply> MergeAsync(LedgerCase one, LedgerReference into, CancellationToken cancellationToken)
    {
        var (other, instead) = await cases.OpenAsync(into, one.Call, LedgerVerb.Card, string.Empty, cancellationToken);

        if (other is null)
        {
            return instead!;
        }

        if (other.Item.Id == one.Item.Id || into.Kind != one.Kind || other.Item.State is LedgerState.Void)
        {
            return Reply.Refuse(other.Item.Id == one.Item.Id ? "不能并入自己，没有改" : $"{into} {(into.Kind == one.Kind ? "已作废" : "不是同一种清单")}，不能并入，没有改");
        }

        // Where it came back already, what becomes of that is the result; else there is none any more, and something that is open would be in no figure.
        if (other.Item.State is LedgerState.Closed && !await IsOpenAgainAsync(other.Item, one.Item.Id, cancellationToken))
        {
            var again = into.Kind.HasChains ? $"。还有的话请发 {into} 又出现 情况" : string.Empty;
            return Reply.Refuse($"{into} {into.Kind.Word(LedgerState.Closed)}，不能并入，没有改{again}");
        }

        book.Append(one.Item, new LedgerStep(LedgerVerb.Void, LedgerState.Void, one.Viewer) { Text = $"{LedgerLinkUndo.Into}{into}" });

        // A row of the kind's file has none in the store until something is said of it.
        await records.StoreAsync(other.Item, one.Viewer, cancellationToken);

        // Releases that left it behind an undo have put it there already.
        if (!await db.LedgerLinks.AnyAsync(l => l.FromId == one.Item.Id && l.ToId == other.Item.Id && l.Relation == LedgerRelation.SameProblem, cancellationToken))
        {
            db.LedgerLinks.Add(new LedgerLink { FromId = one.Item.Id, ToId = other.Item.Id, Relation = LedgerRelation.SameProblem, Day = days.Today, ByUserKey = one.Viewer.UserKey });
        }

        if (one.Item.RaisedById is { } raiser)
        {
            await teams.AddAsync(other.Item, raiser, LedgerRole.Listener, cancellationToken);
            await notices.TellAsync(one.Rights.IsRaiser ? null : raiser, $"{one.Name} {one.Item.Title}：已并入{into}，结果会告诉您", cancellationToken);
        }

        return Reply.Say($"{one.Name} 已作废，并入{into}；提出人会收到{into} 的结果。");
    }

    /// <summary>A later item of its chain is open, besides the one that goes into it.</summary>
    private async ValueTask<bool> IsOpenAgainAsync(LedgerItem closed, int but, CancellationToken cancellationToken)
    {
        var (kind, chain, number) = (closed.Kind, closed.ChainNumber, closed.Number);
        return await db.LedgerItems.Open().AnyAsync(i => i.Kind == kind && i.ChainNumber == chain && i.Number > number && i.Id != but, cancellationToken);
    }
}
