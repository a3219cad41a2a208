using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>课2 关联 第39周 and 创2 来自 问3: how things hang together, each pair once.</summary>
internal sealed class LinkAct(BotDbContext db, LedgerBook book, LedgerGrammar grammar, LedgerCases cases, LedgerDays days, ActionRecords records) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Link, LedgerVerb.From];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        if (grammar.ItemAt(FoldedText.Of(one.Words), 0, out _) is { } reference)
        {
            return await ItemAsync(one, reference, cancellationToken);
        }

        var text = one.Words.AsSpan();

        if (!new ChineseDates(days.Now).TryTakeWeek(ref text, out var week))
        {
            return Reply.Refuse($"请写关联哪个主题或哪一件，例如：{one.Name} 关联 第39周");
        }

        var tier = await db.Groups.Where(g => g.Id == one.Item.GroupId).Select(g => g.Tier).SingleOrDefaultAsync(cancellationToken);
        var topic = await db.Topics.Where(t => t.WeekKey == week.Key).OrderByDescending(t => (t.Audience & tier) != 0).ThenBy(t => t.Id).FirstOrDefaultAsync(cancellationToken);

        if (topic is null)
        {
            return Reply.Refuse($"第{week.Number}周没有主题，没有记下。");
        }

        if (!await db.LedgerTopicLinks.AnyAsync(l => l.ItemId == one.Item.Id && l.TopicId == topic.Id, cancellationToken))
        {
            db.LedgerTopicLinks.Add(new LedgerTopicLink { ItemId = one.Item.Id, TopicId = topic.Id });
            book.Append(one.Item, new LedgerStep(LedgerVerb.Link, one.Item.State, one.Viewer) { Text = LedgerLinkUndo.TextOf(topic.WeekKey, topic.Title) });
        }

        return Reply.Say($"{one.Name} 已关联第{week.Number}周《{topic.Title}》。");
    }

    private async ValueTask<Reply> ItemAsync(LedgerCase one, LedgerReference reference, CancellationToken cancellationToken)
    {
        var (other, instead) = await cases.OpenAsync(reference, one.Call, LedgerVerb.Card, string.Empty, cancellationToken);

        if (other is null)
        {
            return instead!;
        }

        if (other.Item.Id == one.Item.Id)
        {
            return Reply.Refuse("不能关联自己，没有改");
        }

        var relation = one.Kind.RelationTo(other.Kind);
        await records.StoreAsync(other.Item, one.Viewer, cancellationToken);

        if (!await db.LedgerLinks.AnyAsync(l => l.FromId == one.Item.Id && l.ToId == other.Item.Id && l.Relation == relation, cancellationToken))
        {
            db.LedgerLinks.Add(new LedgerLink { FromId = one.Item.Id, ToId = other.Item.Id, Relation = relation, Day = days.Today, ByUserKey = one.Viewer.UserKey });
            book.Append(one.Item, new LedgerStep(LedgerVerb.Link, one.Item.State, one.Viewer) { Text = $"来自 {reference}" });
        }

        return Reply.Say($"{one.Name} 已记来自{reference}。");
    }
}
