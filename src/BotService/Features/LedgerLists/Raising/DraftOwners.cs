using System.Text.RegularExpressions;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>Which words at the end of a line are people, and who of them owns the item.</summary>
internal sealed partial class DraftOwners(LedgerPeople people)
{
    private const string Visiting = "慰问|看望|探望|走访|拜访|接待|接送|陪同|帮扶|约谈";

    private const string Visited = ".{0,4}(?:老(?:党员|同志|干部|战士|人|教师)|困难(?:户|党员|群众|职工|家庭|学生)|贫困户|[低五]保户|孤儿|残疾人|患者|病[人号]|[烈军遗家]属|生病的?(?:党员|职工|同志))";

    /// <summary>The first of them owns it; the others help, and so does whoever was named behind them.</summary>
    public static LedgerDraft With(LedgerDraft draft, IReadOnlyList<Member> members)
    {
        IEnumerable<Member> behind = draft.Owner is { } helper ? [helper, .. draft.Team] : draft.Team;
        return draft with { Owner = members[0], IsOwnerBare = false, Team = [.. members.Concat(behind).Where(m => m.Id != members[0].Id).DistinctBy(m => m.Id)] };
    }

    /// <summary>A word that is a person: the owner, or whoever stands before the one who was named last, and then that one helps.</summary>
    public async ValueTask<(LedgerDraft? Draft, Reply? Instead)> OfAsync(LedgerDraft draft, string before, string last, Viewer viewer, CancellationToken cancellationToken)
    {
        var isFurther = draft.Owner is not null;

        // 慰问 马光明 郑凯: the one who is visited is part of the sentence.
        var isVisited = !draft.HasCells && (isFurther || last.EndsWith(LedgerPeople.Comrade, StringComparison.Ordinal)) && TakesPerson().IsMatch(before);

        if (isVisited || (isFurther && !draft.IsOwnerBare))
        {
            return (null, null);
        }

        var named = NamedIn(last);

        // Whoever belongs elsewhere is more likely to be whom it is done for than the owner, and no reason to refuse the line.
        if (draft is { Owner: { } behind, HasCells: false } && named.Count == 0)
        {
            var beside = await BesideAsync(last, behind, cancellationToken);
            return beside.Count > 0 ? (With(draft, beside) with { IsOwnerBare = true }, null) : (null, null);
        }

        var (members, instead) = await NamedAsync(last, viewer, cancellationToken);

        foreach (var within in named)
        {
            (members, instead) = members.Count == 0 && instead is null ? await NamedAsync(within, viewer, cancellationToken) : (members, instead);
        }

        return members.Count > 0 ? (With(draft, members) with { IsOwnerBare = true }, null) : (null, instead);
    }

    /// <summary>Everybody in the word, or nobody when one of them is not on the roster.</summary>
    public async ValueTask<(IReadOnlyList<Member> Members, Reply? Instead)> NamedAsync(string word, Viewer viewer, CancellationToken cancellationToken)
    {
        List<Member> members = [];

        foreach (var (name, alike) in await people.JoinedAsync(word, cancellationToken))
        {
            var (member, instead) = await people.ChooseAsync(alike, viewer, name, cancellationToken);

            if (member is null)
            {
                return ([], instead);
            }

            members.Add(member);
        }

        return (members, null);
    }

    /// <summary>The same within the group of the one who was named last; nobody when one of them is of another.</summary>
    private async ValueTask<IReadOnlyList<Member>> BesideAsync(string word, Member behind, CancellationToken cancellationToken)
    {
        List<Member> members = [];

        foreach (var (_, alike) in await people.JoinedAsync(word, cancellationToken))
        {
            if (alike.Where(m => m.GroupId == behind.GroupId).ToList() is not [var member])
            {
                return [];
            }

            members.Add(member);
        }

        return members;
    }

    /// <summary>看望, 请通知: whoever stands behind it is not meant to do it.</summary>
    public static bool IsDoneTo(string before) => TakesPerson().IsMatch(before);

    /// <summary>Whether the clause is somebody who is to do it, and nothing else: 郑凯, 请郑凯负责.</summary>
    public async ValueTask<bool> IsOneAsync(string clause, CancellationToken cancellationToken)
    {
        foreach (var named in NamedIn(clause).Prepend(clause))
        {
            if ((await people.JoinedAsync(named, cancellationToken)).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>郑凯 of 请郑凯负责 and of 请郑凯修好; nothing when neither stands around it. A name may end like a deed, and is looked for whole at first.</summary>
    private static List<string> NamedIn(string clause)
    {
        if (Charge().Match(clause) is not { Success: true } charge || (charge.Groups[1].Length == 0 && charge.Groups[3].Length == 0))
        {
            return [];
        }

        var (named, plain) = (charge.Groups[2].Value, DeedWords.Without(charge.Groups[2].Value));
        return charge.Groups[1].Length > 0 && plain.Length > 1 && plain.Length < named.Length ? [named, plain] : [named];
    }

    [GeneratedRegex("^(请|由|交由|交给|转给|派给|改由|交|让)?(.{2,12}?)(?:同志)?(负责|牵头|办理|承办|来办|落实)?$")]
    private static partial Regex Charge();

    /// <summary>上门看望老党员, 请通知: who stands behind it is whom it is done to, or with.</summary>
    [GeneratedRegex(
        $"^(?:.*(?:{Visiting})(?:{Visited})?|.{{0,2}}(?:协助|配合|对接)|(?:请|要|去|再)?(?:通知|联系|帮助|提醒|督促|谈话|给|为|向|和|与|跟|对)|(?:给|为|替|帮|帮助|通知|联系){Visited}.{{0,8}})$")]
    private static partial Regex TakesPerson();
}
