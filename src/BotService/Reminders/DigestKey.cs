using System.Globalization;

namespace BotService.Reminders;

/// <summary>Reads from a digest's key what it told of: rule:subject:instant, several joined by a plus.</summary>
internal static class DigestKey
{
    /// <summary>Up to the first part that is none; a key that was too long and became a hash has no part.</summary>
    public static IEnumerable<(string Rule, int Subject)> PartsOf(string key)
    {
        foreach (var part in key.Split('+'))
        {
            if (part.Split(':') is not [var rule, var subject, var at] || !int.TryParse(subject, CultureInfo.InvariantCulture, out var id) || !long.TryParse(at, CultureInfo.InvariantCulture, out _))
            {
                yield break;
            }

            yield return (rule.Split('@')[0], id);
        }
    }
}
