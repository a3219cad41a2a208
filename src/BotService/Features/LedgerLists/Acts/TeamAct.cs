using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists.Acts;

/// <summary>Who else works on it, and who is to verify it: never somebody of both.</summary>
internal sealed class TeamAct(BotDbContext db, LedgerBook book, LedgerPeople people, LedgerTeams teams, LedgerDays days, LedgerMessages notices, LedgerVerifiers verifiers) : ILedgerAct
{
    public IReadOnlyList<LedgerVerb> Verbs => [LedgerVerb.Join, LedgerVerb.Leave, LedgerVerb.Verifier];

    public async ValueTask<Reply> DoAsync(LedgerCase one, CancellationToken cancellationToken)
    {
        List<Member> chosen = [];
        var anybody = one.Viewer with { IsAdmin = true };

        foreach (var word in one.Words.Split(['、', '，', ',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var (named, left) = await NamedAsync(word, cancellationToken);

            if (left.Length > 0)
            {
                return Reply.Refuse($"名单里没有“{left}”，没有记下。请写全名或账号");
            }

            foreach (var alike in named)
            {
                var (member, instead) = await people.ChooseAsync(alike, anybody, word, cancellationToken);

                if (member is null)
                {
                    return instead!;
                }

                chosen.Add(member);
            }
        }

        if (chosen.Count == 0)
        {
            return Reply.Refuse($"请写明是谁，例如：{one.Name} {LedgerVerbs.WordOf(one.Verb)} 谢春梅");
        }

        return one.Verb switch
        {
            LedgerVerb.Join => await JoinAsync(one, chosen, cancellationToken),
            LedgerVerb.Leave => await LeaveAsync(one, chosen, cancellationToken),
            _ => await VerifierAsync(one, chosen, cancellationToken),
        };
    }

    /// <summary>李和平和谢春梅: only what is nobody's whole name is taken apart at 和.</summary>
    private async ValueTask<(IReadOnlyList<IReadOnlyList<Member>> Named, string Left)> NamedAsync(string word, CancellationToken cancellationToken)
    {
        if (await people.CalledAsync(word, cancellationToken) is { Count: > 0 } whole)
        {
            return ([whole], string.Empty);
        }

        var (named, behind) = await people.AllAtHeadAsync(word, cancellationToken);
        (named, behind) = named.Count > 0 ? (named, behind) : await people.AllAtHeadAsync(word.TrimStart('和'), cancellationToken);
        return (named, behind.Length == 0 || behind[0] == '和' ? behind.TrimStart('和') : word);
    }

    private async ValueTask<Reply> JoinAsync(LedgerCase one, List<Member> chosen, CancellationToken cancellationToken)
    {
        var named = await teams.OfAsync(one.Item, LedgerRole.Verifier, cancellationToken);

        if (chosen.Find(m => m.Id == one.Item.OwnerId) is { } owner)
        {
            return Reply.Refuse($"{owner.Name}是牵头人，不用再加");
        }

        if (chosen.Find(m => named.Any(v => v.Id == m.Id)) is { } verifier)
        {
            return Reply.Refuse($"{verifier.Name}是验收人，不能进专班，请另选");
        }

        foreach (var member in chosen)
        {
            if (await teams.AddAsync(one.Item, member.Id, LedgerRole.Member, cancellationToken))
            {
                book.Append(one.Item, new LedgerStep(LedgerVerb.Join, one.Item.State, one.Viewer) { Text = member.Name, About = member.Id });
                await notices.TellAsync(member.Id, $"{one.Name} {one.Item.Title}：您加入专班", cancellationToken);
            }
        }

        var lead = await people.NameAsync(one.Item.OwnerId, cancellationToken);
        return Reply.Say($"{string.Join('、', chosen.Select(m => m.Name))}加入{one.Name} 的专班。牵头：{(lead.Length > 0 ? lead : "还没人领")}");
    }

    private async ValueTask<Reply> LeaveAsync(LedgerCase one, List<Member> chosen, CancellationToken cancellationToken)
    {
        var team = await db.LedgerTeams.Where(t => t.ItemId == one.Item.Id && t.Role == LedgerRole.Member && t.Until == null).ToListAsync(cancellationToken);

        if (chosen.Find(m => team.TrueForAll(row => row.MemberId != m.Id)) is { } stranger)
        {
            return Reply.Refuse($"{stranger.Name}不在{one.Name} 的专班里，没有改");
        }

        foreach (var member in chosen.DistinctBy(m => m.Id))
        {
            team.First(row => row.MemberId == member.Id).Until = days.Today;
            book.Append(one.Item, new LedgerStep(LedgerVerb.Leave, one.Item.State, one.Viewer) { Text = member.Name, About = member.Id });
            await notices.TellAsync(member.Id == one.Viewer.MemberId ? null : member.Id, $"{one.Name} {one.Item.Title}：{LedgerCorrections.Begin(LedgerVerb.Leave)}", cancellationToken);
        }

        return Reply.Say($"{string.Join('、', chosen.Select(m => m.Name))}退出{one.Name} 的专班。");
    }

    private async ValueTask<Reply> VerifierAsync(LedgerCase one, List<Member> chosen, CancellationToken cancellationToken)
    {
        var (member, team) = (chosen[0], await teams.OfAsync(one.Item, LedgerRole.Member, cancellationToken));

        if (chosen.Count > 1)
        {
            return Reply.Refuse("验收人只定一位，没有改");
        }

        if (member.Id == one.Item.OwnerId || team.Any(m => m.Id == member.Id))
        {
            return Reply.Refuse($"{member.Name}{(member.Id == one.Item.OwnerId ? "是责任人" : "在专班里")}，请另选");
        }

        if (await verifiers.HasHandInAsync(one.Item, member, cancellationToken))
        {
            return Reply.Refuse($"{member.Name}这一轮办过{one.Name}，请另选");
        }

        foreach (var before in await db.LedgerTeams.Where(t => t.ItemId == one.Item.Id && t.Role == LedgerRole.Verifier && t.Until == null && t.MemberId != member.Id).ToListAsync(cancellationToken))
        {
            before.Until = days.Today;
        }

        await teams.AddAsync(one.Item, member.Id, LedgerRole.Verifier, cancellationToken);
        book.Append(one.Item, new LedgerStep(LedgerVerb.Verifier, one.Item.State, one.Viewer) { Text = member.Name, About = member.Id });
        await notices.TellAsync(member.Id, $"{one.Name} {one.Item.Title}：请您{(one.Kind.IsMeasured ? "测量" : "核实")}", cancellationToken);
        return Reply.Say($"{one.Name} 由{member.Name}{(one.Kind.IsMeasured ? "测量" : "核实")}。");
    }
}
