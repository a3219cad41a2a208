using System.Runtime.CompilerServices;

namespace BotService.Tests.Harness;

/// <summary>Finds the repository's own files from where the tests were compiled.</summary>
internal static class RepositoryFile
{
    public static string Path(string relative, [CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "..", relative));
}
