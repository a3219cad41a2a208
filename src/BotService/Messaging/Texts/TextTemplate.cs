using Fluid;

namespace BotService.Messaging;

/// <summary>One text: lines that are written for each reader, those that come out empty left out.</summary>
internal sealed class TextTemplate(IReadOnlyList<string> lines)
{
    private static readonly Lazy<FluidParser> Parser = new(() => new FluidParser());

    private static readonly TemplateOptions Options = new() { CultureInfo = System.Globalization.CultureInfo.InvariantCulture };

    // Parsed when first needed: the built-in texts are known to be right, and a start need not wait for them.
    private readonly Lazy<IReadOnlyList<IFluidTemplate>> _parsed = new(() => [.. lines.Select(line => Parser.Value.Parse(line))]);

    public IReadOnlyList<string> Lines => lines;

    public string Write(IReadOnlyDictionary<string, object> fields)
    {
        var context = new TemplateContext(Options);

        foreach (var (name, value) in fields)
        {
            context.SetValue(name, value is string words ? TextValue.Of(words) : value);
        }

        return string.Join('\n', _parsed.Value.Select(line => line.Render(context)).Where(line => line.Length > 0));
    }

    /// <summary>What is wrong with a line, in words for whoever wrote it; null when it can be used.</summary>
    public static string? ProblemOf(string line, IReadOnlyList<TextField> fields)
    {
        if (line.Any(char.IsControl))
        {
            return "一行文字里不能换行，几行就写成 [\"第一行\", \"第二行\"]";
        }

        return Parser.Value.TryParse(line, out var template, out var error)
            ? new TextFieldCheck(fields).ProblemOf(template)
            : $"模板写法不对（{error.Split('\n')[0].Trim()}）；字段写成 {{{{ title }}}}，条件写成 {{% if last %}}…{{% else %}}…{{% endif %}}";
    }
}
