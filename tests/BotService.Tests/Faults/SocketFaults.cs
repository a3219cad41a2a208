using BotService.Simulator.AiBot;

namespace BotService.Tests.Faults;

/// <summary>What happens to the frames during one run of the service, drawn by seed: small troubles at random frames, two broken links, and the frame with which the life ends.</summary>
internal sealed class SocketFaults
{
    private const int Frames = 20;

    private static readonly AiBotFault[] Small = [AiBotFault.LateAck, AiBotFault.LateAck, AiBotFault.Refused, AiBotFault.Refused];
    private static readonly AiBotFault[][] Breaks = [[AiBotFault.LostBefore, AiBotFault.HalfAck], [AiBotFault.LostAfter, AiBotFault.Silence]];

    private readonly Dictionary<int, AiBotFault> _plan = [];
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _last;
    private readonly bool _endsByEviction;
    private int _frame;

    /// <param name="life">Each kind of break, and each kind of end, comes in its turn.</param>
    public SocketFaults(int life, Random random)
    {
        foreach (var fault in Small)
        {
            _plan[random.Next(Frames)] = fault;
        }

        _plan[random.Next(3, 8)] = Breaks[life % Breaks.Length][0];
        _plan[random.Next(8, 13)] = Breaks[life % Breaks.Length][1];
        _last = random.Next(14, Frames);
        _endsByEviction = life % 2 == 1;
    }

    /// <summary>The life's last frame has come: nobody acknowledges it.</summary>
    public Task End => _end.Task;

    public bool HasEvicted => _endsByEviction && _end.Task.IsCompleted;

    public AiBotFault Next(string cmd)
    {
        if (cmd is "ping" or "aibot_subscribe")
        {
            return AiBotFault.None;
        }

        var frame = Interlocked.Increment(ref _frame);

        if (frame < _last)
        {
            return _plan.GetValueOrDefault(frame);
        }

        _end.TrySetResult();
        return _endsByEviction ? AiBotFault.Eviction : AiBotFault.Silence;
    }
}
