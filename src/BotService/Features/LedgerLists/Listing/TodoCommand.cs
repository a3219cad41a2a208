using BotService.Commands;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>What is mine: to do, to verify, to accept, and what waits for others.</summary>
[ChatCommand(LedgerWords.Overview, "待办", "我的清单", "我的待办", Summary = "您手上的事；发 帮助 清单 看全部", Audience = Audience.Everyone, IsQuestion = true)]
internal sealed class TodoCommand(BotDbContext db, LedgerKinds kinds, LedgerFigures figures, LedgerLines lines, LedgerVerifiers verifiers, LedgerCases cases, LedgerDays days) : IChatCommand
{
    private const int MostToVerify = 300;

    private const int Most = 40;

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var viewer = call.Caller;
        var (me, key) = (viewer.MemberId, viewer.UserKey);
        var on = kinds.All.Where(kind => kind.IsOn).Select(kind => kind.Key).ToList();
        var prescribed = kinds.All.Where(kind => kind.IsPrescribed).Select(kind => kind.Key).ToList();
        var all = db.LedgerItems.Where(i => on.Contains(i.Kind));
        List<string> answer = [];
        await AddAsync(answer, "要办", all.Where(i => me != null && i.OwnerId == me && (i.State == LedgerState.Doing || i.State == LedgerState.Standing)), viewer, cancellationToken);
        var helped = db.LedgerTeams.Where(t => t.MemberId == me && t.Role == LedgerRole.Member && t.Until == null);
        await AddAsync(answer, "专班里", all.Where(i => i.State == LedgerState.Doing && i.OwnerId != me && helped.Any(t => t.ItemId == i.Id)), viewer, cancellationToken);
        var ids = await ToVerifyAsync(all, key, cancellationToken);
        await AddAsync(answer, "等您核实", all.Where(i => ids.Contains(i.Id)), viewer, cancellationToken);
        await AddAsync(answer, "等您答复延期", all.AskedOf(viewer, db.Members.OnRoster(days.Today), await cases.AdminKeysAsync(cancellationToken)), viewer, cancellationToken);

        var (toAccept, toAssign) = (all.ToAcceptBy(viewer), all.ToAssignBy(viewer, prescribed));

        if (viewer.HasOffice)
        {
            await AddAsync(answer, "等您立项", toAccept, viewer, cancellationToken);
            await AddAsync(answer, "没人领", toAssign, viewer, cancellationToken);
        }

        // What one raised, as far as it stands nowhere above, and what one did and nobody has verified yet.
        await AddAsync(
            answer,
            "等别人",
            all.Where(i => (me != null && i.OwnerId == me && i.State == LedgerState.Claimed)
                || (i.RaisedByKey == key && (me == null || i.OwnerId != me) && !ids.Contains(i.Id)
                    && (i.State == LedgerState.Claimed || i.State == LedgerState.Raised || i.State == LedgerState.Doing)
                    && !toAccept.Any(other => other.Id == i.Id) && !toAssign.Any(other => other.Id == i.Id))),
            viewer,
            cancellationToken);
        return answer.Count == 0
            ? Reply.Say("现在没有您手上的事。提一件发 问题 内容；看清单发 问题清单、任务清单")
            : Reply.Say([$"您手上的事（{LedgerDays.Long(days.Today)}）", .. answer, "看一件发它的编号，例如 问3"]);
    }

    private async ValueTask AddAsync(List<string> answer, string head, IQueryable<LedgerItem> items, Viewer viewer, CancellationToken cancellationToken)
    {
        var shown = figures.OnDay(items, days.Today);
        var rows = await shown.OrderBy(i => i.DueOn == null ? DateOnly.MaxValue : i.DueOn).ThenBy(i => i.ItemId).Take(Most).ToListAsync(cancellationToken);

        if (rows.Count == 0)
        {
            return;
        }

        var count = rows.Count < Most ? rows.Count : await shown.CountAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.ItemId);
        var kindOf = await items.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Kind, cancellationToken);
        answer.Add(count > rows.Count ? $"{head} {count} 件（先列 {rows.Count} 件）：" : $"{head} {count} 件：");

        foreach (var row in rows)
        {
            answer.AddRange(await lines.OfAsync(kinds.Of(kindOf[row.ItemId]), [row], days.Today, viewer, cancellationToken));
        }
    }

    private async ValueTask<List<int>> ToVerifyAsync(IQueryable<LedgerItem> all, string key, CancellationToken cancellationToken)
    {
        var claimed = await all.Where(i => i.State == LedgerState.Claimed).OrderBy(i => i.Id).Take(MostToVerify).ToListAsync(cancellationToken);
        return [.. (await verifiers.ForAllAsync(claimed, cancellationToken)).Where(one => one.Candidates.Includes(key)).Select(one => one.Item.Id)];
    }
}
