using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>Takes an item out of the figures, with a reason, and leaves it to be seen; merged into another, its raiser hears what becomes of that one.</summary>
internal sealed partial class VoidAct(BotDbContext db, LedgerBook book, LedgerDays days, LedgerGrammar grammar, LedgerTeams teams, LedgerMessages notices, LedgerCases cases, ActionRecords records) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Void];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var words = one.Words;

        if (IntoIn(words) is (var into, var besides))
        {
            return await MergeAsync(one, into, besides, cancellationToken);
        }

        if (words.Length < 2 || words == "并入")
        {
            return one.AskFor($"请写原因，例如：{one.Name} 作废 不归本单位；和别的重复发 {one.Name} 作废 并入 {one.Kind.Prefix}N", "原因");
        }

        book.Append(one.Item, new LedgerStep(LedgerVerb.Void, LedgerState.Void, one.Viewer) { Text = LedgerWording.Clip(words) });

        // Who was to go there must not go for nothing.
        var going = one.Kind.IsVisit ? await teams.OthersAsync(one.Item, one.Viewer, cancellationToken) : [];
        await notices.TellEachAsync([one.Rights.IsRaiser ? null : one.Item.RaisedById, .. going], $"{one.Name} {one.Item.Title}：已作废，{words}", cancellationToken);
        return Reply.Say($"{one.Name} 已作废，原因已记。");
    }

    /// <summary>The item that it goes into, and what is said besides: 并入 问5; 重复，并入问5; 和问5重复; 不归我们，并入 问5. Null for a reason alone.</summary>
    private (LedgerReference Into, string Besides)? IntoIn(string words)
    {
        var folded = FoldedText.Of(words);
        var head = Head().Match(folded);

        if (grammar.ItemAt(folded, head.Length, out var end) is { } named && (!head.Groups["with"].Success || head.Groups["twice"].Success || Twice().IsMatch(folded.AsSpan(end))))
        {
            return (named, string.Empty);
        }

        foreach (var clause in Clause().EnumerateMatches(folded))
        {
            if (grammar.ItemAt(folded, clause.Index + clause.Length, out var last) is { } into && FoldedText.EndsAt(folded, last))
            {
                return (into, words[..clause.Index]);
            }
        }

        return null;
    }

    /// <summary>重复 并入, 重复，同, 合并到: nothing but that it goes into what follows. 和问5 alone may begin any reason.</summary>
    [GeneratedRegex("^(?<twice>(?:内容|问题|事项)?(?:完全|确实|是)?(?:重复|重了)(?:上报|登记|提出|录入)?[了的]?[ ,;:。、(]*)?(?:(?:请|已|可)?(?:并入|并到|合并[到至入]?)|(?<with>[和与跟同见]))?[ ,:]*[到至]?[ ,:]*")]
    private static partial Regex Head();

    [GeneratedRegex("^[ 的]*(?:内容|是|完全|有)*(?:重复|重了)(?!的?[吗么?])")]
    private static partial Regex Twice();

    /// <summary>A clause of its own; 不能并入 is none.</summary>
    [GeneratedRegex("[ ,;:。、(](?:请|再|已|可|应|所以|因此)*(?:并入|并到|合并[到至入])[ ,:]*")]
    private static partial Regex Clause();

    private async ValueTask<Reply> MergeAsync(LedgerCase one, LedgerReference into, string besides, CancellationToken cancellationToken)
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

        book.Append(one.Item, new LedgerStep(LedgerVerb.Void, LedgerState.Void, one.Viewer) { Text = LedgerWording.Clip($"{LedgerLinkUndo.Into}{into}{LedgerWording.Besides(besides)}") });

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
