using System.Globalization;
using BotService.Console.Access;
using BotService.Console.Html;
using BotService.Features.LedgerLists;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Console.Areas;

/// <summary>One item: how it stands, what happened, what it is linked to, and a button for each verb that this person may say.</summary>
internal sealed class LedgerItemPage(
    BotDbContext db, LedgerKinds kinds, LedgerGrammar grammar, LedgerCases cases, LedgerCard card, LedgerPeople people, LedgerDays days, ChatWords words, CommandActs acts, NameReads reads)
{
    private const int MostNames = 200;

    /// <summary>A link of its own leads on in the history, which stands below what the item is linked to.</summary>
    private static readonly (string Name, string Words) MoreSteps = ("steps", "经过的下一页");

    /// <param name="after">The item behind which the next ones that it is linked to are shown.</param>
    /// <param name="steps">The entry behind which the history goes on.</param>
    /// <param name="typed">What was sent and not done, which stays in its form.</param>
    public async Task<IResult> ShowAsync(ConsoleVisit visit, string what, string? after, string? steps, Reply? reply, LedgerAct? typed, CancellationToken cancellationToken)
    {
        // It was read before the act, in this same scope, and would be shown as it was then.
        db.ChangeTracker.Clear();

        if (await FindAsync(visit, what, cancellationToken) is not { } one)
        {
            return Pages.Missing(visit);
        }

        await reads.NoteAsync(visit, $"item {one.Name}", cancellationToken);
        var (stand, entries) = await card.WholeAsync(one, cancellationToken);
        var names = one.Viewer.IsLiaisonOf(one.Item.GroupId) ? await people.NamesOfAsync(one.Item.GroupId, MostNames, cancellationToken) : [];
        var behind = Paging.Key(steps, 1) is [var last] ? last : 0;
        var asked = entries.Where(e => e.Entry.Id > behind).Take(Paging.Asked).ToList();
        var (told, next) = Paging.Page(asked, LedgersArea.At(one.Name), MoreSteps, e => e.Entry.Id.ToString(CultureInfo.InvariantCulture), ("after", after));
        var lines = told.Select(e => new TableLine([new Cell(LedgerDays.Long(e.Day)), new Cell(e.Who), new Cell(e.Did), new Cell(e.Text ?? "—")]));
        var history = new Html.Table($"{one.Name} 的经过", ["日期", "谁", "动作", "内容"], [.. lines], behind == 0 ? "还没有经过。" : "后面没有经过了。");
        return Pages.Answer(visit, LedgersArea.Path, new PageModel($"清单 {one.Name} {one.Item.Title}",
        [
            new Words(string.Join('\n', stand)),
            .. await LinkedAsync(one, after, steps, cancellationToken),
            .. LedgerForms.Of(one, entries, names, reply is { IsRefusal: true } ? typed : null, days),
            new Heading("经过"),
            history,
            .. next,
            new Links([new PageLink(one.Kind.List, LedgersArea.At(one.Kind.Key))]),
        ]), reply);
    }

    public async Task<IResult> ActAsync(ConsoleVisit visit, string what, LedgerAct act, CancellationToken cancellationToken)
    {
        if (await FindAsync(visit, what, cancellationToken) is not { } one)
        {
            return Pages.Missing(visit);
        }

        if (act.Words(one.Name) is not { } said)
        {
            return await ShowAsync(visit, what, null, null, Reply.Refuse("没看懂要办什么，没有记下。请点这一页上的按钮。"), act, cancellationToken);
        }

        if (act.IsFar)
        {
            return await ShowAsync(visit, what, null, null, Reply.Refuse($"没有记下：{FormFields.FarDay}"), act, cancellationToken);
        }

        // Urging reaches others' phones, so it is shown first.
        if (act.Is(LedgerVerb.Chase) && act.Confirmed is null && await acts.AskAsync<ActCommand>(visit, said, cancellationToken) is { Question: not null } asked)
        {
            var at = LedgersArea.At(one.Name);
            var confirm = new Form(at, [LedgerForms.Hidden(LedgerVerb.Chase), FormFields.Yes(), FormFields.Once()], "确认督办");
            return Pages.Preview(visit, LedgersArea.Path, $"清单 {one.Name} 督办", [new Words(asked.Asked)], confirm, at);
        }

        return await ShowAsync(visit, what, null, null, await acts.DoAsync<ActCommand>(visit, act.Once, said, cancellationToken), act, cancellationToken);
    }

    /// <summary>Null for an item that does not exist or that this person may not see.</summary>
    private async Task<LedgerCase?> FindAsync(ConsoleVisit visit, string what, CancellationToken cancellationToken)
    {
        if (grammar.Read(what) is not { Items: [{ Kind.IsOn: true } reference], Verb: null, Words.Length: 0 })
        {
            return null;
        }

        var (one, _) = await cases.OpenAsync(reference, words.Call(visit, string.Empty), LedgerVerb.Card, string.Empty, cancellationToken);
        return one;
    }

    private async Task<IReadOnlyList<Block>> LinkedAsync(LedgerCase one, string? after, string? steps, CancellationToken cancellationToken)
    {
        var (id, behind) = (one.Item.Id, Paging.Key(after, 1) is [var last] ? last : 0);
        var others = db.LedgerLinks.Where(l => l.FromId == id || l.ToId == id).Select(l => l.FromId == id ? l.ToId : l.FromId);
        var asked = await db.SeenBy(one.Viewer).Where(i => id != 0 && others.Contains(i.Id) && i.Id > behind)
            .OrderBy(i => i.Id).Select(i => new { i.Id, i.Kind, i.Number, i.Title }).Take(Paging.Asked).ToListAsync(cancellationToken);
        var (seen, next) = Paging.Page(asked, LedgersArea.At(one.Name), i => i.Id.ToString(CultureInfo.InvariantCulture), ("steps", steps));

        if (seen.Count == 0)
        {
            return [];
        }

        var named = seen.Select(i => (Name: $"{kinds.Of(i.Kind).Prefix}{i.Number}", i.Title));
        return [new Heading("关联"), new Links([.. named.Select(i => new PageLink($"{i.Name} {i.Title}", LedgersArea.At(i.Name)))]), .. next];
    }
}
