using System.Text.RegularExpressions;
using BotService.Features.LedgerLists.Raising;
using BotService.Ledgers;
using BotService.Messaging;

namespace BotService.Features.LedgerLists;

/// <summary>问18 立项，交给张伟，12月4日前修好: whoever is named behind 立项 gets the item, which accepts it as well.</summary>
internal static partial class AcceptedAssignment
{
    private static readonly char[] Ends = ['，', ',', '。', '；', ';', ' ', '\u3000', '\n'];

    /// <summary>The step that is meant; or why nothing is recorded, where a person or a time limit is named in words that are not understood.</summary>
    public static async ValueTask<(LedgerCase One, Reply? Instead)> ReadAsync(LedgerCase one, LedgerPeople people, LedgerDays days, CancellationToken cancellationToken)
    {
        var given = Given().Match(one.Words);
        var behind = one.Words[given.Length..].Trim(Ends);
        var (named, _) = await people.AllAtHeadAsync(behind, cancellationToken);

        if (behind.Length > 0 && (await people.TakeAsync(behind, one.Viewer, one.Name, cancellationToken)).Member is not null)
        {
            return (one with { Verb = LedgerVerb.Assign, Words = behind }, null);
        }

        // 派赵铁柱: 派 itself says what is wrong with the name.
        if (given.Groups["plain"].Success && behind.Length > 0 && (named.Count == 0 || IsNameAlone(behind, named[0][0].Name)))
        {
            return (one with { Verb = LedgerVerb.Assign, Words = behind }, null);
        }

        var name = given.Length > 0 && named.Count > 0 ? named[0][0].Name : await NamedLaterAsync(one.Words, people, cancellationToken);
        var limit = GivenPhrases.LimitIn(one.Words, days.Now);

        if (name is null && limit is null)
        {
            return (one, null);
        }

        var until = limit is { } said ? LedgerDays.Long(LedgerWording.Ahead(said.Day, one.Words.AsSpan(said.Start, said.End - said.Start), days.Today)) : "期限";
        return (one, Reply.Refuse($"“{one.Words}”没看懂，没有记下。立项并交办请发 {one.Name} 派 {name ?? "姓名"} {until}；只立项请发 {one.Name} 立项"));
    }

    /// <summary>Somebody of another group, or one of several of that name.</summary>
    private static bool IsNameAlone(string behind, string name) => behind.Split(Ends)[0] == name;

    /// <summary>尽快办，交给张伟: who is named behind such a word in a later clause.</summary>
    private static async ValueTask<string?> NamedLaterAsync(string words, LedgerPeople people, CancellationToken cancellationToken)
    {
        foreach (var clause in words.Split(Ends, StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var opener = Given().Match(clause).Length;

            if (opener > 0 && (await people.AllAtHeadAsync(clause[opener..], cancellationToken)).People is [var named, ..])
            {
                return named[0].Name;
            }
        }

        return null;
    }

    /// <summary>派, 交给 give it to somebody; 派人 does not, and 请 does where a name follows. Empty where neither stands at the head.</summary>
    [GeneratedRegex(
        "^(?:[并就先现]|现在|然后|可以)*(?:(?<plain>(?:请|要)?(?:派给|派(?![出人员发送驻遣])|交给|转给|交办给|交办|指派给|指派|分派给|分给|安排给|转交给|转交|交由|改由)(?!你|您|我|他|她|大家|相关|有关))|(?:请|由|让|叫|安排|麻烦))[ \u3000：:]*|^")]
    private static partial Regex Given();
}
