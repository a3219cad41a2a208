using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>Somebody looks at a few of the imported closings: the answers change the sentence beside the figures, no state and no figure.</summary>
internal sealed class ImportSample(BotDbContext db, LedgerBook book, LedgerKinds kinds, LedgerMessages notices, LedgerDays days, LocalClock clock)
{
    private const int Size = 5;

    /// <summary>Draws some that nobody looked at and asks for each a liaison of another group than the owner's.</summary>
    public async ValueTask<Reply> DrawAsync(CancellationToken cancellationToken)
    {
        var verified = kinds.All.Where(kind => !kind.IsRecord).Select(kind => kind.Key).ToList();
        var waiting = await db.LedgerItems.Where(i => i.IsImportedClosed && i.State == LedgerState.Closed && verified.Contains(i.Kind)
            && !db.LedgerEntries.Any(e => e.ItemId == i.Id && e.Verb == nameof(LedgerVerb.Sample) && e.TakenBackAt == null) && !db.LedgerTeams.Any(t => t.ItemId == i.Id && t.Role == LedgerRole.Verifier)).ToListAsync(cancellationToken);

        if (waiting.Count == 0)
        {
            return Reply.Refuse("没有等抽查的导入事项。");
        }

#pragma warning disable CA5394 // Which ones are looked at is no secret.
        Random.Shared.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(waiting));
#pragma warning restore CA5394
        var liaisons = await db.LiaisonsOnDuty(clock.Today).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        List<string> lines = [];

        foreach (var (index, item) in waiting.Take(Size).Index())
        {
            var able = liaisons.Where(m => m.GroupId != item.GroupId && m.Id != item.OwnerId).ToList();

            if (able.Count == 0)
            {
                continue;
            }

            var (verifier, name) = (able[index % able.Count], $"{kinds.Of(item.Kind).Prefix}{item.Number}");
            db.LedgerTeams.Add(new LedgerTeam { ItemId = item.Id, MemberId = verifier.Id, Role = LedgerRole.Verifier, Since = days.Today });
            await notices.TellAsync(verifier.Id, $"{name} {item.Title}：原台账已完成，请看是否属实：{name} 通过，或 {name} 没改好 原因", cancellationToken);
            lines.Add($"{name} {item.Title}，请{verifier.Name}看");
        }

        return lines.Count == 0 ? Reply.Refuse("没有别组的联络员可以看，没有抽查。") : Reply.Say([$"抽了 {lines.Count} 件导入前已完成的：", .. lines, "答复不改状态，只写在数字旁边"]);
    }

    public Reply Answer(LedgerCase one)
    {
        if (one.Verb is LedgerVerb.Reject && one.Words.Length < 2)
        {
            return one.AskFor($"请写原因，例如：{one.Name} 没改好 现场还没换", "原因");
        }

        var isTrue = one.Verb is LedgerVerb.Pass;
        book.Append(one.Item, new LedgerStep(LedgerVerb.Sample, one.Item.State, one.Viewer) { Text = isTrue ? LedgerFigures.IsTrue : LedgerWording.Clip($"不属实：{one.Words}") });
        return Reply.Say(isTrue ? $"{one.Name} 记为属实。" : $"{one.Name} 记为不属实；要重新办请管理员发 {one.Name} 重开 原因");
    }
}
