using System.ComponentModel.DataAnnotations;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Outbox;

/// <summary>How patiently owed messages are sent; section <c>Outbox</c>.</summary>
internal sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>Name of the channel that pushes go out on first; empty is the first that an operator has set up, one that reaches everybody before others.</summary>
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

    /// <summary>
    /// Past this age a message that may have arrived is left to a person: the far side no longer drops its repeat. Unset, or longer than the channel
    /// drops repeats, it is half an hour less than that.
    /// </summary>
    [Range(typeof(TimeSpan), "00:10:00", "1.00:00:00")]
    public TimeSpan? RepeatIsSafeFor { get; set; }

    /// <summary>A message that never left is tried this long before it is left to a person.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "14.00:00:00")]
    public TimeSpan TryFor { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Taken off because the far side counts from when it received the first one.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(30);

    /// <summary>How long after its first try a message can be repeated by a channel without arriving twice; null is never.</summary>
    public TimeSpan? SafeFor(ChannelLimits limits) =>
        limits.RepeatsDroppedFor is { } dropped ? RepeatIsSafeFor <= dropped ? RepeatIsSafeFor : dropped - Margin : null;
}

[OptionsValidator]
internal sealed partial class OutboxOptionsValidator : IValidateOptions<OutboxOptions>;
