namespace BotService.Settings;

/// <summary>Looks at a file before it is put into the configuration folder: with all others as they lie there now. Nothing of it is kept.</summary>
internal sealed class ConfigFileChecks(string configFolder, IEnumerable<IConfigFileCheck> checks)
{
    private const string Ending = ".json";

    private const string Template = ".docx";

    /// <summary>Those that people edit and that are read by others at the start.</summary>
    private static readonly string[] Elsewhere = ["botservice.json", "policy.json"];

    /// <summary>What can be looked at: reminders.json, ledgers/*.json.</summary>
    public IEnumerable<string> Known => checks.SelectMany(check => check.Names.Concat(check.Folder is { } folder ? [$"{folder}/*{Ending}"] : []));

    /// <returns>Where the file belongs, null for one that cannot be looked at, and everything that would stop the start.</returns>
    public (string? Place, IReadOnlyList<string> Problems) Check(string name, byte[] content)
    {
        if (Find(name) is not var (check, place))
        {
            return (null, []);
        }

        var copy = Directory.CreateTempSubdirectory("botservice-check-").FullName;

        try
        {
            CopyTo(copy);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, place))!);
            File.WriteAllBytes(Path.Combine(copy, place), content);
            return (place, [.. check.Problems(copy).Distinct()]);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private (IConfigFileCheck Check, string Place)? Find(string name)
    {
        if (checks.FirstOrDefault(check => check.Names.Contains(name)) is { } exact)
        {
            return (exact, name);
        }

        if (!name.EndsWith(Ending, StringComparison.Ordinal) || Elsewhere.Contains(name))
        {
            return null;
        }

        return checks.FirstOrDefault(check => check.Folder is not null) is { Folder: { } folder } any ? (any, $"{folder}/{name}") : null;
    }

    private void CopyTo(string target)
    {
        var shallow = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 };

        foreach (var file in Directory.Exists(configFolder) ? Directory.GetFiles(configFolder, "*", shallow).Where(file => Path.GetExtension(file) is Ending or Template) : [])
        {
            var copy = Path.Combine(target, Path.GetRelativePath(configFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
