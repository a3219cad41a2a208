namespace BotService.Settings;

/// <summary>Reads its files of the configuration as a start would, from any folder, and says what is wrong with them.</summary>
internal interface IConfigFileCheck
{
    /// <summary>Files at the top of the folder.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>A folder in which every .json is one of its files; null where there is none.</summary>
    string? Folder => null;

    IReadOnlyList<string> Problems(string configFolder);
}
