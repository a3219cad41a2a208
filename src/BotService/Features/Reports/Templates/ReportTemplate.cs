using System.Security.Cryptography;
using BotService.Files;
using BotService.Files.Docx;

namespace BotService.Features.Reports.Templates;

/// <summary>The template with what is bound to each of its places.</summary>
internal sealed class ReportTemplate(DocxTemplate document, string hash, IReadOnlyList<BoundPlace> places)
{
    private const long MostBytes = 20L << 20;

    public DocxTemplate Document => document;

    public string Hash => hash;

    public IReadOnlyList<BoundPlace> Places => places;

    /// <summary>Null when it cannot be read; that has then been added to the problems.</summary>
    public static ReportTemplate? Read(string folder, ReportFile file, ICollection<string> problems)
    {
        string[] where = [folder, Path.GetFullPath("seeds"), Path.Combine(AppContext.BaseDirectory, "seeds")];
        var path = where.Select(place => Path.Combine(place, file.Template)).FirstOrDefault(File.Exists);

        if (path is null)
        {
            problems.Add($"{ReportFile.Name}：找不到模板 {file.Template}，请放到配置文件夹里");
            return null;
        }

        if (new FileInfo(path).Length > MostBytes)
        {
            problems.Add(NotReadable(file.Template));
            return null;
        }

        return Of(file.Template, File.ReadAllBytes(path), file, problems);
    }

    /// <inheritdoc cref="Read"/>
    public static ReportTemplate? Of(string name, byte[] bytes, ReportFile file, ICollection<string> problems)
    {
        try
        {
            var document = DocxTemplate.Read(bytes);
            return new ReportTemplate(document, Convert.ToHexStringLower(SHA256.HashData(bytes)), TemplateBinding.Of(document, file, problems));
        }
        catch (InvalidDataException)
        {
            problems.Add(NotReadable(name));
            return null;
        }
        catch (TableRefusal refusal)
        {
            problems.Add($"模板 {name} {refusal.Message}");
            return null;
        }
    }

    private static string NotReadable(string name) => $"模板 {name} 不是能打开的 .docx，请用文字处理软件另存为 .docx";
}

/// <summary>One place and what is bound to it; neither binding nor reason is a mistake that stopped the start.</summary>
internal sealed record BoundPlace(DocxPlaceholder Place, ReportBinding? Binding, string? OpenReason)
{
    /// <summary>The comment by which it was bound: it has done its work once the place is filled.</summary>
    public string? NamedBy { get; init; }

    /// <summary>It was bound by a comment or by the braces, whatever words stand around it.</summary>
    public bool IsNamed => NamedBy is not null || Place.Name is not null;

    /// <summary>How many characters behind the place are 余 and the spaces before it; 0 where there is none, and behind a name, whose 余 is the next word's.</summary>
    public int RestLength => Binding?.Figure.Name is null && Place.After.TrimStart() is [RestRule.Rest, ..] ? Place.After.IndexOf(RestRule.Rest, StringComparison.Ordinal) + 1 : 0;

    public bool HasRest => RestLength > 0;

    /// <summary>The measure word behind it.</summary>
    public string Unit => Place.After[RestLength..].TrimStart() is [var unit, ..] && char.IsLetter(unit) ? unit.ToString() : string.Empty;
}
