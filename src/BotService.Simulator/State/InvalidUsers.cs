using System.Collections.Concurrent;

namespace BotService.Simulator;

/// <summary>The userids that cannot be reached now, compared ignoring case.</summary>
public sealed class InvalidUsers
{
    private readonly ConcurrentDictionary<string, bool> _users = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string userId) => _users[userId] = true;

    public void Remove(string userId) => _users.TryRemove(userId, out _);

    public void Clear() => _users.Clear();

    public bool Contains(string userId) => _users.ContainsKey(userId);
}
