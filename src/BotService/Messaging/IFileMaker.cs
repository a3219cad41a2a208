namespace BotService.Messaging;

/// <summary>Makes a file that a person asked for, at the time it is sent: the chat answers at once and the roster may be large.</summary>
internal interface IFileMaker
{
    /// <summary>The name that <see cref="FileContent.Maker"/> refers to.</summary>
    string Name { get; }

    /// <summary>Writes the file to <paramref name="target"/> and returns the name people see.</summary>
    ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken);
}
