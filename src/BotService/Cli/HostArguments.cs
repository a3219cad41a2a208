using System.Text.RegularExpressions;

namespace BotService.Cli;

/// <summary>Tells configuration that stands on the command line (<c>--Database:Provider=…</c>, <c>--urls=…</c>) from what the verbs understand.</summary>
internal static partial class HostArguments
{
    public static (string[] Verb, string[] Host) Part(IEnumerable<string> args)
    {
        var parts = args.ToLookup(arg => IsConfiguration().IsMatch(arg));
        return ([.. parts[false]], [.. parts[true]]);
    }

    // Section keys hold a colon or stand empty, variables are capitals, and the rest are the host's own words, which test hosts pass.
    [GeneratedRegex("""^--([A-Z]\w*(?==$)|[\w.\-]+(:|__)[\w.:\-]+|[A-Z]\w+|environment|urls|contentRoot|applicationName|webRoot|preferHostingUrls|suppressStatusMessages|captureStartupErrors|detailedErrors|shutdownTimeoutSeconds)=""")]
    private static partial Regex IsConfiguration();
}
