using System.Buffers;
using System.Globalization;

namespace BotService.WeCom.Api;

/// <summary>The questions limits are made of; each answers null when the field is in order.</summary>
internal static class Limit
{
    private const int MaxUserIdLength = 64;
    private static readonly SearchValues<char> TaskIdAlphabet =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-@");

    internal static LimitViolation? First(params IEnumerable<LimitViolation?> questions) => questions.FirstOrDefault(violation => violation is not null);

    internal static LimitViolation? Required(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? new LimitViolation(field, "required") : null;

    internal static LimitViolation? Bytes(string field, string? text, int most) =>
        text is not null && WeComText.CountBytes(text) > most ? AtMost(field, most, "bytes") : null;

    internal static LimitViolation? Characters(string field, string? text, int most) =>
        text is not null && WeComText.CountCharacters(text) > most ? AtMost(field, most, "characters") : null;

    internal static LimitViolation? RequiredBytes(string field, string? text, int most) => Required(field, text) ?? Bytes(field, text, most);

    internal static LimitViolation? Count<T>(string field, IReadOnlyCollection<T>? items, int least, int most) =>
        (items?.Count ?? 0) < least || (items?.Count ?? 0) > most ? new LimitViolation(field, string.Create(CultureInfo.InvariantCulture, $"{least} to {most} items")) : null;

    internal static LimitViolation? Between(string field, int? number, int least, int most) =>
        number < least || number > most ? new LimitViolation(field, string.Create(CultureInfo.InvariantCulture, $"{least} to {most}")) : null;

    internal static LimitViolation? WebAddress(string field, string? url, int most) =>
        RequiredBytes(field, url, most)
        ?? (url!.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            ? null
            : new LimitViolation(field, "must begin with http:// or https://"));

    internal static LimitViolation? TaskId(string field, string? taskId) =>
        taskId is null || (taskId.Length is > 0 and <= 128 && !taskId.AsSpan().ContainsAnyExcept(TaskIdAlphabet))
            ? null
            : new LimitViolation(field, "1 to 128 of 0-9 A-Z a-z _ - @");

    internal static LimitViolation? UserIds(string field, IReadOnlyList<string> users) =>
        Count(field, users, 1, SendLimits.MostRecipients)
        ?? (users.Any(user => string.IsNullOrWhiteSpace(user) || user.Contains('|', StringComparison.Ordinal) || user.Length > MaxUserIdLength)
            ? new LimitViolation(field, "each 1 to 64 characters without |")
            : null)
        ?? Distinct(field, users, StringComparer.OrdinalIgnoreCase);

    internal static LimitViolation? Distinct(string field, IEnumerable<string> values, StringComparer comparer)
    {
        var seen = new HashSet<string>(comparer);
        return values.All(seen.Add) ? null : new LimitViolation(field, "distinct");
    }

    private static LimitViolation AtMost(string field, int most, string unit) =>
        new(field, string.Create(CultureInfo.InvariantCulture, $"at most {most} {unit}"));
}
