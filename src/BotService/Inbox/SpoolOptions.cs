using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotService.Inbox;

/// <summary>Where messages wait while the store does not answer; section <c>Spool</c>.</summary>
internal sealed class SpoolOptions
{
    public const string Section = "Spool";

    /// <summary>On a disk that survives a restart; when it is not set, beside the SQLite file, else <c>data/spool</c>.</summary>
    [Required]
    public string Directory { get; set; } = string.Empty;

    /// <summary>When the spool is so large, people are asked to send again later; at 80 % the service says it is not ready.</summary>
    [Range(16 * 1024, 1024L * 1024 * 1024)]
    public long MostBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long a message waits for the store: less than the far side of any channel waits for the answer (<see cref="Messaging.ChannelLimits.AnswerWithin"/>), so that the spool has time as well.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:04")]
    public TimeSpan StorePatience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a start waits for the store before callbacks are taken in without it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan StartPatience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Pause between two looks whether the store is back.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(1);
}

[OptionsValidator]
internal sealed partial class SpoolOptionsValidator : IValidateOptions<SpoolOptions>;
