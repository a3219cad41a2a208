namespace BotService.Store.Personal;

/// <summary>What one part of the service stores of a person, how long, and how the person is taken out of it or gets another account. Whoever implements it is found by itself.</summary>
internal interface IPersonalRecords
{
    /// <summary>The tables it answers for; a test asks for somebody who answers for every table that leads to a person.</summary>
    IReadOnlyList<Type> Tables { get; }

    /// <summary>A line of its own in 我的数据, for what is no row of a list; null says nothing.</summary>
    Task<string?> LineAsync(Member member, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>What the person wrote, or was written into the person's record: messages that repeat it lead to the person.</summary>
    Task<IReadOnlyList<string>> TextsAsync(int memberId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>How the keys of those messages begin that are about this person from end to end.</summary>
    Task<IReadOnlyList<string>> MessageKeysAsync(int memberId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Texts of other people in which the name stands; they belong to those people and are only counted.</summary>
    Task<int> MentionsAsync(Member member, CancellationToken cancellationToken) => Task.FromResult(0);

    /// <summary>How many messages and answers lead to the person. Asked of everybody before anybody changes anything, also when it is only tried.</summary>
    Task<int> FindAsync(Erasure erasure, CancellationToken cancellationToken) => Task.FromResult(0);

    /// <summary>Takes the person out, after <see cref="FindAsync"/>, and leaves outcomes, days and counts, so that no figure moves.</summary>
    Task EraseAsync(Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Gives what names the person by the account the new one, or lets it go; what names the person by number follows by itself. A test asks for every column with an account.</summary>
    Task RenameAsync(AccountChange change, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What the daily purge takes out of its tables. A test asks of every table that leads to a person whether that is done or why it is not.</summary>
    IEnumerable<RetentionStep> Retention(RetentionTerms terms) => [];
}
