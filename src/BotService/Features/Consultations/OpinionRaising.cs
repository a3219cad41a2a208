using BotService.Commands;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.Consultations;

/// <summary>An opinion becomes a problem of the ledger. Nothing in the ledger says who had it, signed or not; so somebody of another group verifies it.</summary>
internal sealed class OpinionRaising(BotDbContext db, LedgerBook book, LedgerKinds kinds, LedgerVerifiers verifiers, LocalClock clock)
{
    private const string Source = "征求意见";

    private const int LongestTitle = 200;

    /// <summary>The answer for whoever turned it, and what the problem is called; null when it was not turned.</summary>
    public async ValueTask<(Reply Reply, string? Name)> RaiseAsync(Opinion opinion, Consultation? round, CommandCall call, CancellationToken cancellationToken)
    {
        // Words about a person do not become an item.
        var text = opinion.Text;

        if (await db.Members.OnRoster(clock.Today).AnyNamedInAsync(text, cancellationToken))
        {
            return (Reply.Refuse("这条点名说人，请在会上当面谈；不转问题"), null);
        }

        if (kinds.ForProblems is not { IsOn: true } kind)
        {
            return (Reply.Refuse($"本单位没有启用问题清单，编{opinion.Number} 没有转。请先答复怎么办：答复 {opinion.Number} 内容"), null);
        }

        var item = await AddAsync(kind, text.ReplaceLineEndings(" ").Trim(), round?.GroupId, cancellationToken);
        var name = $"{kind.Prefix}{item.Number}";
        opinion.Become(item, $"转为{name}", clock.Today);
        db.Audit(call.Now, call.Caller.UserId, "raise", name, $"opinion {opinion.Number}");
        await db.SaveChangesAsync(cancellationToken);
        var from = $"来自{(round is null ? "意见" : $"征{round.Number}")}，{(opinion.MemberId is null ? "匿名" : "署名")}";
        return (Reply.Say($"{name} {item.Title}（{from}；办结后由{await OfficeAsync(item, kind, cancellationToken)}核实）", $"还没人领，请派：{name} 派 姓名 日期"), name);
    }

    private async ValueTask<LedgerItem> AddAsync(LedgerKind kind, string text, int? groupId, CancellationToken cancellationToken)
    {
        var number = await book.NextNumberAsync(kind, cancellationToken);
        var values = kind.Defaults();

        if (kind.Field("source") is { } source && (source.Values.Count == 0 || source.Values.Contains(Source)))
        {
            values[source.Key] = Source;
        }

        var item = new LedgerItem
        {
            Kind = kind.Key,
            Number = number,
            ChainNumber = number,
            Title = text.Length <= LongestTitle ? text : $"{text[..(LongestTitle - 1)]}…",
            State = LedgerState.Doing,
            GroupId = groupId,
            RaisedByKey = LedgerSight.Opinions.UserKey,
            FoundOn = clock.Today,
            IsPublic = kind.IsPublic,
            Fields = LedgerFields.Write(values),
        };
        await book.AddAsync(item, LedgerSight.Opinions, LedgerVerb.Raise, null, null, cancellationToken);
        return item;
    }

    /// <summary>Who is left to verify it, as an office: 离退休第三党支部联络员.</summary>
    private async ValueTask<string> OfficeAsync(LedgerItem item, LedgerKind kind, CancellationToken cancellationToken)
    {
        var candidates = await verifiers.ForAsync(item, kind, cancellationToken);
        var groups = candidates.People.Select(p => p.GroupId).OfType<int>().Distinct().ToList();
        return candidates.Step is VerifierStep.OtherLiaison && groups.Count == 1
            ? $"{await db.Groups.Where(g => g.Id == groups[0]).Select(g => g.Name).SingleAsync(cancellationToken)}联络员"
            : candidates.People.Count == 0 ? "管理员" : candidates.Office;
    }
}
