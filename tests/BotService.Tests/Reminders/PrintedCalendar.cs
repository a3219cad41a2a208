using System.Globalization;
using System.Text.Json;

namespace BotService.Tests.Reminders;

/// <summary>Days off and quiet hours as a clerk reads them from the notice, day by day, apart from the product's reading.</summary>
internal sealed class PrintedCalendar
{
    private readonly HashSet<DateOnly> _off = [];
    private readonly HashSet<DateOnly> _on = [];

    public PrintedCalendar()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "config", "holidays"), "*.json"))
        {
            using var notice = JsonDocument.Parse(File.ReadAllText(file));
            _on.UnionWith(notice.RootElement.GetProperty("makeUpDays").EnumerateArray().Select(DayOf));

            foreach (var holiday in notice.RootElement.GetProperty("holidays").EnumerateArray())
            {
                for (var day = DayOf(holiday.GetProperty("from")); day <= DayOf(holiday.GetProperty("to")); day = day.AddDays(1))
                {
                    _off.Add(day);
                }
            }
        }

        Assert.True(_off.Count > 40 && _on.Count > 5);
    }

    public bool MayDisturb(DateTime local) => local.TimeOfDay >= new TimeSpan(8, 30, 0) && local.TimeOfDay < new TimeSpan(20, 0, 0) && local.Minute is not (0 or 30) && IsWorked(DateOnly.FromDateTime(local));

    private bool IsWorked(DateOnly day) => _on.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_off.Contains(day));

    private static DateOnly DayOf(JsonElement day) => DateOnly.Parse(day.GetString()!, CultureInfo.InvariantCulture);
}
