using System.Text.Json;

namespace BotService.Tests.Harness;

/// <summary>One case of cases.json: what is imported, and what must hold afterwards.</summary>
internal sealed record FileCase(string Id, string Command, int Exit)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Cases");

    public string? File { get; init; }

    public string[] Before { get; init; } = [];

    public CasePerson[]? People { get; init; }

    public CaseTopic[]? Topics { get; init; }

    public CaseGroup[]? NewGroups { get; init; }

    public int? Groups { get; init; }

    public CaseRefusal[]? Refused { get; init; }

    public CaseRefusal? Note { get; init; }

    public FileCase? Or { get; init; }

    public double? Seconds { get; init; }

    public CaseRange? WeCom { get; init; }

    public CaseRange? WeComBefore { get; init; }

    public static IReadOnlyList<FileCase> ReadAll()
    {
        using var stream = System.IO.File.OpenRead(Path.Combine(Folder, "cases.json"));
        return JsonSerializer.Deserialize<CaseFile>(stream, Options)!.Cases;
    }

    private static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = new CaseNames() };

    private sealed record CaseFile(IReadOnlyList<FileCase> Cases);

    /// <summary>The file writes other_groups and late_until, and otherwise as the web does.</summary>
    private sealed class CaseNames : JsonNamingPolicy
    {
        public override string ConvertName(string name) => name is "OtherGroups" or "LateUntil" ? SnakeCaseLower.ConvertName(name) : CamelCase.ConvertName(name);
    }
}

internal sealed record CasePerson(string UserId, string Name, string Group, string Tier, string Role, string[] OtherGroups, string? Joined, string? Left);

internal sealed record CaseTopic(string Week, string Title, string? Link, string Audience, DateTimeOffset? Opens, DateTimeOffset? Due, DateTimeOffset? LateUntil);

internal sealed record CaseGroup(string Name, string Tier);

internal sealed record CaseRefusal(int[] Lines, string[] Names);

internal sealed record CaseRange(CaseDepartment[] Departments, CaseMember[] Members);

internal sealed record CaseDepartment(int Id, int ParentId, string? Name);

internal sealed record CaseMember(string UserId, string Name, int[] Department);
