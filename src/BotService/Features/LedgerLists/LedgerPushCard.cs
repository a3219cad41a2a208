using BotService.Features.LedgerLists.Listing;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>A push about one item, with buttons that say the command themselves; where no cards are shown the same words are written out.</summary>
internal static class LedgerPushCard
{
    private const int TitleLetters = 36;

    private const int ValueLetters = 30;

    private static readonly (string Label, string Words, string Typed)[] OwnerSteps = [("完成", "完成", "完成 结果"), ("进展", "进展", "进展 内容"), ("退", "退", "退 原因")];

    /// <param name="from">What it comes from, as far as the reader may see it.</param>
    public static CardContent ForOwner(LedgerKind kind, LedgerItem item, string summary, string from = "") =>
        Of(kind, item, summary, from, kind.Knows(LedgerVerb.Claim) ? OwnerSteps : OwnerSteps[1..]);

    public static CardContent ForVerifier(LedgerKind kind, LedgerItem item, string summary, string from = "") =>
        Of(kind, item, summary, from, kind.IsMeasured ? ("通过", "通过", "通过 实际 数值") : ("通过", "通过", "通过"), ("没改好", "没改好", "没改好 原因"), ("看经过", "看经过", "看经过"));

    public static CardContent ForGrantor(LedgerKind kind, LedgerItem item, string summary, string from = "") => Of(kind, item, summary, from, ("同意延期", "同意延期", "同意延期"), ("不同意延期", "不同意延期", "不同意延期 原因"));

    private static CardContent Of(LedgerKind kind, LedgerItem item, string summary, string from, params (string Label, string Words, string Typed)[] buttons)
    {
        var name = $"{kind.Prefix}{item.Number}";
        (string Name, string Value)[] facts = [("期限", item.DueOn is { } due ? LedgerDays.Long(due) : string.Empty), ("来自", from), ("状态", kind.Word(item.State))];
        return new CardContent(LedgerLines.Clip($"{name} {item.Title}", TitleLetters), summary)
        {
            Facts = [.. facts.Where(fact => fact.Value.Length > 0).Select(fact => new CardFact(fact.Name, LedgerLines.Clip(fact.Value, ValueLetters)))],
            Buttons = [.. buttons.Select(button => new CardButton(button.Label, $"{name} {button.Words}", $"{name} {button.Typed}"))],
        };
    }
}
