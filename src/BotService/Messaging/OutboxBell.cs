using System.Threading.Channels;

namespace BotService.Messaging;

/// <summary>Rung after a commit that owes a message, so that it leaves at once instead of at the next round.</summary>
internal sealed class OutboxBell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rings.Writer.TryWrite(true);

    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _rings.Reader.ReadAsync(cancellationToken);
}
