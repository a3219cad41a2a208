namespace BotService.Store;

/// <summary>What a feature keeps of whether people can be written to. Whoever implements it is found by itself, and told in the transaction that notes it.</summary>
internal interface IReachRecords
{
    /// <summary>A message could not be delivered to them, to some perhaps not for the first time.</summary>
    Task LostAsync(IReadOnlyList<int> memberIds, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Somebody can be reached again.</summary>
    Task FoundAsync(int memberId, DateTimeOffset now, CancellationToken cancellationToken);
}
