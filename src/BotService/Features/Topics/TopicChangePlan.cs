using System.Security.Cryptography;
using System.Text;
using BotService.Files;
using BotService.Store;

namespace BotService.Features.Topics;

/// <summary>What can be corrected in a topic. Its due time is put off instead, which has rules of its own.</summary>
internal sealed record TopicValues(string Title, string? Link, Tiers Audience, DateTimeOffset OpensAt, StudyForm Form, string? Place);

/// <summary>What correcting a topic comes to, or why it cannot be.</summary>
internal sealed record TopicChangePlan(TopicValues Wanted)
{
    /// <summary>What cannot be read as it was written, with the names of the columns.</summary>
    public IReadOnlyList<TableProblem> Problems { get; init; } = [];

    public string? Refusal { get; init; }

    public IReadOnlyList<ValueChange> Differences { get; init; } = [];

    /// <summary>What people have been told of the topic so far, and what they will be.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    public bool IsOpen { get; init; }

    public bool IsAnnounced { get; init; }

    /// <summary>By which it is known again whether the same would happen. The counts of people are left out: they move with every answer.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Differences.Select(change => change.ToString()).Prepend($"{IsOpen} {IsAnnounced}")))));
}
