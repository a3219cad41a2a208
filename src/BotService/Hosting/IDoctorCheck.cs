namespace BotService.Hosting;

/// <summary>One thing that must be right for the service to do its work; beside whoever knows how it is seen.</summary>
internal interface IDoctorCheck
{
    /// <summary>What the line is called.</summary>
    string Name { get; }

    /// <summary>False where what it checks is not set up and need not be.</summary>
    bool IsWanted => true;

    Task<Finding> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>What a check found; the words say what to do when it is not well.</summary>
internal sealed record Finding(char Mark, string Text)
{
    public const char Bad = '✗';

    public bool IsBad => Mark == Bad;

    public static Finding Well(string text) => new('✓', text);

    public static Finding Wrong(string text) => new(Bad, text);

    /// <summary>Not wrong, but to be known or seen to.</summary>
    public static Finding Warning(string text) => new('!', text);
}
