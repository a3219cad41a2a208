using System.Globalization;
using BotService.Console.Html;

namespace BotService.Console.Areas;

/// <summary>Fields that many forms have.</summary>
internal static class FormFields
{
    /// <summary>By which a form that was already shown says that it is meant.</summary>
    public const string Confirmed = "confirmed";

    private const string Moment = "yyyy-MM-ddTHH:mm";

    /// <summary>Empty for a request that is none.</summary>
    public static async ValueTask<IFormCollection> FormAsync(this HttpRequest request, CancellationToken cancellationToken) =>
        request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : FormCollection.Empty;

    public static Field Hidden(string name, string value) => new(name, string.Empty, FieldKind.Hidden, value);

    public static Field Hidden(string name, int value) => Hidden(name, value.ToString(CultureInfo.InvariantCulture));

    public static Field Once() => Hidden(ChatActs.OnceField, ChatActs.NewKey());

    /// <summary>The number in a hidden field; 0, which nothing has, for anything else.</summary>
    public static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static Field Yes() => Hidden(Confirmed, "yes");

    public static string Written(DateTime local) => local.ToString(Moment, CultureInfo.InvariantCulture);

    /// <summary>As browsers send a date; null for anything else.</summary>
    public static DateOnly? DayIn(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>As browsers send it, with or without seconds.</summary>
    public static DateTime? MomentIn(string? text) =>
        DateTime.TryParseExact(text?.Trim(), [Moment, "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : null;
}
