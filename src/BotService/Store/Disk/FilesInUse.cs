namespace BotService.Store.Disk;

/// <summary>Files of the running service, named by whoever keeps them: nothing that an operator has written may take their place.</summary>
/// <param name="All">Full or relative paths, whether the files are there or not.</param>
internal sealed record FilesInUse(Func<IEnumerable<string>> All);
