namespace BotService.Simulator.State;

/// <summary>Numbers everything that a phone could show, so that the page knows what is new.</summary>
internal sealed class Sequence
{
    private long _last;

    public long Last => Interlocked.Read(ref _last);

    public long Next() => Interlocked.Increment(ref _last);
}
