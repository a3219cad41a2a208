using BotService.Ledgers;
using BotService.Messaging;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>One step back: the own last one, within a day, as long as nobody has acted since.</summary>
internal sealed class TakeBackAct(LedgerBook book, TimeProvider time, LedgerNotices notices) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.TakeBack];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var last = (await book.EntriesAsync(one.Item, cancellationToken)).LastOrDefault();

        if (last is null || last.ByUserKey != one.Viewer.UserKey)
        {
            return Reply.Refuse($"{one.Name} 的最后一步不是您办的，没有可以撤回的。");
        }

        if (last.At + TimeSpan.FromHours(LedgerBook.TakenBackHours) < time.GetUtcNow())
        {
            return Reply.Refuse($"{one.Name} 的最后一步已过 {LedgerBook.TakenBackHours} 小时，不能撤回。");
        }

        if (last.Verb is nameof(LedgerVerb.Change) or nameof(LedgerVerb.Publish) or nameof(LedgerVerb.Leave) or nameof(LedgerVerb.Move))
        {
            return Reply.Refuse($"{one.Name} 的最后一步是改内容，请再改回去{(one.Stand.May(LedgerVerb.Void) && one.Kind.IsRecord ? $"；不去了发 {one.Name} 作废 原因" : string.Empty)}。");
        }

        var verb = Enum.TryParse<LedgerVerb>(last.Verb, out var known) ? LedgerVerbs.Past(known) : last.Verb;
        await book.TakeBackAsync(one.Item, last, cancellationToken);

        if (last.From is null)
        {
            return Reply.Say($"{one.Name} 已撤回，不再算数。");
        }

        await notices.TellAsync(one.Item.OwnerId == one.Viewer.MemberId ? null : one.Item.OwnerId, $"{one.Name} {one.Item.Title}：“{verb}”已撤回", cancellationToken);
        return Reply.Say($"{one.Name} 的“{verb}”已撤回，现在是{one.Kind.Word(one.Item.State)}。");
    }
}
