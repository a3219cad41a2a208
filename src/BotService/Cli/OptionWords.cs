using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace BotService.Cli;

/// <summary>What is wrong with a setting, in the operator's language and by the variable; the framework says it in English, by the property.</summary>
internal static partial class OptionWords
{
    public static IEnumerable<string> Of(OptionsValidationException exception)
    {
        var section = exception.OptionsType.GetField("Section")?.GetRawConstantValue() as string;
        return exception.Failures.Select(failure => Of(failure, section));
    }

    private static string Of(string failure, string? section)
    {
        if (OutOfRange().Match(failure) is { Success: true } range)
        {
            return $"{Key(section, range)} 要在 {range.Groups["low"].Value} 到 {range.Groups["high"].Value} 之间";
        }

        if (Missing().Match(failure) is { Success: true } missing)
        {
            return $"缺少 {Key(section, missing)}";
        }

        if (NotAllowed().Match(failure) is { Success: true } wrong)
        {
            return $"{Key(section, wrong)} 不是可以写的值，写法见 docs/operate.md";
        }

        return ByProperty().Replace(failure, string.Empty);
    }

    /// <summary>As it is written in the environment: <c>PolicyOptions.Authorisations[0].Switch</c> is <c>Policy__Authorisations__0__Switch</c>.</summary>
    private static string Key(string? section, Match match)
    {
        var parts = match.Groups["path"].Value.Replace("[", ".", StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal).Split('.');
        return string.Join("__", parts.Skip(parts.Length > 1 ? 1 : 0).Prepend(section).OfType<string>());
    }

    [GeneratedRegex(@"^(?:[^:]*: )?The field (?<path>[\w.\[\]]+) must be between (?<low>\S+) and (?<high>\S+)\.$")]
    private static partial Regex OutOfRange();

    [GeneratedRegex(@"^(?:[^:]*: )?The (?<path>[\w.\[\]]+) field is required\.$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"^(?:[^:]*: )?The (?:field )?(?<path>[\w.\[\]]+)(?: field)? does not equal any of the values")]
    private static partial Regex NotAllowed();

    /// <summary>The property in front of a text that names the variable itself.</summary>
    [GeneratedRegex(@"^[\w.\[\]]+: (?=(?:缺少 )?[A-Za-z]+__)")]
    private static partial Regex ByProperty();
}
