using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotService.Jobs;

/// <summary>Whether this node runs scheduled work; section <c>Jobs</c>.</summary>
internal sealed class JobsOptions
{
    public const string Section = "Jobs";

    public bool Enabled { get; set; } = true;

    /// <summary>A scheduler that has not ticked for so long is ticked for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:04:00")]
    public TimeSpan TickWithin { get; set; } = TimeSpan.FromMinutes(2);
}

[OptionsValidator]
internal sealed partial class JobsOptionsValidator : IValidateOptions<JobsOptions>;
