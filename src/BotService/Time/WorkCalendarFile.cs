using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotService.Time;

/// <summary>Reads <c>holidays/YEAR.json</c> and refuses a wrong one by naming the file and the entry: a wrong day off is a wrong deadline.</summary>
internal static class WorkCalendarFile
{
    private const int LongestHoliday = 15;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Every year of the folder, or one exception that lists all that is wrong in all of them.</summary>
    public static IReadOnlyList<WorkCalendarYear> ReadFolder(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        var problems = new List<string>();
        var years = files.Order(StringComparer.Ordinal).Select(file => Read(file, problems)).OfType<WorkCalendarYear>().ToList();

        return problems.Count == 0 ? years : throw new InvalidDataException(string.Join('\n', problems));
    }

    /// <summary>Null when the file is wrong; what is wrong has then been added to the problems.</summary>
    public static WorkCalendarYear? Read(string file, ICollection<string> problems)
    {
        var name = Path.GetFileName(file);

        try
        {
            var year = JsonSerializer.Deserialize<WorkCalendarYear>(File.ReadAllText(file), Strict);
            var wrong = year is null ? ["the file is empty"] : Check(year, Path.GetFileNameWithoutExtension(file)).ToList();

            foreach (var entry in wrong)
            {
                problems.Add($"{name}: {entry}");
            }

            return wrong.Count == 0 ? year : null;
        }
        catch (JsonException e)
        {
            problems.Add($"{name}: {e.Message}");
            return null;
        }
    }

    private static IEnumerable<string> Check(WorkCalendarYear calendar, string fileName)
    {
        if (fileName != calendar.Year.ToString(CultureInfo.InvariantCulture))
        {
            yield return $"year {calendar.Year} must stand in a file named {calendar.Year}.json";
        }

        var seen = new HashSet<DateOnly>();

        foreach (var holiday in calendar.Holidays)
        {
            foreach (var problem in Check(holiday, calendar.Year, seen))
            {
                yield return $"holiday {holiday.Name} {Text(holiday.From)}: {problem}";
            }
        }

        foreach (var day in calendar.MakeUpDays)
        {
            foreach (var problem in CheckMakeUpDay(day, calendar.Year, seen))
            {
                yield return $"make-up day {Text(day)}: {problem}";
            }
        }
    }

    private static IEnumerable<string> Check(Holiday holiday, int year, HashSet<DateOnly> seen)
    {
        if (string.IsNullOrWhiteSpace(holiday.Name))
        {
            yield return "it has no name";
        }

        if (!Belongs(holiday.From, year) || !Belongs(holiday.To, year))
        {
            yield return $"it lies outside {year}";
        }

        var length = holiday.To.DayNumber - holiday.From.DayNumber + 1;

        if (length is < 1 or > LongestHoliday)
        {
            yield return $"it ends on {Text(holiday.To)}, which makes {length} days";
            yield break;
        }

        var shared = holiday.Days.Where(day => !seen.Add(day)).ToList();

        if (shared.Count > 0)
        {
            yield return $"it overlaps another holiday on {Text(shared[0])}";
        }
    }

    private static IEnumerable<string> CheckMakeUpDay(DateOnly day, int year, HashSet<DateOnly> seen)
    {
        if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
        {
            yield return "it is not a weekend day";
        }

        if (!Belongs(day, year))
        {
            yield return $"it lies outside {year}";
        }

        if (!seen.Add(day))
        {
            yield return "it is listed twice or inside a holiday";
        }
    }

    // A New Year holiday may begin in the last days of the year before.
    private static bool Belongs(DateOnly day, int year) => day.Year == year || (day.Year == year - 1 && day.Month == 12);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
