using BotService.Ledgers;
using BotService.Messaging;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>Somebody takes what nobody has.</summary>
internal sealed class TakeAct(LedgerBook book, LedgerDays days, LedgerMessages notices, OwnerRemarks remarks) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Take];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var item = one.Item;
        var unit = item.GroupId is null ? Replaced.WithUnit(item.UnitText ?? string.Empty) : null;
        item.OwnerId = one.Viewer.MemberId;
        item.GroupId ??= one.Viewer.GroupId;
        item.DueOn ??= days.After(days.Today, one.Kind.Due) is { } day ? days.OrWorkingDayBefore(day) : null;
        item.FirstDueOn ??= item.DueOn;
        book.Append(item, new LedgerStep(LedgerVerb.Take, item.State, one.Viewer) { Text = unit });

        if (item.RaisedById != one.Viewer.MemberId)
        {
            await notices.TellAsync(item.RaisedById, $"{one.Name} {item.Title}：已有人认领", cancellationToken);
        }

        return Reply.Say([$"{one.Name} 由您办理{(item.DueOn is { } due ? $"，{LedgerDays.Long(due)}到期" : "，还没有期限")}。办完发 {one.Name} 完成 结果", .. await remarks.OfTierAsync(one.Kind, item, cancellationToken)]);
    }
}
