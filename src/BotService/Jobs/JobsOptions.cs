namespace BotService.Jobs;

/// <summary>Whether this node runs scheduled work; section <c>Jobs</c>.</summary>
internal sealed class JobsOptions
{
    public const string Section = "Jobs";

    public bool Enabled { get; set; } = true;
}
