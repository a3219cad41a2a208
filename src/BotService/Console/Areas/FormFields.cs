using System.Globalization;
using BotService.Console.Html;
using BotService.Files;

namespace BotService.Console.Areas;

/// <summary>Fields that many forms have.</summary>
internal static class FormFields
{
    /// <summary>By which a form that was already shown says that it is meant.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>What is said of a day that no record can lie near.</summary>
    public const string FarDay = "日子要在 2000 年到 2100 年之间。请改好再试。";

    private const string NoDay = "没看懂是哪一天。请选一个日子，或写成 年-月-日 的样子。";

    private const int FirstYear = 2000;

    private const int LastYear = 2100;

    private const int YearDigits = 4;

    private const string Moment = "yyyy-MM-ddTHH:mm";

    /// <summary>Of a body that ends too early; what the disk has to say comes with the number of the system's error instead.</summary>
    private const int EndsEarly = unchecked((int)0x80131620);

    /// <summary>Empty for a request that is none.</summary>
    /// <exception cref="BadHttpRequestException">It says that it is one, and cannot be read.</exception>
    public static async ValueTask<IFormCollection> FormAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : FormCollection.Empty;
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException { HResult: EndsEarly } and not BadHttpRequestException))
        {
            throw new BadHttpRequestException("The form cannot be read.", StatusCodes.Status400BadRequest, exception);
        }
    }

    public static Field Hidden(string name, string value) => new(name, string.Empty, FieldKind.Hidden, value);

    public static Field Hidden(string name, int value) => Hidden(name, value.ToString(CultureInfo.InvariantCulture));

    public static Field Once() => Hidden(ChatActs.OnceField, ChatActs.NewKey());

    /// <summary>The number in a hidden field; 0, which nothing has, for anything else.</summary>
    public static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static Field Yes() => Hidden(Confirmed, "yes");

    public static string Written(DateTime local) => local.ToString(Moment, CultureInfo.InvariantCulture);

    /// <summary>As browsers send a date; null for anything else.</summary>
    public static DateOnly? DayIn(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What is wrong with what a day field holds; null for a day that can be meant, and for none.</summary>
    public static string? WrongDay(string? text) => string.IsNullOrWhiteSpace(text) ? null : DayIn(text) is not { } day ? NoDay : IsFar(day) ? FarDay : null;

    public static bool IsFar(DateOnly day) => day.Year is < FirstYear or > LastYear;

    /// <summary>Whether a day or a moment begins with such a year, however the rest of it is written.</summary>
    public static bool BeginsFar(string? text)
    {
        var plain = text is null ? string.Empty : CellText.OneWidth(text).Trim();

        if (plain.Length < YearDigits || !int.TryParse(plain.AsSpan(0, YearDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return false;
        }

        return year is < FirstYear or > LastYear;
    }

    /// <summary>As browsers send it, with or without seconds.</summary>
    public static DateTime? MomentIn(string? text) =>
        DateTime.TryParseExact(text?.Trim(), [Moment, "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : null;
}
