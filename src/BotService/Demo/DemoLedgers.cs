using BotService.Ledgers;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Demo;

/// <summary>A living ledger of every kind: closed, late and waiting items, a relapse, visits that would meet, each with the entries that led there.</summary>
internal sealed class DemoLedgers(StoreWriter store, LedgerKinds kinds, WorkCalendar calendar, LocalClock clock)
{
    public const string FileName = "ledgers.csv";

    private const int ReviewDays = 60;

    private const int HourOfWork = 10;

    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);

        if (!File.Exists(path))
        {
            return;
        }

        var rows = (await File.ReadAllLinesAsync(path, cancellationToken)).Skip(1).Where(line => line.Length > 0).Select(DemoLedgerRow.Read).ToList();
        await store.RunAsync(
            async (_, db, token) =>
            {
                var people = (await db.Members.ToListAsync(token)).ToDictionary(m => m.UserKey);

                foreach (var row in rows.Where(row => kinds.All.Any(kind => kind.Key == row.Kind && kind.IsOn) && people.ContainsKey(row.RaisedBy)))
                {
                    await AddAsync(db, row, people, token);
                }

                return true;
            },
            cancellationToken);
    }

    private async ValueTask AddAsync(BotDbContext db, DemoLedgerRow row, Dictionary<string, Member> people, CancellationToken cancellationToken)
    {
        var kind = kinds.Of(row.Kind);
        var raiser = people[row.RaisedBy];
        var owner = people.GetValueOrDefault(row.Owner);
        var due = row.Due is { } ahead ? DayAt(ahead) : (DateOnly?)null;
        var number = (await db.LedgerItems.Where(i => i.Kind == row.Kind).MaxAsync(i => (int?)i.Number, cancellationToken) ?? 0) + 1;
        var link = row.Link.Split(' ');
        var linked = link.Length == 2 ? await FindAsync(db, link[1], cancellationToken) : null;
        var isRelapse = link[0] == nameof(LedgerVerb.Relapse) && linked is not null;
        var isVisit = kind.IsVisit;
        var values = new Dictionary<string, string>(row.Fields);

        foreach (var (key, value) in kind.Defaults())
        {
            values.TryAdd(key, value);
        }

        if (isVisit)
        {
            values["place"] = row.Title;
        }

        var item = new LedgerItem
        {
            Kind = row.Kind,
            Number = number,
            ChainNumber = isRelapse ? linked!.ChainNumber : number,
            Title = row.Title,
            State = owner is null ? LedgerState.Raised : LedgerState.Doing,
            GroupId = owner?.GroupId ?? raiser.GroupId,
            OwnerId = owner?.Id,
            RaisedById = raiser.Id,
            RaisedByKey = raiser.UserKey,
            AssignedByKey = owner is null || isVisit ? null : raiser.UserKey,
            FoundOn = DayAt(row.Found),
            FirstDueOn = due,
            DueOn = due,
            VisitFrom = isVisit ? due : null,
            VisitTo = isVisit ? due : null,
            IsPublic = kind.IsPublic || isVisit,
            Fields = LedgerFields.Write(values),
        };
        db.LedgerItems.Add(item);
        await db.SaveChangesAsync(cancellationToken);
        Append(db, item, isRelapse ? LedgerVerb.Relapse : LedgerVerb.Raise, item.State, item.FoundOn, raiser, null, isFirst: true);

        if (linked is not null)
        {
            Link(db, item, linked, isRelapse ? LedgerRelation.SameProblem : Enum.Parse<LedgerRelation>(link[0]), raiser);
        }

        foreach (var step in row.Steps)
        {
            Take(db, item, kind, step, people);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Link(BotDbContext db, LedgerItem item, LedgerItem other, LedgerRelation relation, Member by)
    {
        // What is done by a task points from the problem to it.
        var (from, to) = relation is LedgerRelation.DoneBy ? (other, item) : (item, other);
        db.LedgerLinks.Add(new LedgerLink { FromId = from.Id, ToId = to.Id, Relation = relation, Day = item.FoundOn, ByUserKey = by.UserKey });
    }

    private void Take(BotDbContext db, LedgerItem item, LedgerKind kind, DemoLedgerStep step, Dictionary<string, Member> people)
    {
        var verb = Enum.Parse<LedgerVerb>(step.Verb);
        var to = verb switch
        {
            LedgerVerb.Claim => kind.IsRecord ? LedgerState.Closed : LedgerState.Claimed,
            LedgerVerb.Pass => LedgerState.Closed,
            LedgerVerb.Reject => LedgerState.Doing,
            LedgerVerb.Stand => LedgerState.Standing,
            LedgerVerb.Void => LedgerState.Void,
            _ => item.State,
        };
        var day = DayAt(step.Day);
        var about = people.Values.FirstOrDefault(member => member.Name == step.Text);
        item.ReviewOn = verb is LedgerVerb.Stand ? clock.Today.AddDays(ReviewDays) : item.ReviewOn;

        if (verb is LedgerVerb.Join or LedgerVerb.Verifier && about is not null)
        {
            db.LedgerTeams.Add(new LedgerTeam { ItemId = item.Id, MemberId = about.Id, Role = verb is LedgerVerb.Join ? LedgerRole.Member : LedgerRole.Verifier, Since = day });
        }

        Append(db, item, verb, to, day, people[step.By], step.Text, isFirst: false, about?.Id);
    }

    /// <summary>Recorded on the morning of the day on which it happened.</summary>
    private void Append(BotDbContext db, LedgerItem item, LedgerVerb verb, LedgerState to, DateOnly day, Member by, string? text, bool isFirst, int? about = null)
    {
        db.LedgerEntries.Add(new LedgerEntry
        {
            ItemId = item.Id,
            Cycle = item.Cycle,
            Verb = verb.ToString(),
            From = isFirst ? null : item.State,
            To = to,
            Day = day,
            At = clock.StartOf(day).AddHours(HourOfWork),
            ByUserKey = by.UserKey,
            ByMemberId = by.Id,
            OnBehalfOf = about,
            Text = text,
            DueOn = item.DueOn,
            OwnerId = item.OwnerId,
            GroupId = item.GroupId,
            Via = "chat",
        });
        item.ClosedOn = to is not LedgerState.Closed ? null : item.State is LedgerState.Closed && item.ClosedOn is { } closed ? closed : day;
        item.State = to;
    }

    private async ValueTask<LedgerItem?> FindAsync(BotDbContext db, string name, CancellationToken cancellationToken)
    {
        var kind = kinds.All.First(k => name.StartsWith(k.Prefix, StringComparison.Ordinal));
        var number = DemoLedgerRow.Number(name[kind.Prefix.Length..]);
        return await db.LedgerItems.SingleOrDefaultAsync(i => i.Kind == kind.Key && i.Number == number, cancellationToken);
    }

    private DateOnly DayAt(int workingDays)
    {
        var day = clock.Today;

        for (var i = workingDays; i > 0; i--)
        {
            day = calendar.NextWorkingDay(day);
        }

        for (var i = workingDays; i < 0; i++)
        {
            day = calendar.PreviousWorkingDay(day);
        }

        return day;
    }
}
