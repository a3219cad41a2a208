using BotService.Features.Reports.CampaignSettings;
using BotService.Store;

namespace BotService.Tests.Features.Reports;

/// <summary>Some items of one campaign with steps at random days, recorded on the day or late, some of them taken back, and two drafts among them.</summary>
internal sealed class RandomHistory
{
    private const int Days = 30;

    private static readonly string[] Sources = ["专项整治", "审计", "自查"];

    private static readonly (string Verb, LedgerState To)[] Steps =
        [("Claim", LedgerState.Claimed), ("Pass", LedgerState.Closed), ("Pass", LedgerState.Closed), ("Reopen", LedgerState.Doing), ("Void", LedgerState.Void), ("Stand", LedgerState.Standing), ("Progress", LedgerState.Doing)];

    private readonly Random _random;
    private readonly DateOnly _first;

    public RandomHistory(int number, Random random)
    {
        (Number, _random, _first) = (number, random, new DateOnly(2021, 1, 1).AddDays(number % 40 * (Days + 1)));
        Campaign = Campaign.Unnamed with { Name = $"第{number}次", From = _first, Until = _first.AddDays(Days) };
        var (old, made) = (random.Next(3, 15), random.Next(0, 3));
        OldDay = _first.AddDays(old);
        OldMade = At(old + made, 12);
        var (now, later) = (random.Next(old, 26), random.Next(1, 4));
        NewDay = _first.AddDays(now);
        NewMade = At(Math.Max(now, old + made) + later, 12);
        Items = [.. Enumerable.Range(0, random.Next(3, 7)).Select(Item)];
    }

    public int Number { get; }

    public Campaign Campaign { get; }

    public DateOnly OldDay { get; }

    public DateTimeOffset OldMade { get; }

    public DateOnly NewDay { get; }

    public DateTimeOffset NewMade { get; }

    public IReadOnlyList<LedgerItem> Items { get; }

    /// <summary>Once the items have their ids.</summary>
    public IEnumerable<LedgerEntry> Entries() => Items.SelectMany(StepsOf);

    private LedgerItem Item(int i)
    {
        var number = (Number * 10) + i + 1;
        var isVisit = i > 0 && _random.Next(5) == 0;
        var isRelapse = i > 1 && !isVisit && _random.Next(3) == 0;
        var first = (Number * 10) + 1;
        return new LedgerItem
        {
            Kind = isVisit ? "visit" : "problem",
            Number = number,
            ChainNumber = isRelapse ? first : number,
            Title = $"{number}",
            State = LedgerState.Doing,
            RaisedByKey = "chief",
            FoundOn = _first.AddDays(isRelapse ? _random.Next(8, 24) : _random.Next(0, 12)),
            IsImportedClosed = false,
            Fields = $$"""{"source":"{{Sources[_random.Next(Sources.Length)]}}"}""",
        };
    }

    private IEnumerable<LedgerEntry> StepsOf(LedgerItem item)
    {
        var day = item.FoundOn.DayNumber - _first.DayNumber;
        var recorded = At(day + Late(), 9);
        var isRelapse = item.Number != item.ChainNumber;
        var isImport = !isRelapse && _random.Next(5) == 0;
        LedgerState state = _random.Next(6) == 0 ? LedgerState.Raised : LedgerState.Doing;
        yield return Entry(item, isImport ? "Import" : isRelapse ? "Relapse" : "Raise", null, state, day, recorded, mayGoBack: false);

        for (var i = _random.Next(0, 5); i > 0; i--)
        {
            var (verb, to) = state is LedgerState.Raised ? ("Accept", LedgerState.Doing)
                : item.Kind == "visit" ? ("Claim", LedgerState.Closed)
                : state is LedgerState.Closed && _random.Next(2) == 0 ? ("Reopen", LedgerState.Doing)
                : Steps[_random.Next(Steps.Length)];
            var from = state;
            state = to;
            day += _random.Next(0, 6);

            // What is recorded later never stands before what it follows.
            var at = At(day + Late(), 10 + (_random.Next(0, 5) * 2));
            recorded = at > recorded ? at : recorded.AddMinutes(7);
            yield return Entry(item, verb, from, to, day, recorded, mayGoBack: true);
        }
    }

    private LedgerEntry Entry(LedgerItem item, string verb, LedgerState? from, LedgerState to, int day, DateTimeOffset at, bool mayGoBack) => new()
    {
        ItemId = item.Id,
        Cycle = 1,
        Verb = verb,
        From = from,
        To = to,
        Day = _first.AddDays(day),
        At = at,
        ByUserKey = "chief",
        Via = "chat",
        TakenBackAt = mayGoBack && _random.Next(5) == 0 ? at.AddHours(_random.Next(1, 24 * 6)) : null,
    };

    private int Late() => _random.Next(3) == 0 ? _random.Next(1, 9) : 0;

    private DateTimeOffset At(int day, int hour) => new DateTimeOffset(_first.AddDays(day).ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(8)).ToUniversalTime();
}
