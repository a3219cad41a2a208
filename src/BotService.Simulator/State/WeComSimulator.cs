using BotService.Simulator.State;
using Microsoft.Extensions.Options;

namespace BotService.Simulator;

/// <summary>What this WeCom has seen and how it will behave: the part of the stand-in that tests read and turn.</summary>
public sealed class WeComSimulator(IOptions<SimulatorOptions> options, TimeProvider time)
{
    private readonly Recent<AcceptedSend> _sends = new(5_000, heaviest: 300_000, send => send.Users.Count);
    private readonly Recent<AcceptedUpload> _uploads = new(200, heaviest: 200_000_000, upload => upload.Content.Length);
    private readonly Recent<ProtocolViolation> _violations = new(1_000);
    private readonly Recent<ApiCallSeen> _calls = new(5_000);

    /// <summary>Accepted sends, oldest first: the last 5,000, fewer when they had very many recipients.</summary>
    public IReadOnlyList<AcceptedSend> Sends => _sends.Snapshot();

    public IReadOnlyList<AcceptedUpload> Uploads => _uploads.Snapshot();

    /// <summary>Every documented rule that the service broke, in its calls and in its passive replies.</summary>
    public IReadOnlyList<ProtocolViolation> Violations => _violations.Snapshot();

    /// <summary>Every request to the API, disturbed and refused ones included.</summary>
    public IReadOnlyList<ApiCallSeen> Calls => _calls.Snapshot();

    /// <summary>The app's menu as JSON; null when there is none.</summary>
    public string? Menu { get; internal set; }

    /// <summary>How often the menu was created.</summary>
    public int MenusCreated { get; internal set; }

    /// <summary>Userids that WeCom calls invalid: left, misspelt or out of range.</summary>
    public InvalidUsers InvalidUsers { get; } = new();

    public FaultPlan Faults { get; } = new();

    public SimulatedDirectory Directory { get; } = new();

    public int TokensIssued => Tokens.Issued;

    internal IssuedTokens Tokens { get; } = new(time);

    internal ResponseCodes Codes { get; } = new(time);

    internal SignInCodes SignIns { get; } = new(time);

    internal ShownCards Cards { get; } = new();

    internal MemberRate Rate { get; } = new(time);

    internal DuplicateWindow Duplicates { get; } = new(time);

    internal Sequence Sequence { get; } = new();

    internal SimulatorOptions Options => options.Value;

    /// <summary>The sends that this person's phone shows, oldest first.</summary>
    public IReadOnlyList<AcceptedSend> DeliveredTo(string userId) => [.. Sends.Where(send => send.Reached(userId))];

    /// <summary>Makes every token out so far worthless, as WeCom may do at any time.</summary>
    public void ExpireTokens() => Tokens.Expire();

    internal void Record(AcceptedSend send) => _sends.Add(send);

    internal void Record(AcceptedUpload upload) => _uploads.Add(upload);

    internal void RecordCall(string path, int? code) => _calls.Add(new ApiCallSeen(time.GetUtcNow(), path, code));

    internal void RecordViolation(string where, int code, string reason) =>
        _violations.Add(new ProtocolViolation(time.GetUtcNow(), where, code, reason));

    /// <summary>Media live three days (document 90313, 40007).</summary>
    internal AcceptedUpload? FindMedia(string? mediaId) =>
        Uploads.LastOrDefault(upload => upload.MediaId == mediaId && time.GetUtcNow() - upload.At < TimeSpan.FromDays(3));
}
