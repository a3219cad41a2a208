namespace BotService.Cli;

/// <summary>Containers hand secrets over as files: <c>Database__ConnectionString_FILE=/run/secrets/x</c> stands for the variable without the ending.</summary>
internal static class SecretFiles
{
    private const string Ending = "_FILE";

    /// <param name="isOurs">Whether a section is one that the service reads; other programs' variables may end alike.</param>
    public static void AddSecretFiles(this ConfigurationManager configuration, Func<string, bool> isOurs)
    {
        var named = configuration.AsEnumerable()
            .Where(pair => pair.Value is { Length: > 0 } && pair.Key.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            .Where(pair => pair.Key.Contains(':', StringComparison.Ordinal) && isOurs(pair.Key.Split(':')[0]))
            .ToList();

        foreach (var (key, path) in named)
        {
            configuration[key[..^Ending.Length]] = Read(key, path!);
        }
    }

    private static string Read(string key, string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{key.Replace(":", "__", StringComparison.Ordinal)} 指向的文件读不了（{exception.GetType().Name}），请检查路径和权限：{path}");
        }
    }
}
