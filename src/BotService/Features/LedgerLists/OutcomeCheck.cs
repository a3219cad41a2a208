using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>The check `outcome`: a subject ends with a visit that took place and something it was turned into; a report is none.</summary>
internal sealed class OutcomeCheck(BotDbContext db, SubjectFigures subjects)
{
    private const string Nothing = "没有发现需要解决的问题";

    private static readonly string[] Papers = ["报告", "材料", "文章", "见附件"];

    public async ValueTask<Reply?> InsteadAsync(LedgerCase one, string words, CancellationToken cancellationToken)
    {
        var visited = await subjects.VisitsOf(one.Item.Id).CountAsync(v => v.State == LedgerState.Closed, cancellationToken);

        if (visited == 0)
        {
            return Reply.Refuse($"{one.Name} 还没有去过：至少一次走访写了结果才能结题。计划走访发 调研 地点 日期 {one.Name}");
        }

        var state = await subjects.SentenceAsync(one.Item.Id, cancellationToken);

        if (words.Contains(Nothing, StringComparison.Ordinal))
        {
            return null;
        }

        var id = one.Item.Id;
        var linked = await db.LedgerLinks.AnyAsync(l => l.ToId == id && l.Relation == LedgerRelation.Outcome && db.LedgerItems.Any(i => i.Id == l.FromId && i.State != LedgerState.Void), cancellationToken);
        var isPaper = Papers.Any(word => words.Contains(word, StringComparison.Ordinal)) && words.Length < 12;
        return LedgerWording.IsResult(one.Words, words) && (linked || !isPaper) ? null : Reply.Refuse($"请写转化了什么，例如：{one.Name} 结题 已定消防改造方案。{one.Name} {state}");
    }
}
