using BotService.Store;
using BotService.Store.Personal;
using Microsoft.Extensions.Options;

namespace BotService.Features.Policy;

/// <summary>What the store holds about a person, in figures, and how long it stays.</summary>
internal sealed class OwnRecords(IEnumerable<IPersonalRecords> records, IOptions<PolicyOptions> policy)
{
    /// <summary>Those with a number and a sheet, in their order.</summary>
    public IEnumerable<IShownRecords> Shown => records.OfType<IShownRecords>().OrderBy(shown => shown.Order);

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

        var kept = policy.Value;
        var ofStudy = $"心得、原因 {kept.KeepRemarksDays} 天，请假 {kept.KeepLeavesDays} 天，打卡签到 {kept.KeepCheckInsDays} 天";
        var ofOthers = $"意见 {kept.KeepOpinionsDays} 天，交接和操作记录 {kept.KeepAuditDays} 天后删除";

        return
        [
            $"存了您的这些内容（{member.Name}，{member.Group!.Name}）：",
            string.Join('，', numbers),
            $"各周的结果作为学习记录一直保留；{ofStudy}，{ofOthers}；清单的事项和经过作为工作记录一直保留。匿名意见不存发送人，查不到是谁。",
            $"发给您的消息和提醒保留 {kept.KeepMessagesDays} 天，机器人的答复保留 {kept.KeepReceiptsDays} 天；聊天原文不存（心得、原因、署名意见除外）。",
            .. lines,
        ];
    }
}
