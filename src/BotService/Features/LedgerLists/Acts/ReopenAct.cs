using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>The fix was none: the same number again, with a new time limit. Later than ninety days it is a relapse.</summary>
internal sealed class ReopenAct(LedgerBook book, LedgerDays days, LedgerMessages notices) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Reopen];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var item = one.Item;

        if (item.ClosedOn is { } closed && closed.AddDays(ItemRights.ReopenDays) < days.Today)
        {
            return Reply.Refuse(one.Kind.HasChains ? $"超过 90 天，请发 {one.Name} 又出现 情况" : $"超过 90 天，不能重开；请另提一件");
        }

        if (one.Words.Length < 2)
        {
            return one.AskFor($"请写原因，例如：{one.Name} 重开 又停用了", "原因");
        }

        item.Cycle++;
        item.IsImportedClosed = false;

        // Where the kind has no limit of its own, the one that lies ahead still holds.
        item.DueOn = days.After(days.Today, one.Kind.Due) is { } due ? days.OrWorkingDayBefore(due) : item.DueOn >= days.Today ? item.DueOn : null;
        book.Append(item, new LedgerStep(LedgerVerb.Reopen, LedgerState.Doing, one.Viewer) { Text = LedgerWording.Clip(one.Words) });
        await notices.TellAsync(item.OwnerId == one.Viewer.MemberId ? null : item.OwnerId, $"{one.Name} {item.Title}：重开，{one.Words}", cancellationToken);
        var limit = item.DueOn is { } day ? $"{LedgerDays.Long(day)}到期" : one.Rights.SetsDay ? $"还没有期限，请发 {one.Name} 改 期限 日期" : "请由交办人定期限";
        return Reply.Say($"{one.Name} 重开（第 {item.Cycle} 轮），{limit}。");
    }
}
