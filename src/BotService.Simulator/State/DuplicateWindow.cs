using System.Security.Cryptography;

namespace BotService.Simulator.State;

/// <summary>WeCom's duplicate check: the same JSON within the interval counted from the one that was delivered.</summary>
internal sealed class DuplicateWindow(TimeProvider time)
{
    private readonly RecentMap<string, AcceptedSend> _delivered = new(20_000, StringComparer.Ordinal);

    public AcceptedSend? FindEarlier(ReadOnlySpan<byte> json, TimeSpan interval) =>
        _delivered.Find(Key(json)) is { } earlier && time.GetUtcNow() - earlier.At < interval ? earlier : null;

    public void Remember(AcceptedSend send) => _delivered.Set(Key(send.Raw.Span), send with { Users = [], Dropped = [], Raw = default });

    private static string Key(ReadOnlySpan<byte> json) => Convert.ToHexString(SHA256.HashData(json));
}
