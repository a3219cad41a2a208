namespace BotService.Simulator.State;

/// <summary>Values by key of which only the latest keys are kept, so that a long run does not grow.</summary>
internal sealed class RecentMap<TKey, TValue>(int capacity, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _values = new(comparer);
    private readonly Queue<TKey> _order = new();
    private readonly Lock _gate = new();

    public void Set(TKey key, TValue value)
    {
        lock (_gate)
        {
            Put(key, value);
        }
    }

    public TValue? Find(TKey key)
    {
        lock (_gate)
        {
            return _values.GetValueOrDefault(key);
        }
    }

    public TValue GetOrAdd(TKey key, Func<TValue> make)
    {
        lock (_gate)
        {
            if (!_values.TryGetValue(key, out var value))
            {
                value = make();
                Put(key, value);
            }

            return value;
        }
    }

    /// <summary>Replaces the value by what <paramref name="change"/> makes of the old one (default when the key is new).</summary>
    public TValue Change(TKey key, Func<TValue?, TValue> change)
    {
        lock (_gate)
        {
            var value = change(_values.GetValueOrDefault(key));
            Put(key, value);
            return value;
        }
    }

    private void Put(TKey key, TValue value)
    {
        if (_values.TryAdd(key, value))
        {
            _order.Enqueue(key);
        }
        else
        {
            _values[key] = value;
        }

        if (_values.Count > capacity)
        {
            _values.Remove(_order.Dequeue());
        }
    }
}
