using BotService.Features.LedgerLists.Visiting;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>Why something cannot be done with an item, and what this person can do with it now. Nothing is recorded.</summary>
internal sealed class LedgerRefusals(BotDbContext db, LedgerPeople people, LedgerWording wording, LedgerDays days)
{
    public async ValueTask<Reply> ForAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var (item, stand, name) = (one.Item, one.Rights, one.Name);

        if ((Instead(one) ?? SentenceOf(one)) is { } sentence)
        {
            return Reply.Refuse(sentence);
        }

        if (one.Verb is LedgerVerb.Pass or LedgerVerb.Reject && item.State is LedgerState.Claimed)
        {
            var who = stand.Verifiers.People.Count == 0 ? "没有可以核实的人" : $"可以核实的：{await OfficeAsync(stand.Verifiers, cancellationToken)}";
            return Reply.Refuse(stand.Handles || await HasClaimedAsync(one, cancellationToken) ? $"自己办的不能自己核实。{who}" : $"{name} 不由您核实。{who}");
        }

        if (one.Verb is LedgerVerb.Pass or LedgerVerb.Reject)
        {
            return stand.Handles ? Reply.Refuse($"自己办的不能自己核实。{name} 现在是{one.Kind.Word(item.State)}。") : await StateAsync(one, item.State is LedgerState.Closed ? "有人已经核实过" : "还没有报完成", cancellationToken);
        }

        if (one.Verb is LedgerVerb.Claim && item.State is LedgerState.Doing or LedgerState.Standing)
        {
            var owner = item.OwnerId is null ? "还没人领" : $"由{await people.NameAsync(item.OwnerId, cancellationToken)}办理";
            return Reply.Refuse($"{name} {owner}，请本人或本支部联络员报完成。您可以发：{name}");
        }

        if (one.Verb is LedgerVerb.Relapse && one.Kind.HasChains)
        {
            return Reply.Refuse($"{name} 还没{one.Kind.Word(LedgerState.Closed).TrimStart('已')}，请发 {name} 进展 …");
        }

        if (one.Verb is LedgerVerb.Take && item.OwnerId is not null && item.State is LedgerState.Doing)
        {
            return Reply.Refuse($"{name} 已由{await people.NameAsync(item.OwnerId, cancellationToken)}办理，没有改。您可以发：{name}");
        }

        if (one.Verb is LedgerVerb.Grant or LedgerVerb.Refuse && item is not { State: LedgerState.Doing, AskedDueOn: not null })
        {
            return Reply.Refuse($"{name} 现在没有等答复的延期。");
        }

        return await StateAsync(one, $"不能由您“{LedgerVerbs.WordOf(one.Verb)}”", cancellationToken);
    }

    /// <summary>The item in one line with what this person can do.</summary>
    public async ValueTask<Reply> CardAsync(LedgerCase one, string head, CancellationToken cancellationToken)
    {
        var may = string.Join(" ｜ ", one.Rights.Offered());
        var owner = one.Item.OwnerId is null ? string.Empty : $"，由{await people.NameAsync(one.Item.OwnerId, cancellationToken)}办理";
        return Reply.Refuse($"{head}{one.Name} {one.Item.Title}：{one.Kind.Word(one.Item.State)}{owner}。\n{(may.Length > 0 ? $"您可以：{may}" : $"您可以发：{one.Name}")}");
    }

    /// <summary>For what means nothing in this ledger, and for what has a sentence of its own; null for the rest.</summary>
    private static string? SentenceOf(LedgerCase one) => one.Verb switch
    {
        LedgerVerb.Problem => $"{one.Name} 不能再提问题。您可以发：{one.Name}",
        LedgerVerb.ToTask => one.Rights.Applies(one.Verb) ? $"转任务由联络员或管理员来做，没有记下。您可以发：{one.Name}" : "本单位没有启用任务清单，没有记下。",
        LedgerVerb.Poll => PollSentence(one),
        LedgerVerb.Move when !one.Rights.Applies(one.Verb) => $"{one.Name} 没有改。要延期发 {one.Name} 延期 到 日期 原因；交办人改期限发 {one.Name} 改 期限 日期",
        LedgerVerb.Link or LedgerVerb.From => $"{one.Name} 的关联由责任人、联络员或管理员来改，没有记下。您可以发：{one.Name}",
        _ => one.Rights.Applies(one.Verb) ? null : $"{one.Kind.List}没有“{LedgerVerbs.WordOf(one.Verb)}”。您可以发：{one.Name}",
    };

    private static string PollSentence(LedgerCase one)
    {
        if (!one.Rights.Applies(LedgerVerb.Poll))
        {
            return $"{one.Kind.List}不请人评价。您可以发：{one.Name}";
        }

        return one.Rights.MayPoll ? $"{one.Name} 现在是{one.Kind.Word(one.Item.State)}，{one.Kind.Word(LedgerState.Closed).TrimStart('已')}以后再请人评价。" : "由核实人或管理员来请";
    }

    /// <summary>Another step that this person may take and that comes to what was meant; null where there is none.</summary>
    private string? Instead(LedgerCase one)
    {
        var (stand, name) = (one.Rights, one.Name);

        if (!one.Kind.Knows(one.Verb) && one.Kind.IsPrescribed)
        {
            return stand.May(LedgerVerb.Reach) ? $"{name} 只看达到没有，没有记下。请发 {name} 达到，或 {name} 未达到 原因"
                : $"{name} 由管理员看达到没有，没有记下。{(stand.May(LedgerVerb.Progress) ? $"写情况请发 {name} 进展 内容" : $"您可以发：{name}")}";
        }

        return one.Verb switch
        {
            LedgerVerb.PutOff when !one.Kind.Knows(one.Verb) && stand.May(LedgerVerb.Move) => $"{name} 是{one.Kind.List}，不用延期，没有改。改日子请发 {name} 改到 {VisitWords.DayIn(one.Words, days.Now) ?? "日期"}",
            LedgerVerb.GiveBack when !one.Kind.Knows(one.Verb) && stand.May(LedgerVerb.Void) => $"{name} 是{one.Kind.List}，不用退，没有记下。不去了发 {name} 作废 原因",
            LedgerVerb.PutOff when stand.SetsDay => $"期限由您来定，没有改。请发 {name} 改 期限 {(wording.TakeDueDay(one.Words, out _) is { } day ? LedgerDays.Long(day) : "日期")}",
            _ => null,
        };
    }

    private ValueTask<Reply> StateAsync(LedgerCase one, string why, CancellationToken cancellationToken) => CardAsync(one, $"{one.Name} 现在是{one.Kind.Word(one.Item.State)}，{why}，没有记下。\n", cancellationToken);

    private async ValueTask<bool> HasClaimedAsync(LedgerCase one, CancellationToken cancellationToken) =>
        await db.LedgerEntries.AnyAsync(e => e.ItemId == one.Item.Id && e.Cycle == one.Item.Cycle && e.Verb == nameof(LedgerVerb.Claim) && e.ByUserKey == one.Viewer.UserKey && e.TakenBackAt == null, cancellationToken);

    /// <summary>提出人, or the offices with their groups: 机关第一党支部联络员.</summary>
    public async ValueTask<string> OfficeAsync(LedgerCandidates verifiers, CancellationToken cancellationToken)
    {
        if (verifiers.Step is VerifierStep.Beneficiary)
        {
            List<string> units = [];

            foreach (var unit in verifiers.People.Select(person => person.GroupId).Distinct())
            {
                units.Add(await people.GroupNameAsync(unit, cancellationToken));
            }

            return verifiers.People.Count == 1 ? verifiers.People[0].Name : $"{string.Join('、', units)}的人";
        }

        if (verifiers.Step is not (VerifierStep.OtherLiaison or VerifierStep.OtherLiaisonOrAdmin))
        {
            return verifiers.Step is VerifierStep.Named or VerifierStep.Assigner ? $"{string.Join('、', verifiers.People.Select(p => p.Name))}（{verifiers.Office}）" : verifiers.Office;
        }

        List<string> groups = [];

        foreach (var person in verifiers.Asked)
        {
            groups.Add($"{await people.GroupNameAsync(person.GroupId, cancellationToken)}联络员");
        }

        return string.Join('；', verifiers.Step is VerifierStep.OtherLiaison ? groups.Distinct() : groups.Distinct().Append("管理员"));
    }
}
