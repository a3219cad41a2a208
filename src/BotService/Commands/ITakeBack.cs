using BotService.Messaging;

namespace BotService.Commands;

/// <summary>One kind of records that their maker can take back. Whoever implements it is found by itself; 撤回 asks all and takes the latest.</summary>
internal interface ITakeBack
{
    /// <summary>Stands before a sentence that does not ask to take anything back: whoever is meant by it asks first.</summary>
    const string InPassing = "（顺带说起）";

    /// <summary>Which comes first of two that were made in one instant, by one message: from 1.</summary>
    int Rank { get; }

    /// <summary>Who names one of these means this kind and no other: 撤回请假.</summary>
    IReadOnlyList<string> Names => [];

    /// <summary>The speaker's latest record since then that still stands; null is none. Where one of the names was said, an older one may be meant.</summary>
    ValueTask<LatestRecord?> LatestAsync(CommandCall call, DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>A record that can be taken back, when it was made, and how: the answer may also be a refusal with its reason.</summary>
internal sealed record LatestRecord(DateTimeOffset At, Func<CancellationToken, ValueTask<Reply>> TakeBackAsync);
