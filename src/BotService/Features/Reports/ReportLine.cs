using BotService.Features.Reports.CampaignSettings;
using BotService.Features.Reports.Figures;
using BotService.Features.Reports.Templates;
using BotService.Store;

namespace BotService.Features.Reports;

/// <summary>One place of the report with what was counted for it.</summary>
internal sealed record ReportLine(BoundPlace Place, Campaign Campaign, FigureResult Reading, string Meaning)
{
    public int Position => Place.Place.Position;

    public string Name => Place.Binding?.Name ?? Place.Place.Words;

    public FigureDefinition Definition { get; } = Place.Binding?.Figure ?? new FigureDefinition();

    public int? Value => Reading.Value;

    public string? Reason => Place.Binding is null ? Place.OpenReason : Reading.Reason;

    public string? Text => Reason is not null ? null : Reading.Name ?? RestRule.Written(Value ?? 0, Place.HasRest);

    public bool IsZero => Value == 0;

    /// <summary>数5 完成整改.</summary>
    public string Title => $"数{Position} {Name}";

    public SnapshotFigure Stored() => new()
    {
        Position = Position,
        Name = Clip(Name, 100),
        Query = (Definition with { From = Campaign.From, Until = Campaign.Until }).Written(),
        Meaning = Clip(Meaning, 1000),
        Value = Value,
        Text = Text,
        Reason = Reason ?? Reading.Note,
    };

    /// <summary>What it was counted by, for a snapshot that has its number in the store.</summary>
    public IEnumerable<SnapshotRecord> StoredRecords(int snapshotId) =>
        Reading.Records.Select(r => new SnapshotRecord { SnapshotId = snapshotId, Position = Position, Kind = r.Kind, ItemId = r.Id, Reference = r.Reference, StateThen = r.State, Day = r.Day, Weight = r.Weight });

    private static string Clip(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
