using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>What a member raised counts from here on.</summary>
internal sealed class AcceptAct(LedgerBook book, LedgerMessages notices) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Accept];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        book.Append(one.Item, new LedgerStep(LedgerVerb.Accept, LedgerState.Doing, one.Viewer) { Text = one.Words.Length > 0 ? LedgerWording.Clip(one.Words) : null });
        await notices.TellAsync(one.Item.RaisedById, $"{one.Name} {one.Item.Title}：已立项", cancellationToken);
        return Reply.Say(one.Item.OwnerId is null ? $"{one.Name} 已立项，还没人领：{one.Name} 认领，或 {one.Name} 派 姓名 期限" : $"{one.Name} 已立项。");
    }
}
