using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotService.Features.LedgerLists.Listing;
using BotService.Messaging;

namespace BotService.Features.LedgerLists.Exporting;

/// <summary>Which list, by which conditions, for whom. Kept as text until the file is made.</summary>
/// <param name="Kind">The kind's key.</param>
/// <param name="Filter">As it was read when the file was asked for: 上月 stays that month, whenever the file is made.</param>
/// <param name="Reader">The account of whoever asked and sees no more than that in it; null where everything is written.</param>
/// <param name="Form">The superior's form that is filled in instead of our own layout.</param>
internal sealed record LedgerExport(string Kind, LedgerFilter Filter, string? Reader = null, string? Form = null)
{
    private static readonly JsonSerializerOptions Plain = new() { IncludeFields = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    [JsonIgnore]
    public FileContent File => new(Form is null ? LedgerWorkbook.Maker : LedgerFormWorkbook.Maker, ToString());

    public static LedgerExport Parse(string text) => JsonSerializer.Deserialize<LedgerExport>(text, Plain)!;

    public override string ToString() => JsonSerializer.Serialize(this, Plain);
}
