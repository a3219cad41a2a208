using BotService.Features.Reports.Figures;
using BotService.Files.Docx;

namespace BotService.Features.Reports.Templates;

/// <summary>Which figure belongs to which place: by the words around it, by a comment on it, or by its name in braces.</summary>
/// <param name="Place">File and line.</param>
internal sealed record ReportBinding(string Name, string Before, string After, FigureDefinition Figure, string Place)
{
    public bool HasWords => Before.Length + After.Length > 0;

    public bool Fits(DocxPlaceholder placeholder) => HasWords && PlaceWords.Fit(placeholder, Before, After);
}

/// <summary>A place that is meant to stay open, and why.</summary>
internal sealed record OpenPlace(string Before, string After, string Reason, string Place)
{
    public bool Fits(DocxPlaceholder placeholder) => PlaceWords.Fit(placeholder, Before, After);
}

/// <summary>Compares what stands around a place; spaces do not matter, because layout puts them anywhere.</summary>
internal static class PlaceWords
{
    public static bool Fit(DocxPlaceholder placeholder, string before, string after) =>
        Plain(placeholder.Before).EndsWith(Plain(before), StringComparison.Ordinal) && Plain(placeholder.After).StartsWith(Plain(after), StringComparison.Ordinal);

    public static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
