using BotService.Messaging;
using BotService.Store;

namespace BotService.Commands;

/// <summary>One command being said: by whom, with what after the word, and when.</summary>
/// <param name="Rest">The original text after the word, trimmed; empty when nothing followed.</param>
internal sealed record CommandCall(Viewer Caller, string Rest, IncomingMessage Message, DateTimeOffset Now)
{
    /// <summary>The word of the command that runs, for a class that serves several.</summary>
    public string Word { get; init; } = string.Empty;

    /// <summary>The speaker was asked and said yes.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>The command's word was not said: it was understood from the speaker's own words.</summary>
    public bool IsInOwnWords { get; init; }

    /// <summary>It is one of several answers in one message, each of which is told by itself.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>What is remembered of the last exchange, which nobody tracks; null when nothing is, and on a page.</summary>
    public Conversation? Talk { get; init; }

    /// <summary>Where a question puts what its answer leaves in the store, such as a note of who looked: it is worked out beside the writer.</summary>
    public KeptChanges Keeps { get; init; } = new();

    /// <summary>The speaker's row, which nobody tracks: attach it to change it or to point at it. Commands for <see cref="Audience.Member"/> and <see cref="Audience.Liaison"/> only run when there is one.</summary>
    public Member Member => Caller.Member ?? throw new InvalidOperationException("A command for members ran for somebody who is not on the roster.");

    /// <summary>Only the row id, for records that an admin who is not on the roster may make too.</summary>
    public int? MemberId => Caller.MemberId;
}
