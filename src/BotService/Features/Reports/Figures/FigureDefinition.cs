using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotService.Features.Reports.Figures;

/// <summary>What a place of the report counts, or which name stands there. It is kept with each snapshot, so that an old one can be asked again.</summary>
internal sealed record FigureDefinition
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>A name of the campaign, such as Upper; null for a figure.</summary>
    public string? Name { get; init; }

    /// <summary>The key of what is counted: topic, gathering, problem.</summary>
    public string? Count { get; init; }

    /// <summary>The states that count; none given are all that are neither raised only nor void.</summary>
    public string[]? States { get; init; }

    /// <summary>What came back counts with what it came from.</summary>
    public bool Chains { get; init; }

    /// <summary>Which values of which field count.</summary>
    public SortedDictionary<string, string[]>? Where { get; init; }

    /// <summary>Also what was closed in an older list, without anybody who verified it.</summary>
    public bool IncludeImported { get; init; }

    /// <summary>The form of a gathering.</summary>
    public string? Form { get; init; }

    /// <summary>Only what an item of this kind belongs to: subjects with a visit.</summary>
    public string? With { get; init; }

    /// <summary>How many different values of a field there are, instead of how many records.</summary>
    public string? Distinct { get; init; }

    /// <summary>Words in the title of the 传 that stand behind a name or a list of the campaign: they are shown with it and count nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>The campaign's days, so that moving them is seen to be another definition.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>Whether records of this kind are what it counts, and not what stands behind it.</summary>
    public bool IsOf(string kind) => Count == kind;

    public static FigureDefinition Parse(string written) => JsonSerializer.Deserialize<FigureDefinition>(written, Plain)!;

    public string Written() => JsonSerializer.Serialize(this, Plain);
}
