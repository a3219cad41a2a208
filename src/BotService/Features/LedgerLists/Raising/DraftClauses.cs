using BotService.Ledgers;
using BotService.Store;
using BotService.Time;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>整理台账，请郑凯负责，3月31日前完成: what ends the sentence of a new item is looked at clause by clause.</summary>
internal sealed class DraftClauses(LedgerPeople people, LedgerDays days)
{
    private static readonly char[] Ends = ['，', ',', '；', ';'];

    private readonly DraftOwners _owners = new(people);

    private readonly DraftLimits _limits = new(days);

    /// <summary>What stands behind the last comma.</summary>
    public static string LastOf(string word) => word[(word.LastIndexOfAny(Ends) + 1)..];

    /// <summary>The words with the last clause as one of its own; null when there is none, or when it tells when something was seen.</summary>
    public async ValueTask<List<string>?> SplitAsync(List<string> words, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        var clause = LastOf(words[^1]);
        var before = words[^1][..^clause.Length];

        if (before.Length < 2 || clause.Length == 0)
        {
            return null;
        }

        List<string> split = [.. words.SkipLast(1), before[..^1], clause];
        return !IsBareDay(clause) || await IsLimitAsync(split, kind, viewer, cancellationToken) ? split : null;
    }

    /// <summary>电梯停用，9月20日 tells when; a time limit behind a comma says so: 3月31日前.</summary>
    public bool IsBareDay(string clause)
    {
        var text = DeedWords.Without(clause).AsSpan().Trim();
        return new ChineseDates(days.Now) { ReadsYearWords = true }.TryTakeDate(ref text, out _) && text.IndexOfAny("前止") < 0;
    }

    /// <summary>投影仪老闪，高峰11月3日 tells of a day that is over; of a task it would be a time limit that has passed.</summary>
    public bool TellsOfPast(string limit, LedgerKind kind) =>
        kind.HasChains && (_limits.In(limit) ?? _limits.AtWork(limit)) is { } day && (day < days.Today || (day == days.Today && IsBareDay(limit)));

    /// <summary>马光明，韩淑兰 as one value.</summary>
    public async ValueTask<bool> ArePeopleAsync(string word, CancellationToken cancellationToken) => (await people.JoinedAsync(word, cancellationToken)).Count > 0;

    /// <summary>Whether the last clause of the word is a person: 打印机卡纸，高峰.</summary>
    public async ValueTask<bool> EndsInPersonAsync(string word, CancellationToken cancellationToken)
    {
        var clause = DraftTails.Bare(LastOf(word));
        return DraftMarks.In([clause], clause) is { IsPerson: true } || await _owners.IsOneAsync(clause, cancellationToken);
    }

    /// <summary>A problem may have been seen on any day, unless a person, a value or a deed stands beside one that is ahead: 高峰，12月9日.</summary>
    private async ValueTask<bool> IsLimitAsync(List<string> split, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        var clause = DraftTails.Bare(split[^1]);

        if ((_limits.In(clause) ?? _limits.AtWork(clause)) is not { } day)
        {
            return false;
        }

        var isDoubtful = kind.HasChains ? day > days.Today : day < days.Today;
        return isDoubtful ? DeedWords.Without(clause) != clause || await IsPartAsync(split, kind, viewer, cancellationToken) : !kind.HasChains;
    }

    /// <summary>What stands before the last word is no part of the sentence: a person, a unit or a value.</summary>
    private async ValueTask<bool> IsPartAsync(List<string> split, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        var clause = LastOf(split[^2]);
        List<string> before = [.. split.SkipLast(1)];

        // The sentence itself is none.
        if (clause.Length == 0 || (before.Count == 1 && clause.Length == before[0].Length))
        {
            return false;
        }

        var bare = DraftTails.Bare(clause);
        return DraftPairs.In(before, bare, kind) is not null || (viewer.Has(LedgerRights.Office) && (DraftMarks.In(before, bare) is not null || await EndsInPersonAsync(clause, cancellationToken)));
    }
}
