using BotService.Commands.Understanding;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Commands;

/// <summary>Asks back where a message may be an answer, and reads it once more when it is known what the sender can answer.</summary>
internal interface IAskingBack
{
    /// <summary>Said to somebody whose yes comes too late: what else it may have been meant for, and how to say that.</summary>
    string MayHaveMeant { get; }

    /// <summary>What is said instead of recording something that was perhaps not meant.</summary>
    Reply For(Understood.Unsure unsure, Viewer caller);

    /// <summary>Whether the words may name something that the sender can answer, so that it is worth knowing what that is.</summary>
    bool MayNameOpen(string text);

    /// <summary>Whether the words of an intent may hold an answer as well, so that it may be more than a question.</summary>
    bool MayAnswer(string text);

    /// <summary>What it means now that it is known what the sender can answer; the same when that changes nothing.</summary>
    Understood Again(IncomingMessage message, Understood meant, Viewer caller);
}
