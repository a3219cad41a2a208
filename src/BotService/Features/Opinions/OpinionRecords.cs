using BotService.Store;
using BotService.Store.Personal;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Opinions;

/// <summary>What a person proposed under the own name. That somebody did stays in its round's count.</summary>
internal sealed class OpinionRecords(BotDbContext db) : IShownRecords
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(Opinion)];

    public int Order => 6;

    public string Word => "署名意见";

    public string Sheet => "意见";

    public IReadOnlyList<RecordColumn> Columns { get; } = [new("日期", 12), new("内容", 60), new("哪一轮", 8), new("结果", 60)];

    public Task<int> CountAsync(int memberId, CancellationToken cancellationToken) => db.Opinions.CountAsync(o => o.MemberId == memberId, cancellationToken);

    public async Task<IReadOnlyList<object?[]>> RowsAsync(int memberId, CancellationToken cancellationToken)
    {
        var rows = await db.Opinions.AsNoTracking().Where(o => o.MemberId == memberId).OrderBy(o => o.Day)
            .Select(o => new { Opinion = o, Round = db.Consultations.Where(c => c.Id == o.ConsultationId).Select(c => (int?)c.Number).FirstOrDefault() }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (object?[])[row.Opinion.Day, row.Opinion.Text, row.Round is { } round ? $"征{round}" : null, Result(row.Opinion)])];
    }

    private static string? Result(Opinion opinion) => opinion.End switch
    {
        null => null,
        OpinionEnd.Refused => $"不采纳：{opinion.AnswerText}",
        OpinionEnd.Raised => opinion.AnswerText,
        _ => $"答复：{opinion.AnswerText}",
    };

    public async Task<IReadOnlyList<string>> TextsAsync(int memberId, CancellationToken cancellationToken) =>
        await db.Opinions.Where(o => o.MemberId == memberId).Select(o => o.Text).ToListAsync(cancellationToken);

    /// <summary>Also in an answer, which belongs to whoever gave it, and in what a round asks.</summary>
    public async Task<int> MentionsAsync(Store.Member member, CancellationToken cancellationToken) =>
        await db.Opinions.CountAsync(o => (o.MemberId != member.Id && o.Text.Contains(member.Name)) || o.AnswerText!.Contains(member.Name), cancellationToken)
        + await db.Consultations.CountAsync(c => c.Title.Contains(member.Name), cancellationToken);

    /// <summary>The answer is the office's and stays; whom it speaks to goes out of it.</summary>
    public async Task EraseAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var own = db.Opinions.Where(o => o.MemberId == erasure.Member.Id);

        foreach (var answered in await own.Where(o => o.AnswerText != null).Select(o => new { o.Id, o.AnswerText }).ToListAsync(cancellationToken))
        {
            var answer = erasure.Terms.Clean(answered.AnswerText!);
            await db.Opinions.Where(o => o.Id == answered.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.AnswerText, answer), cancellationToken);
        }

        await own.ExecuteUpdateAsync(set => set.SetProperty(o => o.MemberId, (int?)null).SetProperty(o => o.Text, ErasureTerms.Gone), cancellationToken);
    }

    public IEnumerable<RetentionStep> Retention(RetentionTerms terms)
    {
        var kept = terms.FirstDay(terms.Policy.KeepOpinionsDays);
        return [RetentionStep.Delete<Opinion>(opinions => opinions.Where(o => o.Day < kept).OrderBy(o => o.Id))];
    }
}
