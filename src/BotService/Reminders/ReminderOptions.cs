using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>When people are reminded, and how often at most; section <c>Reminders</c>, edited in <c>reminders.json</c>.</summary>
internal sealed class ReminderOptions
{
    public const string Section = "Reminders";

    /// <summary>Pushes that one member gets at most in one ISO week, over all duties.</summary>
    [Range(1, 21)]
    public int Budget { get; set; } = 3;

    public bool Opening { get; set; } = true;

    public bool Midweek { get; set; } = true;

    public DayOfWeek MidweekDay { get; set; } = DayOfWeek.Thursday;

    public TimeOnly MidweekAt { get; set; } = new(16, 7);

    public bool Deadline { get; set; } = true;

    /// <summary>Working time between the last reminder and the due time.</summary>
    [Range(typeof(TimeSpan), "00:15:00", "2.00:00:00")]
    public TimeSpan DeadlineNotice { get; set; } = TimeSpan.FromHours(3);

    public bool LiaisonDigest { get; set; } = true;

    /// <summary>Working days between the liaisons' digest and the due time.</summary>
    [Range(1, 5)]
    public int LiaisonDigestDays { get; set; } = 1;

    public bool ClosingDigest { get; set; } = true;
}

[OptionsValidator]
internal sealed partial class ReminderOptionsValidator : IValidateOptions<ReminderOptions>;
