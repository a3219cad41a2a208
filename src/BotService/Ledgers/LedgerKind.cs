using System.Text.Json;
using BotService.Store;

namespace BotService.Ledgers;

/// <summary>One kind of ledger as its file says it: its words, who may do what, its time limits, what its items are.</summary>
internal sealed record LedgerKind(string Key, string Prefix, string Raise, string List)
{
    /// <summary>Where the file's words stand, for the sentence about two files that share one.</summary>
    public required string Where { get; init; }

    public bool IsOn { get; init; } = true;

    public IReadOnlyList<string> AlsoRaise { get; init; } = [];

    public IReadOnlyList<string> AlsoList { get; init; } = [];

    /// <summary>Where it stands among the lists, smallest first.</summary>
    public int Position { get; init; }

    /// <summary>What is shown where a sentence is missing.</summary>
    public LedgerExample Example { get; init; } = LedgerExample.Usual;

    /// <summary>What was seen on a visit, in an opinion or in what was missed becomes an item of it.</summary>
    public bool TakesProblems { get; init; }

    /// <summary>What somebody is asked to do becomes an item of it.</summary>
    public bool TakesTasks { get; init; }

    public string Unit { get; init; } = "项";

    /// <summary>What all of them together are called: 发现, 确定, 共.</summary>
    public string Total { get; init; } = "共";

    /// <summary>What those that are closed are called in a figure: 办成.</summary>
    public string? Done { get; init; }

    public IReadOnlyDictionary<LedgerState, string> States { get; init; } = new Dictionary<LedgerState, string>();

    public LedgerRights MayRaise { get; init; } = LedgerRights.Everybody;

    /// <summary>Whose own items begin as 办理中; everybody else's wait for these.</summary>
    public LedgerRights AcceptedBy { get; init; } = LedgerRights.Office;

    public IReadOnlyList<LedgerField> Fields { get; init; } = [];

    public LedgerTerm Due { get; init; } = LedgerTerm.None;

    public int PutOffs { get; init; } = 2;

    /// <summary>Who verifies, in this order; the first step with somebody in it counts.</summary>
    public IReadOnlyList<VerifierStep> VerifiedBy { get; init; } = [];

    /// <summary>What comes back is a new item in the same chain, and figures count chains.</summary>
    public bool HasChains { get; init; }

    public LedgerTerm Review { get; init; } = LedgerTerm.None;

    /// <summary>How people are asked what became of a closed item; null where nobody is.</summary>
    public LedgerRating? Rate { get; init; }

    public bool IsPublic { get; init; }

    /// <summary>Its items are visits, each with days and a place of its own, at which it may meet others.</summary>
    public bool IsVisit { get; init; }

    /// <summary>Its items are the rows of the file, which an admin judges and nobody raises, takes or reports as done.</summary>
    public bool IsPrescribed { get; init; }

    /// <summary>An item of it is passed with the number that was measured.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>Its items are subjects of research, which end with a visit that took place and with what came of it.</summary>
    public bool IsResearch { get; init; }

    /// <summary>The reminders that its items are in, of those that a kind may go without.</summary>
    public IReadOnlyList<string> Rungs { get; init; } = LedgerKindWords.Rungs;

    /// <summary>统计 and the answer to 通过 tell whether it was done by its day.</summary>
    public bool CountsOnTime { get; init; }

    /// <summary>统计 sets the groups side by side, and items are shown to other groups and borrowed by them.</summary>
    public bool CountsByGroup { get; init; }

    /// <summary>Headings that mean a field when a table is read; when one is written, the first of each in this order.</summary>
    public IReadOnlyList<(string Field, IReadOnlyList<string> Headings)> Columns { get; init; } = [];

    /// <summary>There is something to write into a workbook: its columns, or the rows that the file itself holds.</summary>
    public bool CanBeExported => Columns.Count > 0 || IsPrescribed;

    /// <summary>Items that the file itself holds.</summary>
    public IReadOnlyList<LedgerRow> Rows { get; init; } = [];

    /// <summary>It is a record of what was done: who wrote it closes it.</summary>
    public bool IsRecord => VerifiedBy.Count == 0;

    /// <summary>What is done with it at the end, in one word: 办成, or the word of the state.</summary>
    public string DoneWord => Done ?? Word(LedgerState.Closed);

    /// <summary>Whether that is ever said of an item of it: a visit is moved, joined or dropped, and a prescribed action is only judged.</summary>
    public bool Knows(LedgerVerb verb) => verb switch
    {
        LedgerVerb.PutOff or LedgerVerb.GiveBack or LedgerVerb.Grant => !IsVisit,
        LedgerVerb.Stand => !IsVisit && !IsPrescribed,
        LedgerVerb.Take or LedgerVerb.Claim or LedgerVerb.Pass or LedgerVerb.Reject or LedgerVerb.Void => !IsPrescribed,
        _ => true,
    };

    public LedgerField? Field(string keyOrName) => Fields.FirstOrDefault(field => field.Key == keyOrName || field.Name == keyOrName);

    /// <summary>The values that an item has of which nothing else was said.</summary>
    public Dictionary<string, string> Defaults() => Fields.Where(field => field.Default is not null).ToDictionary(field => field.Key, field => field.Default!);

    /// <summary>How an item of this kind stands to one of another kind that it is said to come from.</summary>
    public LedgerRelation RelationTo(LedgerKind other) => other.IsResearch && IsVisit ? LedgerRelation.About : TakesProblems && other.IsVisit ? LedgerRelation.RaisedFrom : LedgerRelation.Outcome;

    /// <summary>The word of a state: 办理中, 已销号.</summary>
    public string Word(LedgerState state) => States[state];

    /// <summary>The long word by which an item may be called, besides the prefix.</summary>
    public string LongWord => Raise.Length > 0 ? Raise : List;
}

/// <summary>A short value that an item of the kind may have; never required.</summary>
internal sealed record LedgerField(string Key, string Name, IReadOnlyList<string> Values, string? Default);

/// <summary>A prescribed item, with the check that tells from records whether it was done.</summary>
/// <param name="Check">Its words: gathering, 动员会.</param>
/// <param name="Due">The month before which it is not missed.</param>
internal sealed record LedgerRow(string Title, IReadOnlyList<string> Check, int? Due)
{
    /// <summary>No record tells of it.</summary>
    public bool IsManual => Check is [PrescribedForm.Manual];
}

/// <summary>What is shown to whoever leaves out a sentence.</summary>
/// <param name="Ask">What is asked for: 请写办什么事.</param>
/// <param name="Raise">What may stand behind the word that raises an item.</param>
/// <param name="Claim">What may stand behind 完成.</param>
internal sealed record LedgerExample(string Ask, string Raise, string Claim)
{
    public static LedgerExample Usual { get; } = new("请写一句话，后面可以写责任人和期限", "修订临时救助操作办法 郑凯 10月15日", "办法已印发");
}

/// <summary>How people are asked what became of a closed item.</summary>
/// <param name="AsksRaiser">Who raised it is asked when it is closed.</param>
/// <param name="Draw">How many the system draws at most.</param>
/// <param name="ShowFrom">With fewer answers nothing is shown.</param>
internal sealed record LedgerRating(bool AsksRaiser, int Draw, int ShowFrom);

/// <summary>A number of days, worked or counted.</summary>
internal sealed record LedgerTerm(int Days, bool AreWorked)
{
    public static LedgerTerm None { get; } = new(0, false);
}

/// <summary>Who may raise an item, or accept one.</summary>
[Flags]
internal enum LedgerRights
{
    /// <summary>Only the file itself.</summary>
    None = 0,
    Member = 1,
    Liaison = 2,
    Admin = 4,
    Office = Liaison | Admin,
    Everybody = Member | Liaison | Admin,
}

/// <summary>The values of an item's fields, as they are kept.</summary>
internal static class LedgerFields
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json, Plain) ?? [];

    public static string Write(IReadOnlyDictionary<string, string> values) => JsonSerializer.Serialize(values, Plain);

    /// <summary>How one value stands in the text of the column; asked for by queries.</summary>
    public static string Written(string key, string value) => $"{JsonSerializer.Serialize(key, Plain)}:{JsonSerializer.Serialize(value, Plain)}";
}
