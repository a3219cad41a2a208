using BotService.Messaging;
using BotService.Store;

namespace BotService.Commands;

/// <summary>An answer that the reader has worked out and of which something must be stored: the writer takes it from here instead of working it out again.</summary>
internal sealed class WorkedOutReply
{
    private (Reply Reply, KeptChanges Keeps, string Right)? _kept;

    public void Keep(Reply reply, KeptChanges keeps, Viewer caller) => _kept = (reply, keeps, caller.Right);

    /// <summary>Null when there is none, or when the caller has other rights by now.</summary>
    public (Reply Reply, KeptChanges Keeps)? For(Viewer caller) => _kept is { } kept && kept.Right == caller.Right ? (kept.Reply, kept.Keeps) : null;
}
