namespace BotService.Reminders;

/// <summary>What liaisons read of their group beneath the digest of the week's study, so that it needs no message of its own.</summary>
internal interface IDigestNotes
{
    /// <summary>A line; null when there is nothing to say.</summary>
    ValueTask<string?> OfGroupAsync(int groupId, CancellationToken cancellationToken);
}
