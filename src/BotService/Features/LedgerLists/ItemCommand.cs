using BotService.Commands;
using BotService.Ledgers;
using BotService.Messaging;

namespace BotService.Features.LedgerLists;

/// <summary>问3: the item with what this person can do; its history, where it comes from; and what is said when a word does not fit an item. Nothing is recorded.</summary>
[ChatCommand(Word, Summary = "看一件事：发 问3、任12", Audience = Audience.Everyone, IsQuestion = true, Usage = Word + " 编号")]
[Help(Under = LedgerWords.Overview)]
internal sealed class ItemCommand(LedgerGrammar grammar, LedgerCases cases, LedgerCard card, LedgerOrigin origin) : IChatCommand
{
    public const string Word = "看事项";

    /// <summary>Before an item that stood beside a confirmation.</summary>
    public const string NotStudied = "没有记成";

    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var isConfirmation = call.Rest.StartsWith(NotStudied, StringComparison.Ordinal);

        if (grammar.Read(isConfirmation ? call.Rest[NotStudied.Length..] : call.Rest) is not { } saying)
        {
            return Reply.Refuse("请写明是哪一件，例如：问3");
        }

        var (one, instead) = await cases.OpenAsync(saying.Items[0], call, saying.Verb ?? LedgerVerb.Card, saying.Words, cancellationToken);

        if (isConfirmation)
        {
            var what = one is null ? $"{saying.Items[0]} 不是学习主题" : $"{one.Name} 是{one.Kind.LongWord}";
            return Reply.Refuse($"没有记成已学：{what}。{NextOf(one, saying.Items[0])}");
        }

        if (one is null)
        {
            return instead!;
        }

        return one.Verb switch
        {
            LedgerVerb.Unclear => Unclear(one),
            LedgerVerb.Shut => Reply.Refuse($"{one.Name} 没有“关闭”，也不能删除：办完发 {one.Name} 完成 结果；不用办了发 {one.Name} 作废 原因"),
            LedgerVerb.Origin => await origin.OfAsync(one, cancellationToken),
            LedgerVerb.History => await card.OfAsync(one, withAll: true, cancellationToken),
            _ => await SeveralAsync(one, saying, call, cancellationToken),
        };
    }

    /// <summary>What whoever spoke of it may have meant: whoever works on it reports, whoever verifies it has looked at it.</summary>
    private static string NextOf(LedgerCase? one, LedgerReference item)
    {
        if (one?.Rights.May(LedgerVerb.Claim) is true)
        {
            return $"办完请发 {one.Name} 完成 结果";
        }

        return one?.Rights.May(LedgerVerb.Pass) is true ? $"看过了请发 {one.Name} 通过，或 {one.Name} 没改好 原因" : $"学完请单独发 已学；看这件发 {item}";
    }

    private async ValueTask<Reply> SeveralAsync(LedgerCase first, LedgerSaying saying, CommandCall call, CancellationToken cancellationToken)
    {
        var cards = new List<string> { (await card.OfAsync(first, withAll: false, cancellationToken)).Text };

        foreach (var item in saying.Items.Skip(1).Take(4))
        {
            var (one, instead) = await cases.OpenAsync(item, call, LedgerVerb.Card, string.Empty, cancellationToken);
            cards.Add(one is null ? instead!.Text : (await card.OfAsync(one, withAll: false, cancellationToken)).Text);
        }

        return Reply.Say(cards);
    }

    private static Reply Unclear(LedgerCase one)
    {
        var (claim, pass) = (one.Rights.May(LedgerVerb.Claim), one.Rights.May(LedgerVerb.Pass));
        return (claim, pass) switch
        {
            (true, false) => Reply.Refuse($"{one.Name} 您是要 完成 吗？没有记下。请发：{one.Name} 完成 结果"),
            (false, true) => Reply.Refuse($"{one.Name} 您是要 通过 吗？没有记下。请发：{one.Name} 通过"),
            (false, false) => Reply.Refuse($"{one.Name} 没有要您确认的，没有记下。您可以：{string.Join(" ｜ ", one.Rights.Offered().DefaultIfEmpty(one.Name))}"),
            _ => Reply.Refuse($"{one.Name} 您是要 完成，还是 通过？请发：{one.Name} 完成 结果，或 {one.Name} 通过"),
        };
    }
}
