using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace BotService.Settings;

/// <summary>
/// Which keys there are: those of every class with a constant <c>Section</c>, by its properties. A key that nobody reads stops the start, because a
/// misspelt one would leave the wider default in force.
/// </summary>
internal sealed class ConfigurationKeys
{
    /// <summary>What the host itself reads.</summary>
    private static readonly string[] OfHost =
    [
        "Logging", "AllowedHosts", "Kestrel", "urls", "ConnectionStrings", "HostOptions", "Serilog", "OpenTelemetry", "$schema",
        "http_ports", "https_ports", "https_port", "environment", "applicationName", "contentRoot", "webroot",
        "DetailedErrors", "shutdownTimeoutSeconds", "captureStartupErrors", "preventHostingStartup", "hostingStartupAssemblies", "hostBuilder", "preferHostingUrls", "suppressStatusMessages",
    ];

    /// <summary>Of other variables only those are taken for ours that are this close to a section and name one of its keys: Logs__Level belongs to somebody else.</summary>
    private const int StillClose = 2;

    private const string FileEnding = "_FILE";

    private readonly Dictionary<string, List<Type>> _sections = new(StringComparer.OrdinalIgnoreCase);

    public ConfigurationKeys(IEnumerable<Assembly> assemblies)
    {
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            if (type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static) is { IsLiteral: true } section && section.GetRawConstantValue() is string name)
            {
                (_sections.TryGetValue(name, out var types) ? types : _sections[name] = []).Add(type);
            }
        }
    }

    private IEnumerable<string> Known => _sections.Keys.Select(name => name.Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase);

    public bool Knows(string section) => Known.Contains(section, StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with a file: every entry in it must be one that somebody reads.</summary>
    public IEnumerable<string> ProblemsOf(SettingsNode file) =>
        from section in file.Children
        from problem in Known.Any(section.Is) ? ProblemsIn(section) : OfHost.Any(section.Is) ? [] : [section.Problem($"不认识 {section.Name}{Nearest(section.Name, Known.Concat(OfHost))}")]
        select problem;

    /// <summary>What is wrong with the merged configuration: environment, command line. Other programs' variables are none of our business.</summary>
    public IEnumerable<string> ProblemsOf(IConfiguration configuration, ICollection<string> ofFiles)
    {
        foreach (var (key, value) in configuration.AsEnumerable().Where(pair => pair.Key.Contains(':', StringComparison.Ordinal) && !ofFiles.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var steps = key.Split(':');

            if (Known.Contains(steps[0], StringComparer.OrdinalIgnoreCase))
            {
                if (value is not null && Problem(steps) is { } problem)
                {
                    yield return $"设置 {string.Join("__", steps)}：{problem}";
                }
            }
            else if (!OfHost.Contains(steps[0], StringComparer.OrdinalIgnoreCase) && Closest(steps[0], Known) is { } near && EditDistance.Of(steps[0], near) <= StillClose && HasKey(near, steps[1]))
            {
                yield return $"设置 {string.Join("__", steps)}：不认识 {steps[0]}，是不是 {near}";
            }
        }
    }

    private bool HasKey(string section, string key) => _sections.Where(pair => StartsWith(pair.Key.Split(':'), [section])).SelectMany(pair => pair.Value)
        .SelectMany(KeysOf).Select(property => property.Name).Concat(Beneath([section])).Contains(key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Sections with a class of their own that lie in another one, by the names that they have in it.</summary>
    private IEnumerable<string> Beneath(string[] section) =>
        _sections.Keys.Select(name => name.Split(':')).Where(steps => steps.Length > section.Length && StartsWith(steps, section)).Select(steps => steps[section.Length]);

    private IEnumerable<string> ProblemsIn(SettingsNode section) =>
        from leaf in Leaves(section, [section.Name])
        let problem = Problem(leaf.Steps)
        where problem is not null
        select leaf.Node.Problem(problem);

    private static IEnumerable<(SettingsNode Node, string[] Steps)> Leaves(SettingsNode node, string[] steps) =>
        node.Children.Count == 0 ? [(node, steps)] : node.Children.SelectMany(child => Leaves(child, [.. steps, child.Name]));

    /// <summary>Null when somebody reads the key.</summary>
    private string? Problem(string[] steps)
    {
        var owners = _sections.Where(section => StartsWith(steps, section.Key.Split(':'))).OrderByDescending(section => section.Key.Length).ToList();

        if (owners.Count == 0 || owners.Exists(owner => owner.Value.Exists(type => type.IsDefined(typeof(OwnKeysAttribute)))))
        {
            return null;
        }

        var depth = owners[0].Key.Split(':').Length;
        var beneath = Beneath(steps[..depth]).ToList();
        var shapes = owners[0].Value.ToList<Type>();
        return steps.Length == depth ? null : shapes.Select(shape => Problem(shape, steps, depth, beneath)).Aggregate((one, other) => one is null || other is null ? null : one);
    }

    /// <param name="beneath">What else may stand here, and is looked at by itself.</param>
    /// <param name="holdsSecrets">A list whose entries may stand in files; its reader passes over the variables that name them, which the framework would bind as further entries.</param>
    private static string? Problem(Type shape, string[] steps, int at, IReadOnlyList<string> beneath, bool holdsSecrets = false)
    {
        if (at == steps.Length)
        {
            return null;
        }

        var step = steps[at];

        if (EntryOf(shape) is { } entry)
        {
            var isList = !shape.Name.Contains("Dictionary", StringComparison.Ordinal);
            var place = holdsSecrets ? WithoutFile(step) : step;

            if (isList && !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return $"{steps[at - 1]} 后面要写第几个，从 0 起，不是 {step}";
            }

            return Problem(entry, steps, at + 1, []);
        }

        var keys = KeysOf(shape).ToDictionary(key => key.Name, StringComparer.OrdinalIgnoreCase);

        if (keys.TryGetValue(step, out var key) || keys.TryGetValue(WithoutFile(step), out key))
        {
            return Problem(key.PropertyType, steps, at + 1, [], key.IsDefined(typeof(PasswordPropertyTextAttribute)));
        }

        return keys.Count == 0 ? $"{steps[at - 1]} 下面没有别的设置，{step} 没有用" : $"不认识 {step}{Nearest(step, keys.Keys.Concat(beneath))}";
    }

    /// <summary>A secret may stand in a file that the variable names.</summary>
    private static string WithoutFile(string step) => step.EndsWith(FileEnding, StringComparison.OrdinalIgnoreCase) ? step[..^FileEnding.Length] : step;

    /// <summary>What a list or a table holds; null for anything else.</summary>
    private static Type? EntryOf(Type type) =>
        type == typeof(string) || !type.IsAssignableTo(typeof(IEnumerable)) ? null : type.IsArray ? type.GetElementType() : type.GenericTypeArguments.LastOrDefault() ?? typeof(string);

    /// <summary>What the framework binds: what can be set, and collections, which it fills.</summary>
    private static IEnumerable<PropertyInfo> KeysOf(Type type) => IsOneValue(type)
        ? []
        : type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true } || EntryOf(property.PropertyType) is not null);

    private static bool IsOneValue(Type type) =>
        Nullable.GetUnderlyingType(type) is not null || type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(Uri) || type.Namespace == nameof(System);

    private static bool StartsWith(string[] steps, string[] section) =>
        steps.Length >= section.Length && section.Index().All(step => string.Equals(step.Item, steps[step.Index], StringComparison.OrdinalIgnoreCase));

    private static string Nearest(string name, IEnumerable<string> known) => Closest(name, known) is { } near ? $"，最接近的是 {near}" : string.Empty;

    private static string? Closest(string name, IEnumerable<string> known) => known.MinBy(one => EditDistance.Of(name, one));
}

/// <summary>A section whose reader knows its own keys, because they are names that the operator gives.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OwnKeysAttribute : Attribute;
