using System.Text.RegularExpressions;
using BotService.Features.LedgerLists.Raising;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>鉴定评估: an admin says whether a prescribed action was reached; where a record tells otherwise both stand side by side. What was missed becomes a problem.</summary>
internal sealed partial class ReachAct(BotDbContext db, LedgerBook book, LedgerRaising raising, ActionRecords records, LedgerDays days) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Reach, LedgerVerb.Miss];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var record = await records.OfAsync(one.Kind, one.Reference.Number, days.Today, cancellationToken);

        if (one.Verb is LedgerVerb.Reach && record is { IsDerived: true, IsDone: false } && one.Words.Length < 2)
        {
            return Reply.Refuse($"记录是 {record.Figure}，没有记成达到；确有原因请发 {one.Name} 达到 原因");
        }

        if (one.Verb is LedgerVerb.Miss && one.Words.Length < 2)
        {
            return one.AskFor($"请写原因，例如：{one.Name} 未达到 只办了五天", "原因");
        }

        if (one.Verb is LedgerVerb.Reach && one.Words.Length == 0 && await IsReachedAsync(one.Item, cancellationToken))
        {
            return Reply.Refuse($"{one.Name} 已记为达到，没有再记。");
        }

        await records.StoreAsync(one.Item, one.Viewer, cancellationToken);
        var text = one.Words.Length == 0 ? null : LedgerWording.Clip(record.IsDerived ? $"{one.Words}（记录 {record.Figure}）" : one.Words);
        book.Append(one.Item, new LedgerStep(one.Verb, one.Verb is LedgerVerb.Reach ? LedgerState.Closed : LedgerState.Doing, one.Viewer) { Text = text });
        return one.Verb is LedgerVerb.Reach
            ? Reply.Say($"{one.Name} 记为达到（{LedgerDays.Long(days.Today)}）{(record is { IsDerived: true, IsDone: false } ? $"；记录是 {record.Figure}，两样都留着" : string.Empty)}。")
            : await MissedAsync(one, record, cancellationToken);
    }

    /// <summary>The last judgement was 达到, and nothing has taken it back since.</summary>
    private async ValueTask<bool> IsReachedAsync(LedgerItem row, CancellationToken cancellationToken) =>
        row.Id != 0 && (await book.EntriesAsync(row, cancellationToken)).LastOrDefault(e => e.Verb is nameof(LedgerVerb.Reach) or nameof(LedgerVerb.Miss) or nameof(LedgerVerb.Reopen)) is { Verb: nameof(LedgerVerb.Reach) };

    private async ValueTask<Reply> MissedAsync(LedgerCase one, ActionRecord record, CancellationToken cancellationToken)
    {
        if (one.Rights.Problems is not { } problem)
        {
            return Reply.Say($"{one.Name} 记为未达到。");
        }

        // What was missed already and is being worked on is one problem, however often it is said.
        if (await OpenProblemAsync(problem, one.Item.Id, cancellationToken) is { } open)
        {
            return Reply.Say($"{one.Name} 记为未达到。{problem.Prefix}{open.Number}“{open.Title}”还没{problem.Word(LedgerState.Closed).TrimStart('已')}，没有另提");
        }

        var title = record.IsShortOfDays && Days().IsMatch(one.Words) ? $"{record.Subject}天数不够" : $"{one.Item.Title}：{one.Words}";
        var item = await raising.AddAsync(problem, new LedgerDraft(title.Length <= 200 ? title : title[..200]) { Values = new Dictionary<string, string> { ["source"] = "自查" }, GroupId = one.Viewer.GroupId }, one.Viewer, cancellationToken);
        db.LedgerLinks.Add(new LedgerLink { FromId = item.Id, ToId = one.Item.Id, Relation = LedgerRelation.About, Day = days.Today, ByUserKey = one.Viewer.UserKey });
        return Reply.Say($"{one.Name} 记为未达到。已提 {problem.Prefix}{item.Number} {item.Title}（还没人领）");
    }

    private async ValueTask<LedgerItem?> OpenProblemAsync(LedgerKind problem, int row, CancellationToken cancellationToken) => await db.LedgerItems.Open()
        .Where(p => p.Kind == problem.Key && db.LedgerLinks.Any(l => l.FromId == p.Id && l.ToId == row && l.Relation == LedgerRelation.About))
        .OrderByDescending(p => p.Number).FirstOrDefaultAsync(cancellationToken);

    /// <summary>读书班只有 4 天; 今天 is no count.</summary>
    [GeneratedRegex("[0-9０-９一二两三四五六七八九十]+天", RegexOptions.NonBacktracking)]
    private static partial Regex Days();
}
