namespace BotService.Features.LedgerLists.Measuring;

/// <summary>From where something was to where it should be.</summary>
internal sealed record MeasuredWay(MeasuredNumber From, MeasuredNumber To)
{
    private const int Decimals = 4;

    /// <summary>What stands behind each number: % for a share, else nothing.</summary>
    public string Sign { get; init; } = string.Empty;

    /// <summary>It is where it should be already, so nothing can be measured.</summary>
    public bool IsLevel => From.Value == To.Value;

    /// <summary>Of the values of an item; null where nothing was set that can be measured.</summary>
    public static MeasuredWay? Of(IReadOnlyDictionary<string, string> values) => Between(values) is { IsLevel: false } way ? way : null;

    /// <summary>The same, also when both are one number.</summary>
    public static MeasuredWay? Between(IReadOnlyDictionary<string, string> values) =>
        MeasuredNumber.In(values.GetValueOrDefault("baseline")) is { } from && MeasuredNumber.In(values.GetValueOrDefault("target")) is { } to
            ? new MeasuredWay(from.Beside(to), to.Beside(from)) { Sign = MeasuredNumber.IsShare(values["baseline"]) || MeasuredNumber.IsShare(values["target"]) ? "%" : string.Empty }
            : null;

    /// <summary>A value that was said, in the unit of the two where it was said without one.</summary>
    public MeasuredNumber Along(MeasuredNumber said) => said.Beside(Math.Abs(From.Value) > Math.Abs(To.Value) ? From : To);

    /// <summary>How much of the way it is to there: 1 is all of it.</summary>
    public decimal Share(MeasuredNumber actual) => (actual.Value - From.Value) / (To.Value - From.Value);

    /// <summary>As the two are written, where that loses nothing.</summary>
    public string Written(MeasuredNumber actual)
    {
        var count = From.Unit == To.Unit ? actual.Value / From.Unit : 0;
        return decimal.Round(count, Decimals) * From.Unit == actual.Value ? new MeasuredNumber(count, From.Unit).Written + Sign : actual.Written + Sign;
    }
}
