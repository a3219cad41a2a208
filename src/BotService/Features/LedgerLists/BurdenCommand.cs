using System.Globalization;
using BotService.Commands;
using BotService.Features.LedgerLists.Listing;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Time;

namespace BotService.Features.LedgerLists;

/// <summary>What this bot asked of people last month, or in the month that is named; readable by everybody.</summary>
[ChatCommand("负担", "减负", Usage = "负担 [月份]", Summary = "上个月机器人让大家做了多少事", Audience = Audience.Everyone, IsQuestion = true)]
[Help(Under = LedgerWords.Overview)]
internal sealed class BurdenCommand(Burden burden, LocalClock clock) : IChatCommand
{
    public async ValueTask<Reply> HandleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var current = new DateOnly(clock.Today.Year, clock.Today.Month, 1);
        var rest = FoldedText.Of(call.Rest).Trim(' ', '的', '，', ',', '。', '?', '!');
        var said = FoundPeriods.MonthAt(rest, clock.Today);

        if (rest.Length > 0 && (said is not { Behind: "" } || said.Value.From > current))
        {
            return Reply.Refuse("负担按月看：不写月份是上个月，也可以写一个到过的月份，例如：负担 8月");
        }

        var month = said?.From ?? current.AddMonths(-1);
        var found = await burden.OfAsync(month, cancellationToken);
        var filled = found.Raised == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"，字段平均填 {found.Filled:0.0} 项");
        return Reply.Say(
            string.Create(CultureInfo.InvariantCulture, $"负担（{(month.Year == current.Year ? string.Empty : $"{month.Year}年")}{month.Month}月）：推送 {found.People} 人共 {found.Sent} 次，人均每周 {found.Each:0.0} 次（最多 {found.Budget}）"),
            $"清单请人打字 {found.Typed} 次、点按 {found.Pressed} 次；新提事项 {found.Raised}{filled}；导出 {found.Exports} 次；督办 {found.Chased} 次",
            $"没有人打开过的清单：{found.Silent}");
    }
}
