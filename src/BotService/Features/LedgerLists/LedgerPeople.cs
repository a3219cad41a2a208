using System.Text.RegularExpressions;
using BotService.Commands.Understanding;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.LedgerLists;

/// <summary>Whom a name means: a liaison names people of the own group, an admin anybody on the roster.</summary>
internal sealed partial class LedgerPeople(BotDbContext db, LocalClock clock)
{
    public const string Comrade = "同志";

    /// <summary>李秋月和高峰.</summary>
    private static readonly char[] Joins = ['和', '与', '及'];

    private static readonly char[] BetweenNames = ['、', ',', '，'];

    /// <summary>@罗一鸣 is how a colleague is named in a chat.</summary>
    private static readonly char[] BeforeName = ['@', '＠', ' ', '\u3000', '\u2005'];

    private readonly Dictionary<int, string> _names = [];

    private readonly Dictionary<string, string> _namesByKey = [];

    private List<Member>? _roster;

    private Dictionary<int, string>? _groups;

    private int _generation = -1;

    public async ValueTask<IReadOnlyList<Member>> RosterAsync(CancellationToken cancellationToken)
    {
        ForgetOthers();
        return _roster ??= await db.Members.OnRoster(clock.Today).OrderBy(m => m.Id).ToListAsync(cancellationToken);
    }

    public async ValueTask<string> GroupNameAsync(int? groupId, CancellationToken cancellationToken)
    {
        ForgetOthers();
        _groups ??= await db.Groups.ToDictionaryAsync(g => g.Id, g => g.Name, cancellationToken);
        return groupId is { } id && _groups.TryGetValue(id, out var name) ? name : string.Empty;
    }

    public async ValueTask<int?> GroupAsync(string name, CancellationToken cancellationToken)
    {
        await GroupNameAsync(null, cancellationToken);
        var found = _groups!.Where(pair => NameFolding.AreAlike(pair.Value, name)).Select(pair => (int?)pair.Key).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Looked up one by one and remembered: a card names a handful of people, the roster may have a hundred thousand.</summary>
    public async ValueTask<string> NameAsync(int? memberId, CancellationToken cancellationToken)
    {
        if (memberId is not { } id)
        {
            return string.Empty;
        }

        ForgetOthers();

        if (!_names.TryGetValue(id, out var name))
        {
            _names[id] = name = await db.Members.Where(m => m.Id == id).Select(m => m.Name).SingleOrDefaultAsync(cancellationToken) ?? string.Empty;
        }

        return name;
    }

    /// <summary>高峰、赵铁柱: the owner, and beside him those whom a list names and the roster does not know.</summary>
    public async ValueTask<string> OwnersAsync(int? ownerId, string? others, CancellationToken cancellationToken) =>
        string.Join('、', ((string?[])[await NameAsync(ownerId, cancellationToken), others]).Where(names => names is { Length: > 0 }));

    /// <summary>高峰、吴秀英、赵铁柱 in a list that goes out: beside the owner who helps on that day. Without an owner the first of them would come back as one, so nobody is named then.</summary>
    public async ValueTask<string> ResponsibleAsync(LedgerOnDay row, DateOnly day, CancellationToken cancellationToken)
    {
        var (item, owner) = (row.ItemId, row.OwnerId);
        var helpers = from helper in db.LedgerTeams
                      where helper.ItemId == item && helper.Role == LedgerRole.Member && helper.MemberId != owner && helper.Since <= day && (helper.Until == null || helper.Until > day)
                      join member in db.Members on helper.MemberId equals member.Id
                      orderby member.Id
                      select member.Name;
        List<string?> others = [.. owner is null ? [] : await helpers.ToListAsync(cancellationToken), row.OwnerText];
        return await OwnersAsync(owner, string.Join('、', others.Where(name => name is { Length: > 0 })), cancellationToken);
    }

    /// <summary>The name of whoever did something; an admin by configuration has none.</summary>
    public async ValueTask<string> NameOfKeyAsync(string userKey, CancellationToken cancellationToken)
    {
        if (userKey == LedgerSight.Opinions.UserKey)
        {
            return userKey;
        }

        ForgetOthers();

        if (!_namesByKey.TryGetValue(userKey, out var name))
        {
            _namesByKey[userKey] = name = await db.Members.Where(m => m.UserKey == userKey).Select(m => m.Name).SingleOrDefaultAsync(cancellationToken) ?? "管理员";
        }

        return name;
    }

    /// <summary>What an earlier message read may have changed since.</summary>
    private void ForgetOthers()
    {
        if (_generation == db.Generation)
        {
            return;
        }

        (_generation, _roster, _groups) = (db.Generation, null, null);
        _names.Clear();
        _namesByKey.Clear();
    }

    /// <summary>The names of a group's people, for a field that suggests them.</summary>
    public async ValueTask<IReadOnlyList<string>> NamesOfAsync(int? groupId, int most, CancellationToken cancellationToken) =>
        await db.Members.OnRoster(clock.Today).Where(m => m.GroupId == groupId).OrderBy(m => m.Id).Take(most).Select(m => m.Name).ToListAsync(cancellationToken);

    /// <summary>Everybody who is called that, by name or account; 郑凯同志 is 郑凯.</summary>
    public async ValueTask<IReadOnlyList<Member>> CalledAsync(string word, CancellationToken cancellationToken)
    {
        word = word.Trim(BeforeName);
        var folded = NameFolding.Fold(word);
        IReadOnlyList<Member> called = folded.Length == 0 ? [] : [.. (await RosterAsync(cancellationToken)).Where(m => NameFolding.Fold(m.Name) == folded || m.UserKey == UserKey.Of(word))];
        return called.Count == 0 && word.EndsWith(Comrade, StringComparison.Ordinal) ? await CalledAsync(word[..^Comrade.Length], cancellationToken) : called;
    }

    /// <summary>Who is named in 郑凯、谢春梅 and 郑凯和谢春梅, each with everybody of that name; nobody when one of them is not on the roster.</summary>
    public async ValueTask<IReadOnlyList<(string Name, IReadOnlyList<Member> Alike)>> JoinedAsync(string word, CancellationToken cancellationToken)
    {
        List<(string Name, IReadOnlyList<Member> Alike)> joined = [];

        foreach (var part in word.Split(BetweenNames, StringSplitOptions.RemoveEmptyEntries))
        {
            // 李和平 is one person.
            string[] names = (await CalledAsync(part, cancellationToken)).Count > 0 ? [part] : part.Split(Joins, StringSplitOptions.RemoveEmptyEntries);

            foreach (var name in names)
            {
                if (await CalledAsync(name, cancellationToken) is not { Count: > 0 } alike)
                {
                    return [];
                }

                joined.Add((name, alike));
            }
        }

        return joined;
    }

    /// <summary>和, between two people who are named apart.</summary>
    public static bool IsJoin(string word) => word.Length == 1 && Joins.Contains(word[0]);

    /// <summary>The one person at the head of the words and what follows, or why there is none.</summary>
    public async ValueTask<(Member? Member, string Behind, Reply? Instead)> TakeAsync(string words, Viewer viewer, string example, CancellationToken cancellationToken)
    {
        var text = words.TrimStart('给', '由', '请').Trim().TrimStart(BeforeName);

        if (text.Length == 0)
        {
            return (null, words, Reply.Refuse($"请写明是谁，例如：{example}"));
        }

        var roster = await RosterAsync(cancellationToken);
        var (alike, behind) = NamesAtHead.Take(text, roster, m => [m.Name, m.UserId], rest => IsBehindName(rest) || Joins.Contains(rest[0]));
        var (member, instead) = await ChooseAsync(alike, viewer, text.Split(' ', '　', '，')[0], cancellationToken);
        return (member, Charge().Replace(behind, string.Empty).Trim(' ', '　', '，', ',', '、', '：', ':'), instead);
    }

    /// <summary>Everybody who is named at the head of the words, whatever is glued to the last name: 郑凯、谢春梅10月30日前.</summary>
    public async ValueTask<(IReadOnlyList<IReadOnlyList<Member>> People, string Behind)> AllAtHeadAsync(string words, CancellationToken cancellationToken) =>
        NamesAtHead.TakeAll(words.TrimStart(BeforeName), await RosterAsync(cancellationToken), m => [m.Name, m.UserId], _ => true);

    /// <summary>The same behind a name that was taken, where only a day or a charge may be glued: 高峰期 is nobody.</summary>
    public async ValueTask<(IReadOnlyList<IReadOnlyList<Member>> People, string Behind)> FurtherAtHeadAsync(string words, CancellationToken cancellationToken)
    {
        var roster = await RosterAsync(cancellationToken);
        var (named, behind) = NamesAtHead.TakeAll(words, roster, m => [m.Name, m.UserId], IsBehindName);
        (named, behind) = named.Count > 0 ? (named, behind) : NamesAtHead.TakeAll(words.TrimStart([.. Joins, .. BeforeName]), roster, m => [m.Name, m.UserId], IsBehindName);
        return named.Count > 0 ? (named, Charge().Replace(behind, string.Empty)) : (named, words);
    }

    private static bool IsBehindName(string rest) => ChineseDates.StartsWithWeekOrDate(rest) || Charge().IsMatch(rest);

    /// <summary>交由郑凯负责.</summary>
    [GeneratedRegex("^(同志)?(来|去)?(负责|办理|承办|牵头|落实|跟进|处理|办|做)(?=$|[ 　，,。])|^同志")]
    private static partial Regex Charge();

    /// <summary>One of several of a name: the liaison's own; an admin is asked for the account.</summary>
    public async ValueTask<(Member? Member, Reply? Instead)> ChooseAsync(IReadOnlyList<Member> alike, Viewer viewer, string word, CancellationToken cancellationToken)
    {
        var own = viewer.IsAdmin ? alike : [.. alike.Where(m => viewer.IsOf(m.GroupId))];

        if (own.Count == 1)
        {
            return (own[0], null);
        }

        if (own.Count > 1)
        {
            List<string> named = [];

            foreach (var member in own)
            {
                named.Add($"{await GroupNameAsync(member.GroupId, cancellationToken)} {member.UserId}");
            }

            return (null, Reply.Refuse($"有 {own.Count} 位{own[0].Name}：{string.Join("，", named)}；请用账号"));
        }

        return alike.Count > 0
            ? (null, Reply.Refuse($"{alike[0].Name}是{await GroupNameAsync(alike[0].GroupId, cancellationToken)}的，不在本组，没有记下；请由管理员交办"))
            : (null, Reply.Refuse($"名单里没有“{word}”，没有记下。请写全名或账号"));
    }
}
