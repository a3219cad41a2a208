using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Messaging;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>An extension: asked for by the owner before the day is over, granted by whoever gave the item, never by the owner. The first day stays what it was.</summary>
internal sealed partial class PutOffAct(LedgerBook book, LedgerDays days, LedgerWording wording, LedgerCases cases, LedgerMessages notices, ItemOrigins origins, OwnerRemarks remarks) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.PutOff, LedgerVerb.Grant, LedgerVerb.Refuse];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken) => one.Verb switch
    {
        LedgerVerb.PutOff => await AskAsync(one, cancellationToken),
        LedgerVerb.Grant => await GrantAsync(one, cancellationToken),
        _ => await RefuseAsync(one, cancellationToken),
    };

    private async ValueTask<Reply> AskAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var item = one.Item;

        if (item.DueOn is not { } due)
        {
            return Reply.Refuse($"{one.Name} 没有期限，不用延期。");
        }

        if (due < days.Today)
        {
            return Reply.Refuse("已过期限，不能再延期；请照实办完，或说明后由交办人改期限");
        }

        var read = wording.TakeDueDay(one.Words, out var reason) ?? DayBehind(one.Words, out reason);

        if (wording.TooFar(read, one.Words) is { } far)
        {
            return far;
        }

        if (read is not { } said)
        {
            var later = LedgerDays.Long(days.WorkingDaysAfter(due < days.Furthest ? due : days.Today, 5));
            return LedgerWording.WrongDay(one.Words.TrimStart('到', ' ').Split(' ')[0], days.Now) is { } none
                ? Reply.Refuse($"没有 {none}，没有记下")
                : one.AskFor($"请写延到哪一天和原因，例如：{one.Name} 延期 到 {later} 等上级批复", "日期和原因", kind: PartKind.WordsOrDays);
        }

        var day = days.OrWorkingDayBefore(said);

        if (day <= due)
        {
            var off = day == said ? $"{LedgerDays.Long(said)}不晚于现在的期限{LedgerDays.Long(due)}" : $"{LedgerDays.Long(said)}是休息日，前一个工作日是{LedgerDays.Long(day)}，{(day < due ? "早于" : "就是")}现在的期限{LedgerDays.Long(due)}";
            return Reply.Refuse($"{off}，没有改");
        }

        if (reason.Length < 2)
        {
            return one.AskFor($"请写原因，例如：{one.Name} 延期 到 {LedgerDays.Long(said)} 等上级批复", "原因", $"{one.Name} {LedgerVerbs.WordOf(one.Verb)} {LedgerUndo.AskedWords(said, due)}");
        }

        if (item.TimesPutOff >= one.Kind.PutOffs)
        {
            return Reply.Refuse($"{one.Name} 已延期 {item.TimesPutOff} 次，不能再延；请照实办完，或说明后由交办人改期限");
        }

        item.AskedDueOn = day;
        book.Append(item, new LedgerStep(LedgerVerb.PutOff, item.State, one.Viewer) { Text = LedgerWording.Clip($"{LedgerUndo.AskedWords(day, due)} {reason}") });

        var (grantor, people) = await cases.AskedAsync(item, cancellationToken);
        var words = $"{one.Name} {item.Title}：{one.Call.Caller.Member?.Name}申请延到{LedgerDays.Long(day)}，{reason}；请发 {one.Name} 同意延期，或 {one.Name} 不同意延期";

        foreach (var asked in people)
        {
            var card = LedgerPushCard.ForGrantor(one.Kind, item, string.Empty, await origins.ForAsync(item, asked.Id, cancellationToken));
            await notices.TellAsync(asked.Id, words, cancellationToken, card);
        }

        return Reply.Say($"已请{grantor?.Name ?? "管理员"}答复{(day == said ? string.Empty : $"（{LedgerDays.Long(said)}是休息日，按{LedgerDays.Long(day)}）")}。答复前仍按 {LedgerDays.Long(due)}");
    }

    /// <summary>等省厅答复，延到10月23日: the day stands at the end and the reason before it; 要等到10月23日 is a reason.</summary>
    private DateOnly? DayBehind(string words, out string reason)
    {
        reason = words;

        for (var at = words.Length - 1; at > 0; at--)
        {
            if (words[at] is '到' or '至' && words[at - 1] != '等' && wording.TakeDueDay(words[at..], out var behind) is { } day && behind.Length == 0)
            {
                reason = AskedBefore().Replace(words[..at], string.Empty);
                return day;
            }
        }

        return null;
    }

    [GeneratedRegex("[ 　，,。；;]*(?:(?:想|请|要|申请)*(?:延期|延后|推迟|延))?$")]
    private static partial Regex AskedBefore();

    private async ValueTask<Reply> GrantAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var item = one.Item;

        if (OtherDay(one, item.AskedDueOn!.Value) is { } other)
        {
            return Reply.Refuse($"申请延到的是{LedgerDays.Long(item.AskedDueOn.Value)}，没有记下。同意请发 {one.Name} 同意延期；改别的日子发 {one.Name} 改 期限 {LedgerDays.Long(other)}");
        }

        item.DueOn = item.AskedDueOn;
        item.FirstDueOn ??= item.DueOn;
        (item.AskedDueOn, item.TimesPutOff) = (null, item.TimesPutOff + 1);
        book.Append(item, new LedgerStep(LedgerVerb.Grant, item.State, one.Viewer) { Text = LedgerDays.Long(item.DueOn!.Value) });
        await notices.TellAsync(item.OwnerId, $"{one.Name} {item.Title}：同意延期，{LedgerDays.Long(item.DueOn.Value)}到期", cancellationToken);
        return Reply.Say([$"{one.Name} 到期改为 {LedgerDays.Long(item.DueOn.Value)}（第 {item.TimesPutOff} 次延期；原定 {LedgerDays.Long(item.FirstDueOn!.Value)}，按期只按原定算）", .. await remarks.OfLeaveAsync(item, cancellationToken)]);
    }

    /// <summary>同意延期 到 10月20日 grants no other day than the one that was asked for; 10月9日会上定的 is a remark.</summary>
    private DateOnly? OtherDay(LedgerCase one, DateOnly asked)
    {
        if (wording.TakeDueDay(one.Words, out var rest) is not { } said || (rest.Length > 0 && one.Words[0] is not ('到' or '至')))
        {
            return null;
        }

        return said == asked || (said > asked && days.OrWorkingDayBefore(said) == asked) ? null : said;
    }

    private async ValueTask<Reply> RefuseAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var item = one.Item;
        item.AskedDueOn = null;
        book.Append(item, new LedgerStep(LedgerVerb.Refuse, item.State, one.Viewer) { Text = one.Words.Length > 0 ? LedgerWording.Clip(one.Words) : null });
        await notices.TellAsync(item.OwnerId, $"{one.Name} {item.Title}：不同意延期{(one.Words.Length > 0 ? "，" + one.Words : string.Empty)}", cancellationToken);
        return Reply.Say($"{one.Name} 不延期{(item.DueOn is { } due ? $"，仍按 {LedgerDays.Long(due)}" : string.Empty)}");
    }
}
