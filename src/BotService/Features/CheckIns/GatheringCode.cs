using System.Text;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Features.CheckIns;

/// <summary>Finds the gathering that a code opens. It never tells which codes exist, and who guesses has to wait.</summary>
internal sealed partial class GatheringCode(BotDbContext db, LocalClock clock)
{
    private const int Length = 4;

    private static readonly WrongGuesses Guesses = new("wrong-code", Most: 5, TimeSpan.FromMinutes(10));

    /// <summary>The digits at the head of a text, in any width, also with spaces between them; empty when it begins with none.</summary>
    public static string Read(string text)
    {
        var digits = Head().Match(text.Normalize(NormalizationForm.FormKC).Trim());
        return string.Concat(digits.Value.Where(char.IsAsciiDigit));
    }

    // Behind four digits in a row another number is something else: 1234 我在第3排.
    [GeneratedRegex("^(?:[0-9]{4}(?![\\s.\\-]*[0-9])|[0-9](?:[\\s.\\-]*[0-9])*)")]
    private static partial Regex Head();

    /// <summary>What runs for the sender: the own group's and what is for all.</summary>
    public IQueryable<Gathering> RunningFor(CommandCall call)
    {
        var group = call.Member.GroupId;
        return db.Gatherings.Running().Where(g => g.GroupId == null || g.GroupId == group);
    }

    /// <summary>Said for a number that may be a code, whatever codes there are.</summary>
    public static Reply Suggest(string code) => Reply.Refuse($"没看懂，所以什么也没有记下。要凭现场的码签到请发：签到 {code}");

    /// <summary>A number alone is taken only where it is the code of what runs for the sender. While something does, a wrong one is a guess like any other.</summary>
    public async ValueTask<(Gathering? Gathering, Reply? Instead)> FindOwnAsync(string code, List<Gathering> running, CommandCall call, CancellationToken cancellationToken)
    {
        if (running.Count == 0)
        {
            return (null, Suggest(code));
        }

        if (await Guesses.AreEnoughAsync(db, call.Member.UserId, clock.UtcNow, cancellationToken))
        {
            return (null, TooMany());
        }

        if (running.Find(g => g.Code == code) is { } gathering)
        {
            return (gathering, null);
        }

        Guesses.Note(db, call.Member.UserId, call.Now, "gathering");
        return (null, Suggest(code));
    }

    public async ValueTask<(Gathering? Gathering, Reply? Instead)> FindAsync(string code, CommandCall call, CancellationToken cancellationToken)
    {
        if (code.Length != Length)
        {
            return (null, Reply.RefusePart("签到码是四位数字，例如：签到 1234"));
        }

        if (await Guesses.AreEnoughAsync(db, call.Member.UserId, clock.UtcNow, cancellationToken))
        {
            return (null, TooMany());
        }

        var gathering = await db.Gatherings.Running().SingleOrDefaultAsync(g => g.Code == code, cancellationToken);

        if (gathering is null)
        {
            Guesses.Note(db, call.Member.UserId, call.Now, "gathering");
            return (null, Reply.RefusePart("这个码现在签不了到：可能写错了，或活动已经结束。请看现场的四位码再发一次。"));
        }

        return (gathering, null);
    }

    private static Reply TooMany() => Reply.Refuse("签到码错得太多，请过 10 分钟再试；也可以请联络员看一下现场的码。");
}
