using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BotService.Benchmarks.Figures;

/// <summary>Rows of figures, written as a Markdown table for people and as JSON for comparisons.</summary>
internal sealed class Report(string title)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Func<Figure>> _figures = [];

    public void Add(string what, double value, string unit, string? beside = null) => Add(what, value, unit, () => beside);

    /// <param name="beside">Asked when the report is written: what a figure is compared with may be measured after it.</param>
    public void Add(string what, double value, string unit, Func<string?> beside)
    {
        _figures.Add(() => new Figure(what, value, unit, beside()));
        System.Console.Error.WriteLine($"{what}: {Text(value)} {unit}");
    }

    public async Task WriteAsync(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var figures = _figures.ConvertAll(figure => figure());
        var markdown = new StringBuilder($"### {title}\n\n| figure | value | beside |\n|---|---:|---|\n");

        foreach (var figure in figures)
        {
            markdown.Append(CultureInfo.InvariantCulture, $"| {figure.What} | {Text(figure.Value)} {figure.Unit} | {figure.Beside} |\n");
        }

        markdown.Append(CultureInfo.InvariantCulture, $"\n{Environment.ProcessorCount} cores shared with the driver; load average at the end: {Load()}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.md"), markdown.ToString());
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.json"), JsonSerializer.Serialize(new { title, cores = Environment.ProcessorCount, load = Load(), figures }, Indented));
        System.Console.WriteLine(markdown);
    }

    /// <summary>Whether somebody else was busy meanwhile; figures of a busy machine are worth little.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";

    private static string Text(double value) => value.ToString(value >= 100 ? "#,0" : "0.##", CultureInfo.InvariantCulture);
}

/// <summary>One measured value, and what it is to be compared with.</summary>
internal sealed record Figure(string What, double Value, string Unit, string? Beside);
