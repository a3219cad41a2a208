namespace BotService.Cli;

/// <summary>Where the files lie that an operator edits.</summary>
internal static class ConfigFolder
{
    public const string Key = "BOTSERVICE_CONFIG_DIR";

    // reminders.json and the texts are read by their own folders, which know the lines.
    public static readonly IReadOnlyList<string> Files = ["botservice.json", "policy.json"];

    /// <summary>The configured folder; else <c>config</c> beside the caller, else the one that was published with the service.</summary>
    public static string Find(IConfiguration configuration)
    {
        if (configuration[Key] is { Length: > 0 } configured)
        {
            return Directory.Exists(configured)
                ? Path.GetFullPath(configured)
                : throw new StartRefusedException($"{Key} 指的文件夹不存在：{configured}");
        }

        var near = Path.GetFullPath("config");
        return Directory.Exists(near) ? near : Path.Combine(AppContext.BaseDirectory, "config");
    }

    /// <summary>Environment and command line override the files.</summary>
    public static string AddConfigFolder(this ConfigurationManager configuration, string[] args)
    {
        var folder = Find(configuration);

        foreach (var file in Files)
        {
            configuration.AddJsonFile(Path.Combine(folder, file), optional: true, reloadOnChange: false);
        }

        configuration.AddEnvironmentVariables().AddCommandLine(args);
        return folder;
    }
}

/// <summary>The service will not start like this; the message is for the operator and says what to change.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
