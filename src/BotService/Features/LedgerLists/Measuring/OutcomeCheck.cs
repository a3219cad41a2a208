using System.Text.RegularExpressions;
using BotService.Features.LedgerLists.Listing;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Measuring;

/// <summary>The check `outcome`: a subject ends with a visit that took place and something it was turned into; a report is none.</summary>
internal sealed partial class OutcomeCheck(BotDbContext db, ResearchFigures subjects)
{
    private static readonly char[] Ends = ['，', ',', '。', '；', ';', '、', ' ', '\u3000', '\n'];

    /// <summary>Of fewer letters beside the paper nobody can tell what came of it.</summary>
    private const int LeastBesidePaper = 4;

    public async ValueTask<Reply?> InsteadAsync(LedgerCase one, string words, CancellationToken cancellationToken)
    {
        var visited = await subjects.VisitsOf(one.Item.Id).CountAsync(v => v.State == LedgerState.Closed, cancellationToken);

        if (visited == 0)
        {
            return Reply.Refuse($"{one.Name} 还没有去过：至少一次走访写了结果才能结题。计划走访发 调研 地点 日期 {one.Name}");
        }

        var state = await subjects.SentenceAsync(one.Item.Id, cancellationToken);

        if (IsNothing(words))
        {
            return null;
        }

        return LedgerWording.IsResult(one.Words, words) && (!IsOnlyPaper(words) || await IsLinkedAsync(one.Item.Id, cancellationToken))
            ? null
            : one.AskFor($"请写转化了什么，例如：{one.Name} 结题 已定消防改造方案。{one.Name} {state}", "转化的内容");
    }

    /// <summary>没有发现需要解决的问题, in whatever words: a subject may end with it, and was turned into nothing. Behind what was done, 复查未发现问题 tells how it went.</summary>
    public static bool IsNothing(string words)
    {
        var clauses = words.Split(Ends, StringSplitOptions.RemoveEmptyEntries);
        return clauses.Any(clause => Nothing().IsMatch(clause) && (clauses.Length == 1 || !Again().IsMatch(clause)));
    }

    [GeneratedRegex("(?:没有?|未)(?:发现|查出|看到).{0,14}问题|没有(?:什么)?需要.{0,8}问题", RegexOptions.NonBacktracking)]
    private static partial Regex Nothing();

    [GeneratedRegex("复查|回访|回头看|新的|其[他它]|别的|类似|同类", RegexOptions.NonBacktracking)]
    private static partial Regex Again();

    /// <summary>已形成调研报告并上报市委: a report, and nothing that came of it.</summary>
    private static bool IsOnlyPaper(string words) => Paper().IsMatch(words) && AboutPaper().Replace(words, string.Empty).Count(char.IsLetterOrDigit) < LeastBesidePaper;

    /// <summary>Something came of it: a problem that was seen on its visits or said to come from it, a task, or whatever else was linked.</summary>
    private async ValueTask<bool> IsLinkedAsync(int id, CancellationToken cancellationToken)
    {
        var alive = db.LedgerItems.Where(i => i.State != LedgerState.Void);
        return await subjects.ProblemsOf(subjects.VisitsOf(id)).AnyAsync(cancellationToken)
            || await db.LedgerLinks.AnyAsync(
                l => (l.ToId == id && (l.Relation == LedgerRelation.Outcome || l.Relation == LedgerRelation.RaisedFrom) && alive.Any(i => i.Id == l.FromId))
                    || (l.FromId == id && l.Relation == LedgerRelation.DoneBy && alive.Any(i => i.Id == l.ToId)),
                cancellationToken);
    }

    [GeneratedRegex("报告|材料|文章|附件", RegexOptions.NonBacktracking)]
    private static partial Regex Paper();

    /// <summary>What is said of a paper and tells nothing of what came of it.</summary>
    [GeneratedRegex("报告|材料|文章|见?附件|调研|形成|撰写|起草|完成|上报|报送|提交|印发|市委|党组|万字|一篇|一份|已|并|了", RegexOptions.NonBacktracking)]
    private static partial Regex AboutPaper();
}
