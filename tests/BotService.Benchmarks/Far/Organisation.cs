using System.Globalization;
using System.Text;

namespace BotService.Benchmarks.Far;

/// <summary>An invented organisation as the files an operator would import: branches of equal size, a liaison each, topics from mid-July.</summary>
internal static class Organisation
{
    public const int Groups = 40;

    /// <summary>ISO week of the first topic in 2026; the ten weeks from here have five working days each.</summary>
    public const int FirstWeek = 28;

    /// <summary>Before the first topic opens.</summary>
    public static DateTimeOffset Start { get; } = At(FirstWeek, DayOfWeek.Monday, "06:00");

    public static string UserId(int number) => string.Create(CultureInfo.InvariantCulture, $"u{number:000000}");

    public static string Group(int number) => string.Create(CultureInfo.InvariantCulture, $"党支部{number % Groups:00}");

    /// <summary>A local instant in a week of 2026.</summary>
    public static DateTimeOffset At(int week, DayOfWeek day, string time) => new(
        ISOWeek.ToDateTime(2026, week, day).Add(TimeOnly.Parse(time, CultureInfo.InvariantCulture).ToTimeSpan()), TimeSpan.FromHours(8));

    public static string Stamp(int week, DayOfWeek day, string time) => At(week, day, time).ToString("O", CultureInfo.InvariantCulture);

    public static string WritePeople(string folder, int count)
    {
        var rows = new StringBuilder("userid,name,group,tier,role\n");

        for (var i = 0; i < count; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{UserId(i)},学员{i:000000},{Group(i)},支部,{(i < Groups ? "liaison" : "member")}\n");
        }

        var file = Path.Combine(folder, "people.csv");
        File.WriteAllText(file, rows.ToString());
        return file;
    }

    public static string WriteTopics(string folder, int count)
    {
        var rows = new StringBuilder("week,title\n");

        for (var i = 0; i < count; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"2026-W{FirstWeek + i},第{i + 1}课 调查研究\n");
        }

        var file = Path.Combine(folder, "topics.csv");
        File.WriteAllText(file, rows.ToString());
        return file;
    }
}
