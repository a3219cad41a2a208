namespace BotService.Reminders;

/// <summary>What a liaison is to read of the own group in the digest of a week, besides its figures.</summary>
internal interface ILiaisonNotes
{
    /// <summary>Lines by group.</summary>
    ValueTask<IReadOnlyDictionary<int, string>> OfWeekAsync(int weekKey, CancellationToken cancellationToken);
}
