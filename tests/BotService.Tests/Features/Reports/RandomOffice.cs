using System.Globalization;
using BotService.Store;
using BotService.Time;

namespace BotService.Tests.Features.Reports;

/// <summary>A quarter of an office that no fixture knows: every kind of record at random days, recorded on its day or late, some of them taken back.</summary>
internal sealed class RandomOffice(Random random)
{
    public static readonly DateOnly First = new(2026, 8, 3);

    private const int Days = 84;

    private static readonly string[] Sources = ["专项整治", "审计", "自查", "群众反映"];

    private static readonly string[] Classes = ["面上", "机制", "民生"];

    private static readonly (string Verb, LedgerState To)[] Steps =
        [("Claim", LedgerState.Claimed), ("Pass", LedgerState.Closed), ("Pass", LedgerState.Closed), ("Reopen", LedgerState.Doing), ("Void", LedgerState.Void), ("Stand", LedgerState.Standing), ("Progress", LedgerState.Doing)];

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private List<Member> _people = [];

    public async Task FillAsync(BotDbContext db)
    {
        List<StudyGroup> groups = [.. ((Tiers[])[Tiers.Leadership, Tiers.Branch, Tiers.Branch, Tiers.Youth]).Select((tier, i) => new StudyGroup { Name = $"第{i}小组", Tier = tier })];
        db.Groups.AddRange(groups);
        await db.SaveChangesAsync();
        _people = [.. Enumerable.Range(0, 9).Select(i => Member.Create($"m{i}", $"某{i}", groups[i % 4].Id, Role.Member))];
        db.Members.AddRange(_people);
        await db.SaveChangesAsync();

        foreach (var kind in (string[])["problem", "task", "pledge", "subject", "visit", "deed", "innovation"])
        {
            await LedgerAsync(db, kind, random.Next(4, kind == "problem" ? 20 : 12));
        }

        await BelongingAsync(db);
        await TopicsAsync(db);
        await MeetingsAsync(db, groups);
        await OpinionsAsync(db);
    }

    private static DateTimeOffset At(double day) => new DateTimeOffset(First.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).AddDays(day).ToUniversalTime();

    private async Task LedgerAsync(BotDbContext db, string kind, int count)
    {
        List<LedgerItem> items = [.. Enumerable.Range(1, count).Select(number => Item(kind, number))];
        db.LedgerItems.AddRange(items);
        await db.SaveChangesAsync();
        db.LedgerEntries.AddRange(items.SelectMany(EntriesOf));
        await db.SaveChangesAsync();
    }

    private LedgerItem Item(string kind, int number)
    {
        var found = random.Next(0, Days - 10);
        var chain = kind == "problem" && number > 3 && random.Next(4) == 0 ? random.Next(1, 4) : number;
        var isImport = chain == number && random.Next(6) == 0;
        return new LedgerItem
        {
            Kind = kind,
            Number = number,
            ChainNumber = chain,
            Title = $"{kind}{number}",
            State = LedgerState.Doing,
            RaisedByKey = "chief",
            FoundOn = First.AddDays(found),
            IsImportedClosed = isImport,
            OwnerId = random.Next(4) == 0 ? null : _people[random.Next(_people.Count)].Id,
            DueOn = random.Next(4) == 0 ? null : First.AddDays(found + 20),
            VisitFrom = kind == "visit" ? First.AddDays(found) : null,
            Fields = Fields(kind),
        };
    }

    private IEnumerable<LedgerEntry> EntriesOf(LedgerItem item)
    {
        var (kind, day) = (item.Kind, item.FoundOn.DayNumber - First.DayNumber);
        var (at, state) = (At(day + Late() + 0.4), item.IsImportedClosed ? LedgerState.Closed : random.Next(6) == 0 ? LedgerState.Raised : LedgerState.Doing);
        yield return Entry(item, item.IsImportedClosed ? "Import" : item.ChainNumber != item.Number ? "Relapse" : "Raise", null, state, day, at, mayGoBack: false);

        for (var i = random.Next(0, 5); i > 0; i--)
        {
            var (verb, to) = state is LedgerState.Raised ? ("Accept", LedgerState.Doing) : kind == "visit" ? ("Claim", LedgerState.Closed) : Steps[random.Next(Steps.Length)];
            day += random.Next(0, 9);
            var next = At(day + Late() + 0.5);
            at = next > at ? next : at.AddMinutes(7);
            yield return Entry(item, verb, state, to, day, at, mayGoBack: true);
            state = to;
        }
    }

    private string Fields(string kind)
    {
        string? One(string[] values) => random.Next(4) == 0 ? null : values[random.Next(values.Length)];
        var fields = kind switch
        {
            "problem" => new Dictionary<string, string?> { ["source"] = One(Sources), ["class"] = One(Classes) },
            "subject" => new() { ["direction"] = One(["养老", "救助", "治理"]) },
            "innovation" => new() { ["target"] = One(["10", "20"]) },
            _ => [],
        };
        return System.Text.Json.JsonSerializer.Serialize(fields.Where(pair => pair.Value is not null).ToDictionary(), Plain);
    }

    private async Task BelongingAsync(BotDbContext db)
    {
        var subjects = db.LedgerItems.Local.Where(i => i.Kind == "subject").ToList();

        foreach (var visit in db.LedgerItems.Local.Where(i => i.Kind == "visit" && random.Next(4) > 0).ToList())
        {
            db.LedgerLinks.Add(new LedgerLink { FromId = visit.Id, ToId = subjects[random.Next(subjects.Count)].Id, Relation = LedgerRelation.About, Day = visit.FoundOn, ByUserKey = "chief" });
        }

        await db.SaveChangesAsync();
    }

    private LedgerEntry Entry(LedgerItem item, string verb, LedgerState? from, LedgerState to, int day, DateTimeOffset at, bool mayGoBack) => new()
    {
        ItemId = item.Id,
        Cycle = 1,
        Verb = verb,
        From = from,
        To = to,
        Day = First.AddDays(day),
        At = at,
        ByUserKey = "chief",
        Via = verb == "Import" ? "import" : "chat",
        TakenBackAt = mayGoBack && random.Next(5) == 0 ? at.AddHours(random.Next(1, 200)) : null,
    };

    /// <summary>Topics of a week, some for two tiers in two rows, and notices; people answer, think again, and take back.</summary>
    private async Task TopicsAsync(BotDbContext db)
    {
        for (var week = 0; week < 11; week++)
        {
            var (title, opens) = ($"专题{week}", (week * 7) + 0.38);
            await AnswersAsync(db, Topic(title, opens, Tiers.Branch, null), random.Next(0, 7));

            if (random.Next(3) == 0)
            {
                await AnswersAsync(db, Topic(title, opens + random.Next(0, 3), Tiers.Youth, null), random.Next(0, 4));
            }

            if (random.Next(2) == 0)
            {
                await AnswersAsync(db, Topic($"文件{week}", (week * 7) + random.Next(0, 5) + 0.45, Tiers.All, week + 1), random.Next(0, 9));
            }
        }
    }

    private Topic Topic(string title, double opens, Tiers audience, int? notice) => new()
    {
        Title = title,
        Audience = audience,
        Sort = notice is null ? TopicSort.Study : TopicSort.Notice,
        Number = notice,
        WeekKey = StudyWeek.Of(First.AddDays((int)opens)).Key,
        OpensAt = At(opens),
        OpenedAt = At(opens),
        DueAt = At(opens + 5),
        LateUntil = At(opens + 30),
        VoidedAt = random.Next(6) == 0 ? At(opens + random.Next(1, 20)) : null,
    };

    private async Task AnswersAsync(BotDbContext db, Topic topic, int people)
    {
        db.Topics.Add(topic);
        await db.SaveChangesAsync();
        db.Participations.AddRange(_people.Select(person => new Participation { TopicId = topic.Id, MemberId = person.Id, GroupId = person.GroupId }));
        List<ParticipationEntry> entries = [];

        foreach (var person in _people.OrderBy(_ => random.Next()).Take(people))
        {
            var (at, from) = (topic.OpensAt.AddHours(random.Next(1, 300)), Outcome.Pending);

            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var to = from is Outcome.Pending ? (Outcome[])[Outcome.OnTime, Outcome.Late, Outcome.NotStudied] is var some ? some[random.Next(3)] : from : (Outcome[])[Outcome.Pending, Outcome.OnTime, Outcome.NotStudied] is var other ? other[random.Next(3)] : from;
                entries.Add(new ParticipationEntry { TopicId = topic.Id, MemberId = person.Id, At = at, From = from, To = to, IsTakeBack = to is Outcome.Pending });
                (from, at) = (to, at.AddHours(random.Next(1, 100)));
            }
        }

        db.ParticipationEntries.AddRange(entries.OrderBy(e => e.At));
        await db.SaveChangesAsync();
    }

    /// <summary>Gatherings, some of them open over midnight; daily check-ins; turns that were recorded in their week or after.</summary>
    private async Task MeetingsAsync(BotDbContext db, List<StudyGroup> groups)
    {
        for (var i = 0; i < 9; i++)
        {
            var opened = random.Next(0, Days) + 0.6;
            var gathering = new Gathering { Name = $"第{i}次会", Form = random.Next(2) == 0 ? "集中领学" : "交流研学", Code = i.ToString("0000", CultureInfo.InvariantCulture), OpenedBy = "chief", OpenedAt = At(opened), ClosedAt = random.Next(5) == 0 ? null : At(opened + (random.Next(3) == 0 ? 1 : 0.1)) };
            db.Gatherings.Add(gathering);
            await db.SaveChangesAsync();
            db.CheckIns.AddRange(_people.Where(_ => random.Next(2) == 0).Select(person => CheckIn(person, gathering.Id, opened + (random.Next(4) == 0 ? 0.7 : 0.05))));
        }

        db.CheckIns.AddRange(from day in Enumerable.Range(0, Days) where day % 5 == 0 from person in _people where random.Next(3) == 0 select CheckIn(person, 0, day + 0.35));
        db.SpeakingTurns.AddRange(from week in Enumerable.Range(0, 11)
                                  from @group in groups
                                  where random.Next(2) == 0
                                  let person = _people[random.Next(_people.Count)]
                                  select new SpeakingTurn
                                  {
                                      GroupId = @group.Id,
                                      MemberId = person.Id,
                                      WeekKey = StudyWeek.Of(First.AddDays(week * 7)).Key,
                                      State = random.Next(4) == 0 ? TurnState.Moved : TurnState.Spoke,
                                      At = At((week * 7) + random.Next(0, 16) + 0.7),
                                  });
        await db.SaveChangesAsync();
    }

    private CheckIn CheckIn(Member person, int gathering, double at) => new()
    {
        MemberId = person.Id,
        GatheringId = gathering,
        Day = First.AddDays((int)at),
        At = At(at),
        TakenBackAt = random.Next(6) == 0 ? At(at + (random.Next(1, 30) * 0.3)) : null,
    };

    private async Task OpinionsAsync(BotDbContext db)
    {
        for (var number = 1; number <= 3; number++)
        {
            var opens = random.Next(0, Days - 25);
            var round = new Consultation { Number = number, Title = $"第{number}轮", Audience = Tiers.All, OpensOn = First.AddDays(opens), ClosesOn = First.AddDays(opens + 14), ExpectedAtOpening = 9 };
            db.Consultations.Add(round);
            await db.SaveChangesAsync();
            db.Opinions.AddRange(Enumerable.Range(0, random.Next(0, 9)).Select(i => new Opinion { ConsultationId = round.Id, Day = First.AddDays(opens + random.Next(0, 15)), Text = $"意见{number}.{i}", MemberId = random.Next(2) == 0 ? null : _people[i].Id }));
        }

        await db.SaveChangesAsync();
    }

    private int Late() => random.Next(3) == 0 ? random.Next(1, 12) : 0;
}
