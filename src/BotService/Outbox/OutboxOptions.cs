using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotService.Outbox;

/// <summary>How patiently owed messages are sent; section <c>Outbox</c>.</summary>
internal sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>Name of the channel that pushes go out on first; empty is the app, or the bot where there is no app.</summary>
    public string Channel { get; set; } = string.Empty;

    /// <summary>Calls under way at once: one slow answer does not hold up all others.</summary>
    [Range(1, 16)]
    public int AtOnce { get; set; } = 4;

    /// <summary>How long a claimed message belongs to one worker.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Wait after the first failed try; doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromSeconds(15);

    [Range(typeof(TimeSpan), "00:01:00", "06:00:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Past this age a message that may have arrived is left to a person: the far side no longer weeds out its repeat.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "04:00:00")]
    public TimeSpan RepeatIsSafeFor { get; set; } = TimeSpan.FromHours(3.5);

    /// <summary>A message that never left is tried this long before it is left to a person.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "14.00:00:00")]
    public TimeSpan TryFor { get; set; } = TimeSpan.FromDays(2);
}

[OptionsValidator]
internal sealed partial class OutboxOptionsValidator : IValidateOptions<OutboxOptions>;
