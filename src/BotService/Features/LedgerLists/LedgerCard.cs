using BotService.Features.LedgerLists.Exporting;
using BotService.Features.LedgerLists.Importing;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>One item in words: how it stands, whose it is, until when, where from, what happened last, and what this person can do.</summary>
internal sealed class LedgerCard(LedgerBook book, LedgerDays days, LedgerPeople people, LedgerTeams teams, ItemOrigins origins, OwnerRemarks remarks, ActionRecords actions, LedgerRefusals refusals, LedgerRatings ratings)
{
    public async ValueTask<Reply> OfAsync(LedgerCase one, bool withAll, CancellationToken cancellationToken)
    {
        var entries = one.Item.Id == 0 ? [] : await book.EntriesAsync(one.Item, cancellationToken);
        var told = withAll ? entries : entries.Where(e => e.Text is not null && e.Verb is not (nameof(LedgerVerb.Raise) or nameof(LedgerVerb.Assign) or nameof(LedgerVerb.Take) or nameof(LedgerVerb.Hold))).TakeLast(1);
        List<string> lines = [$"{one.Name} {one.Item.Title}", .. await StandAsync(one, entries, cancellationToken)];

        foreach (var entry in told)
        {
            var line = await ToldAsync(entry, cancellationToken);

            // The whole history goes on to tell what became of a wish; its last entry alone does not.
            var over = !withAll && entry.Verb == nameof(LedgerVerb.PutOff) && one.Item.AskedDueOn is null ? "（已不等答复）" : string.Empty;
            lines.Add($"{LedgerDays.Long(line.Day)} {line.Who} {line.Did}{(line.Text is { } text ? $"：{text}" : string.Empty)}{over}");
        }

        var may = one.Rights.Offered().ToList();
        lines.Add(may.Count > 0 ? $"您可以：{string.Join(" ｜ ", may)}" : withAll ? $"看清单发 {one.Kind.List}" : $"看经过发 {one.Name} 看经过");
        return Reply.Say(lines.Where(line => line.Length > 0));
    }

    /// <summary>How it stands, in lines, and everything that happened, oldest first: for a page, which has room for both.</summary>
    public async ValueTask<(IReadOnlyList<string> Stand, IReadOnlyList<LedgerEntryTold> Entries)> WholeAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var entries = one.Item.Id == 0 ? [] : await book.EntriesAsync(one.Item, cancellationToken);
        List<LedgerEntryTold> told = [];

        foreach (var entry in entries)
        {
            told.Add(await ToldAsync(entry, cancellationToken));
        }

        return ([.. (await StandAsync(one, entries, cancellationToken)).Where(line => line.Length > 0)], told);
    }

    private async ValueTask<IReadOnlyList<string>> StandAsync(LedgerCase one, IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        List<string> lines = [await StateAsync(one, entries, cancellationToken), .. await AboutAsync(one, cancellationToken)];

        // A leave may be granted after the item was given out.
        if (one.Rights.HasAssigned && one.Item.State is LedgerState.Doing)
        {
            lines.AddRange(await remarks.OfLeaveAsync(one.Item, cancellationToken));
        }

        if (one.Kind.IsPrescribed)
        {
            var record = await actions.OfAsync(one.Kind, one.Reference.Number, days.Today, cancellationToken);
            lines.Add(record.IsDerived ? $"记录：{record.Word} {record.Figure}" : record.Word);
        }

        return lines;
    }

    private async ValueTask<string> StateAsync(LedgerCase one, IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var item = one.Item;

        if (item.Id != 0 && entries.Count == 0)
        {
            return "已撤回，不再算数";
        }

        var owner = await OwnerAsync(one, cancellationToken);
        var group = one.Rights.IsOwner ? string.Empty : item.UnitText ?? await people.GroupNameAsync(item.GroupId, cancellationToken);
        var due = DueOf(one.Kind, item);
        var closed = item.ClosedOn is { } on ? $" {LedgerDays.Long(on)}{(item.IsImportedClosed && !one.Kind.IsRecord ? "（导入，没有核实人）" : string.Empty)}" : string.Empty;
        var review = item.State is LedgerState.Standing && item.ReviewOn is { } again ? $"，{LedgerDays.Long(again)}复查" : string.Empty;
        var waiting = item.State is LedgerState.Claimed ? one.Rights.Verifiers.People.Count == 0 ? "；没有可以核实的人" : $"；等核实：{await refusals.OfficeAsync(one.Rights.Verifiers, cancellationToken)}" : string.Empty;
        var head = string.Join('，', ((string[])[$"{one.Kind.Word(item.State)}{closed}", owner, group]).Where(part => part.Length > 0));
        return $"{head}{review}{due}{waiting}{await RatedAsync(one, cancellationToken)}";
    }

    private async ValueTask<string> OwnerAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var item = one.Item;

        if (one.Rights.IsOwner)
        {
            return item.OwnerText is { } others ? $"您和{others}负责" : "您负责";
        }

        if (item.OwnerId is not null || item.OwnerText is not null)
        {
            return $"{await people.OwnersAsync(item.OwnerId, item.OwnerText, cancellationToken)}负责";
        }

        return item.State is LedgerState.Doing && !one.Kind.IsPrescribed ? "没人领" : string.Empty;
    }

    private string DueOf(LedgerKind kind, LedgerItem item)
    {
        if (item.State is LedgerState.Closed or LedgerState.Void or LedgerState.Standing || item.DueOn is not { } day)
        {
            return string.Empty;
        }

        return $"；{LedgerDays.Long(day)}到期（原定{LedgerDays.Long(item.FirstDueOn ?? day)}）{LeftOf(kind, item, day)}";
    }

    /// <summary>What people said of it since it was closed; who doubts it is told how to open it again.</summary>
    private async ValueTask<string> RatedAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        if (one.Kind.Rate is not { } rating || one.Item.State is not LedgerState.Closed || await ratings.OfAsync(one.Item, cancellationToken) is not { Count: > 0 } counts)
        {
            return string.Empty;
        }

        var isDoubted = one.Rights.May(LedgerVerb.Reopen) && counts.Any(count => count.Answered >= rating.ShowFrom && count.Of(RatingAnswer.NotSolved) >= LedgerRatings.Doubts);
        return $"；{LedgerRatings.Line(counts, rating)}{(isDoubted ? $"；要重开发 {one.Name} 重开 原因" : string.Empty)}";
    }

    private string LeftOf(LedgerKind kind, LedgerItem item, DateOnly due)
    {
        // What older releases took may lie thousands of years away. The plan of a record is never late.
        if (item.State is not LedgerState.Doing || kind.IsRecord || due > days.Furthest)
        {
            return string.Empty;
        }

        if (due >= days.Today)
        {
            return $"，还有 {days.WorkingDaysBetween(days.Today, due)} 个工作日";
        }

        // On the days off behind it no working day has passed yet.
        var late = days.WorkingDaysBetween(due, days.Today);
        return $"，逾期{(late > 0 ? $" {late} 个工作日" : string.Empty)}·{days.Light(item.State, due, days.Today)![3..]}";
    }

    private async ValueTask<IEnumerable<string>> AboutAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        var (from, hidden) = await origins.OfAsync(one.Item, one.Viewer, cancellationToken);
        var origin = from.Count + hidden == 0 ? string.Empty : $"来自 {string.Join('、', from)}{(hidden > 0 ? $"（{hidden} 项不在您的范围）" : string.Empty)}";
        var team = await teams.OfAsync(one.Item, LedgerRole.Member, cancellationToken);
        var lead = await people.NameAsync(one.Item.OwnerId, cancellationToken);
        var staff = team.Count == 0 ? string.Empty : $"专班：{string.Join('、', ((string[])[lead.Length > 0 ? $"{lead}（牵头）" : string.Empty, .. team.Select(m => m.Name)]).Where(name => name.Length > 0))}";
        var values = LedgerFields.Read(one.Item.Fields);
        var foreign = values.TryGetValue(LedgerImportPlan.Foreign, out var number) ? $"{LedgerWorkbook.ForeignHeading} {number}" : string.Empty;
        var fields = string.Join('，', ((string[])[foreign, .. one.Kind.Fields.Where(f => values.ContainsKey(f.Key) && f.Key != "place").Select(f => $"{f.Name} {values[f.Key]}")]).Where(part => part.Length > 0));
        return [string.Join('；', ((string[])[origin, staff]).Where(part => part.Length > 0)), fields];
    }

    private async ValueTask<LedgerEntryTold> ToldAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var verb = Enum.TryParse<LedgerVerb>(entry.Verb, out var known) ? LedgerVerbs.Past(known) : entry.Verb;
        var behalf = entry is { OnBehalfOf: { } person, Verb: nameof(LedgerVerb.Claim) } ? $"（代{await people.NameAsync(person, cancellationToken)}）" : string.Empty;
        return new LedgerEntryTold(entry.Day, await people.NameOfKeyAsync(entry.ByUserKey, cancellationToken), $"{verb}{behalf}", entry.Text) { Entry = entry };
    }
}

/// <summary>One entry as people read it: 10月9日 谢春梅 进展：初稿已发各科室.</summary>
internal sealed record LedgerEntryTold(DateOnly Day, string Who, string Did, string? Text)
{
    public required LedgerEntry Entry { get; init; }
}
