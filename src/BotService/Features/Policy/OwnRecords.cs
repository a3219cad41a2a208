using BotService.Store;
using BotService.Store.Personal;
using Microsoft.Extensions.Options;

namespace BotService.Features.Policy;

/// <summary>What the store holds about a person, in figures, and how long it stays.</summary>
internal sealed class OwnRecords(IEnumerable<IPersonalRecords> records, IOptions<PolicyOptions> policy)
{
    /// <summary>Those with a number and a sheet, in their order.</summary>
    public IEnumerable<IShownRecords> Shown => records.OfType<IShownRecords>().OrderBy(shown => shown.Place);

    public async Task<IReadOnlyList<string>> LinesAsync(Store.Member member, CancellationToken cancellationToken)
    {
        var (numbers, lines) = (new List<string>(), new List<string>());

        foreach (var shown in Shown)
        {
            numbers.Add($"{shown.Word} {await shown.CountAsync(member.Id, cancellationToken)}");
        }

        foreach (var record in records)
        {
            if (await record.LineAsync(member, cancellationToken) is { } line)
            {
                lines.Add(line);
            }
        }

        return
        [
            $"存了您的这些内容（{member.Name}，{member.Group!.Name}）：",
            string.Join('，', numbers),
            $"各周的结果作为学习记录一直保留；心得、原因 {policy.Value.KeepRemarksDays} 天，请假 {policy.Value.KeepLeavesDays} 天，打卡签到 {policy.Value.KeepCheckInsDays} 天，意见 {policy.Value.KeepOpinionsDays} 天，交接和操作记录 {policy.Value.KeepAuditDays} 天后删除；清单的事项和经过作为工作记录一直保留。匿名意见不存发送人，查不到是谁。",
            $"发给您的消息和提醒保留 {policy.Value.KeepMessagesDays} 天，机器人的答复保留 {policy.Value.KeepReceiptsDays} 天；聊天原文不存（心得、原因、署名意见除外）。",
            .. lines,
        ];
    }
}
