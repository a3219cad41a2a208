using BotService.Features.LedgerLists.Measuring;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>Says that something is done. It is only a claim: somebody else verifies it; a record of a visit is done by it.</summary>
internal sealed class ClaimAct(LedgerBook book, LedgerVerifiers verifiers, LedgerWording wording, LedgerDays days, LedgerPeople people, LedgerMessages notices, LedgerRefusals refusals, OutcomeCheck outcome, ItemOrigins origins) : ILedgerAct
{
    private const int LatestDays = 7;

    private const int MostAsked = 10;

    private const int FewBeneficiaries = 5;

    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Claim];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var (item, words) = (one.Item, one.Words);
        var day = wording.TakeDayOfResult(words, out var rest);
        words = day is null ? words : rest;

        if (one.Kind.IsResearch && await outcome.InsteadAsync(one, words, cancellationToken) is { } missing)
        {
            return missing;
        }

        if (!LedgerWording.IsResult(one.Words, words) || (!one.Kind.IsRecord && NoProgress.Asks(words)))
        {
            var known = day is { } on ? $"{one.Name} {LedgerVerbs.WordOf(one.Verb)} {LedgerDays.Long(on)}" : null;
            return one.AskFor($"请写一句结果（至少 4 个字），例如：{one.Name} 完成 {one.Kind.Example.Claim}", "结果", known);
        }

        // The day of a visit is the visit's own.
        var hasOwnDay = one.Kind.IsVisit;
        var note = !hasOwnDay && day is { } said && said < days.Today ? LedgerWording.Late : string.Empty;

        if (words.Length + note.Length > LedgerWording.LongestText)
        {
            return Reply.Refuse($"太长（最多 {LedgerWording.LongestText - note.Length} 字），没有记下。");
        }

        if (!hasOwnDay && UnfinishedWords.In(words) is { } unfinished)
        {
            return Reply.Refuse($"您写了“{unfinished}”，没有记下。都办完了请发 {one.Name} 完成 结果；没办完请发 {one.Name} 进展 {unfinished}");
        }

        if (await WrongDayAsync(one, day, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        return hasOwnDay ? Visited(one, words) : one.Kind.IsRecord ? Record(one, words + note, day ?? days.Today) : await ClaimAsync(one, words + note, day, note, cancellationToken);
    }

    /// <summary>A visit is over and somebody wrote what was seen: it counts on its last day.</summary>
    private Reply Visited(LedgerCase one, string words)
    {
        var last = one.Item.VisitTo ?? one.Item.DueOn ?? days.Today;

        if (last > days.Today)
        {
            return Reply.Refuse($"{one.Name} 是{LedgerDays.Long(last)}的，还没到，没有记下。");
        }

        var done = Record(one, words, last);
        return done with { Text = $"{done.Text}看到的问题发 {one.Name} 问题 内容" };
    }

    /// <summary>What nobody verifies is closed by who did it.</summary>
    private Reply Record(LedgerCase one, string words, DateOnly day)
    {
        book.Append(one.Item, new LedgerStep(LedgerVerb.Claim, LedgerState.Closed, one.Viewer) { Text = words, Day = day });
        return Reply.Say($"{one.Name} {one.Kind.Word(LedgerState.Closed)}（{LedgerDays.Long(day)}）。");
    }

    private async ValueTask<Reply> ClaimAsync(LedgerCase one, string words, DateOnly? day, string note, CancellationToken cancellationToken)
    {
        var item = one.Item;
        var behalf = one.Rights.IsOwner ? null : item.OwnerId;
        book.Append(item, new LedgerStep(LedgerVerb.Claim, LedgerState.Claimed, one.Viewer) { Text = words, Day = day, About = behalf });
        var candidates = await verifiers.ForAsync(item, one.Kind, one.Viewer.UserKey, cancellationToken);
        var by = behalf is null ? string.Empty : $"（代{await people.NameAsync(behalf, cancellationToken)}）";
        var asked = one.Kind.IsMeasured ? $"测量，请发 {one.Name} 通过 实际 数值" : $"核实，请发 {one.Name} 通过";

        // Of a whole group the one who is named as asked hears of it: somebody must, and a card for each of thirty people is no way to ask one question.
        foreach (var person in candidates.Asked.Take(candidates.Step is VerifierStep.Beneficiary && candidates.People.Count > FewBeneficiaries ? 1 : MostAsked))
        {
            var card = LedgerPushCard.ForVerifier(one.Kind, item, string.Empty, await origins.ForAsync(item, person.MemberId, cancellationToken));
            await notices.TellAsync(person.MemberId, $"{one.Name} {item.Title}：等您{asked}，或 {one.Name} 没改好 原因", cancellationToken, card);
        }

        return Reply.Say($"{one.Name} 报完成{by}{note}，{await WaitingAsync(one, candidates, cancellationToken)}");
    }

    private async ValueTask<string> WaitingAsync(LedgerCase one, LedgerCandidates candidates, CancellationToken cancellationToken)
    {
        var names = string.Join('、', candidates.People.Take(3).Select(person => person.Name));

        if (one.Kind.IsMeasured && candidates.People.Count > 0)
        {
            return $"等{names}测量：请发 {one.Name} 通过 实际 数值，或 {one.Name} 没改好 原因";
        }

        return candidates.Step switch
        {
            VerifierStep.None => "没有可以核实的人，先留在待核实。",
            VerifierStep.Raiser when one.Kind.VerifiedBy.Contains(VerifierStep.Assigner) => $"等{names}核实",
            VerifierStep.Raiser => $"等核实：请{names}（提出人）看过后发 {one.Name} 通过，或 {one.Name} 没改好 原因",
            VerifierStep.Beneficiary when candidates.People.Count == 1 => $"等{names}核实",
            VerifierStep.Beneficiary => $"等{LedgerFields.Read(one.Item.Fields).GetValueOrDefault("for")}核实（{candidates.People[0].Name}）",
            VerifierStep.OtherLiaison or VerifierStep.OtherLiaisonOrAdmin => $"等核实：{await refusals.OfficeAsync(candidates, cancellationToken)}",
            VerifierStep.Leadership => "等党组其他成员核实",
            VerifierStep.LeadershipOrAdmin => "等党组其他成员或管理员核实",
            _ => $"等{names}核实",
        };
    }

    private async ValueTask<Reply?> WrongDayAsync(LedgerCase one, DateOnly? day, CancellationToken cancellationToken)
    {
        if (day is not { } said)
        {
            return null;
        }

        if (said > days.Today)
        {
            return Reply.Refuse($"{LedgerDays.Long(said)}还没到，不能提前报完成，没有记下。");
        }

        if (said < days.Today.AddDays(-LatestDays))
        {
            return Reply.Refuse($"补录最多 {LatestDays} 天，没有记下。");
        }

        var moved = (await book.EntriesAsync(one.Item, cancellationToken)).LastOrDefault(e => e.From != e.To)?.Day;
        return moved is { } last && said < last ? Reply.Refuse($"{one.Name} {LedgerDays.Long(last)}才到这一步，{LedgerDays.Long(said)}在那以前，没有记下。") : null;
    }
}
