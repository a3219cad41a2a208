namespace BotService.Simulator.State;

/// <summary>The last things of one kind, oldest first, bounded by number and by weight; safe to use from several requests.</summary>
internal sealed class Recent<T>(int capacity, long heaviest = long.MaxValue, Func<T, long>? weigh = null)
{
    private readonly Queue<T> _items = new();
    private readonly Lock _gate = new();
    private long _weight;

    public void Add(T item)
    {
        lock (_gate)
        {
            _items.Enqueue(item);
            _weight += Weigh(item);

            while (_items.Count > capacity || (_weight > heaviest && _items.Count > 1))
            {
                _weight -= Weigh(_items.Dequeue());
            }
        }
    }

    public IReadOnlyList<T> Snapshot()
    {
        lock (_gate)
        {
            return [.. _items];
        }
    }

    private long Weigh(T item) => weigh?.Invoke(item) ?? 1;
}
