using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>Somebody looks at a few of the imported closings: the answers change the sentence beside the figures, no state and no figure.</summary>
internal sealed class ImportSample(BotDbContext db, LedgerBook book, LedgerKinds kinds, LedgerVerifiers verifiers, LedgerTeams teams, LedgerMessages notices, LocalClock clock)
{
    private const int Size = 5;

    /// <summary>Draws some that nobody looked at and asks somebody for each, of those for which there is anybody. Who was asked and has left will not look.</summary>
    public async ValueTask<Reply> DrawAsync(CancellationToken cancellationToken)
    {
        var roster = db.Members.OnRoster(clock.Today);
        var verified = kinds.All.Where(kind => !kind.IsRecord).Select(kind => kind.Key).ToList();
        var waiting = await db.LedgerItems.Where(i => i.IsImportedClosed && i.State == LedgerState.Closed && verified.Contains(i.Kind)
            && !db.LedgerEntries.Any(e => e.ItemId == i.Id && e.Verb == nameof(LedgerVerb.Sample) && e.TakenBackAt == null)
            && !db.LedgerTeams.Any(t => t.ItemId == i.Id && t.Role == LedgerRole.Verifier && t.Until == null && roster.Any(m => m.Id == t.MemberId))).ToListAsync(cancellationToken);

        if (waiting.Count == 0)
        {
            return Reply.Refuse("没有等抽查的导入事项。");
        }

#pragma warning disable CA5394 // Which ones are looked at is no secret.
        Random.Shared.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(waiting));
#pragma warning restore CA5394
        var liaisons = await db.LiaisonsOnDuty(clock.Today).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var admins = await db.Members.AdminsOn(clock.Today).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        List<string> lines = [];

        foreach (var item in waiting)
        {
            if (lines.Count == Size)
            {
                break;
            }

            if (await AbleAsync(item, [liaisons.FindAll(m => m.GroupId != item.GroupId), admins], lines.Count, cancellationToken) is not { } verifier)
            {
                continue;
            }

            var name = $"{kinds.Of(item.Kind).Prefix}{item.Number}";
            await teams.AddAsync(item, verifier.Id, LedgerRole.Verifier, cancellationToken);
            await notices.TellAsync(verifier.Id, $"{name} {item.Title}：原台账已完成，请看是否属实：{name} 通过，或 {name} 没改好 原因", cancellationToken);
            lines.Add($"{name} {item.Title}，请{verifier.Name}看");
        }

        return lines.Count == 0 ? Reply.Refuse("没有别组的联络员或管理员可以看，没有抽查。") : Reply.Say([$"抽了 {lines.Count} 件导入前已完成的：", .. lines, "答复不改状态，只写在数字旁边"]);
    }

    /// <summary>The next in turn of the first who may look at it, a liaison of another group before an admin: nobody who has a hand in it.</summary>
    private async ValueTask<Member?> AbleAsync(LedgerItem item, IEnumerable<List<Member>> steps, int turn, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            for (var i = 0; i < step.Count; i++)
            {
                var member = step[(turn + i) % step.Count];

                if (!await verifiers.HasHandInAsync(item, member, cancellationToken))
                {
                    return member;
                }
            }
        }

        return null;
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
