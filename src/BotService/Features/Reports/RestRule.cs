using System.Globalization;

namespace BotService.Features.Reports;

/// <summary>余 promises more than the number before it, so it stands only where there is more.</summary>
internal static class RestRule
{
    public const char Rest = '余';

    private const int Ten = 10;

    public static string Written(int value, bool hasRest)
    {
        if (!hasRest || value < Ten || value % Ten == 0)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value / Ten * Ten}{Rest}");
    }
}
