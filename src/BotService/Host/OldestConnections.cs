using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace BotService.Host;

/// <summary>
/// Where too many are connected, whoever has asked for nothing for the longest time makes room for the newest:
/// connections that are held open and say nothing keep nobody out.
/// </summary>
internal sealed class OldestConnections(int most)
{
    private readonly LinkedList<ConnectionContext> _longestSilentFirst = new();
    private readonly Lock _gate = new();

    /// <summary>Around each connection.</summary>
    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var place = new LinkedListNode<ConnectionContext>(connection);
        connection.Items[this] = place;
        Enter(place)?.Abort(new ConnectionAbortedException("Newer connections needed the room."));

        try
        {
            await next(connection);
        }
        finally
        {
            lock (_gate)
            {
                place.List?.Remove(place);
            }
        }
    }

    /// <summary>Around each request: whose headers came whole is not silent.</summary>
    public Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IConnectionItemsFeature>()?.Items.TryGetValue(this, out var found) is true && found is LinkedListNode<ConnectionContext> place)
        {
            lock (_gate)
            {
                if (place.List is { } list)
                {
                    list.Remove(place);
                    list.AddLast(place);
                }
            }
        }

        return next(context);
    }

    /// <summary>Returns who has to go for it, if anybody.</summary>
    private ConnectionContext? Enter(LinkedListNode<ConnectionContext> place)
    {
        lock (_gate)
        {
            _longestSilentFirst.AddLast(place);

            if (_longestSilentFirst.Count <= most)
            {
                return null;
            }

            var silent = _longestSilentFirst.First!;
            _longestSilentFirst.Remove(silent);
            return silent.Value;
        }
    }
}
