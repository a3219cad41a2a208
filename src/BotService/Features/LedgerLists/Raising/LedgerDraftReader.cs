using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>Takes a line apart from its end.</summary>
internal sealed class LedgerDraftReader(LedgerPeople people, LedgerWording wording, LedgerDays days, FieldChoices choices)
{
    private const char CellEnd = '\t';

    private static readonly char[] Gaps = [' ', '\u3000'];

    private readonly DraftOwners _owners = new(people);

    private readonly DraftLimits _limits = new(days);

    private readonly DraftClauses _clauses = new(people, days);

    private readonly DraftWords _words = new(people, new DraftLimits(days));

    private readonly DraftPhrases _phrases = new(people, wording, days);

    private readonly DraftMarks _marks = new(people, wording, days);

    /// <summary>The draft, or what is wrong with the line.</summary>
    public async ValueTask<(LedgerDraft? Draft, Reply? Instead)> ReadAsync(string line, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        if (line.Contains(CellEnd, StringComparison.Ordinal))
        {
            return await ReadCellsAsync(line, kind, viewer, cancellationToken);
        }

        var words = await _words.OfAsync(line, viewer, cancellationToken);
        var draft = new LedgerDraft(string.Empty);

        while (words.Count > 0)
        {
            var (changed, left, instead) = await ReadEndAsync(draft, words, kind, viewer, cancellationToken);

            if (instead is not null)
            {
                return (null, instead);
            }

            if (changed is null)
            {
                break;
            }

            (draft, words) = (changed, left);
        }

        var (headed, wrong) = await _marks.AtHeadAsync(draft, words, viewer, cancellationToken);

        if (headed is null)
        {
            return (null, wrong);
        }

        return await UnreadBehindNameAsync(headed, words, kind, viewer, cancellationToken) is { } unread
            ? (null, unread)
            : await _phrases.ReadAsync(headed with { Title = TitleOf(words) }, kind, viewer, cancellationToken);
    }

    /// <summary>Takes one part off the end: the last word, the last clause of it, or a day behind a name. The words that are left; the same ones where nothing was read.</summary>
    private async ValueTask<(LedgerDraft? Draft, List<string> Left, Reply? Instead)> ReadEndAsync(LedgerDraft draft, List<string> words, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        var whole = DraftPairs.WithNameApart(words, kind);
        var split = await _clauses.SplitAsync(whole, kind, viewer, cancellationToken);

        // 类别 民生，郑凯: the value ends where a person or a day begins; 措施 加强巡查，定期通报 and 对象 马光明，韩淑兰 are one value.
        var isValueLast = split is not null && DraftPairs.ValueAtEnd(whole, kind) is { } value && !await _clauses.ArePeopleAsync(value, cancellationToken);
        List<List<string>> ways = split is null ? [whole] : isValueLast ? [split, whole] : [whole, split];

        foreach (var way in ways)
        {
            var (changed, taken, instead) = await StepAsync(way == split ? draft with { IsOwnerBare = false } : draft, way, kind, viewer, cancellationToken);

            if (changed is not null || instead is not null)
            {
                return (changed, [.. way.SkipLast(taken)], instead);
            }
        }

        foreach (var way in ways)
        {
            if (await _words.WithNameApartAsync(way, viewer, cancellationToken) is not { } apart || (way == split && _clauses.TellsOfPast(apart[^1], kind)))
            {
                continue;
            }

            var (changed, taken, instead) = await StepAsync(draft, apart, kind, viewer, cancellationToken);

            if (changed is not null || instead is not null)
            {
                return (changed, [.. apart.SkipLast(taken)], instead);
            }
        }

        return (null, words, null);
    }

    /// <summary>报数据 郑凯 尽快报: whoever is named there is meant to do it, and would be told nothing.</summary>
    private async ValueTask<Reply?> UnreadBehindNameAsync(LedgerDraft draft, List<string> words, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        if (draft.Owner is not null || kind.HasChains || !viewer.Has(LedgerRights.Office) || await _words.NamedWithinAsync(words, cancellationToken) is not { } named)
        {
            return null;
        }

        var example = $"{kind.Raise} {TitleOf(words.Take(named.At))} {named.Named.Name} {LedgerDays.Long(days.WorkingDaysAfter(days.Today, 5))}";
        return Reply.Refuse($"“{string.Join(' ', words.Skip(named.At + 1))}”没看懂，没有记下。责任人和期限写在最后，例如：{example}；整句都是内容的，中间不要空格");
    }

    /// <summary>A row of a table: its sentence, and in each further cell a person, a day, a group or a value, as it is said there and nothing else.</summary>
    private async ValueTask<(LedgerDraft? Draft, Reply? Instead)> ReadCellsAsync(string line, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        var cells = line.Split(CellEnd, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        // 序号 is no part of the sentence.
        cells = cells.Length > 1 && cells[0].All(char.IsAsciiDigit) ? cells[1..] : cells;
        var draft = new LedgerDraft(cells.Length == 0 ? string.Empty : TitleOf(cells[0].Split(Gaps, StringSplitOptions.RemoveEmptyEntries))) { HasCells = true };

        foreach (var cell in cells.Skip(1))
        {
            // A unit of one's own is where the item stands anyway.
            if (viewer.GroupId is { } own && await people.GroupAsync(cell, cancellationToken) == own)
            {
                continue;
            }

            // 高　峰 is one person, however far the letters stand apart.
            List<string> words = (await people.CalledAsync(cell, cancellationToken)).Count > 0 ? [draft.Title, cell] : [draft.Title, .. cell.Split(Gaps, StringSplitOptions.RemoveEmptyEntries)];

            while (words.Count > 1)
            {
                var (changed, taken, instead) = await StepAsync(draft, words, kind, viewer, cancellationToken);

                if (changed is null)
                {
                    return (null, instead ?? await UnreadAsync(draft, cell, viewer, cancellationToken));
                }

                draft = changed;
                words.RemoveRange(words.Count - taken, taken);
            }

            // Whoever stands in a cell further left stays the owner.
            draft = draft with { IsOwnerBare = false };
        }

        return await _phrases.ReadAsync(draft, kind, viewer, cancellationToken);
    }

    private async ValueTask<Reply> UnreadAsync(LedgerDraft draft, string cell, Viewer viewer, CancellationToken cancellationToken)
    {
        if ((await people.CalledAsync(cell, cancellationToken)).Count > 0)
        {
            return Reply.Refuse(viewer.Has(LedgerRights.Office) ? $"“{cell}”没有记下：几个人写在一格里，用顿号分开" : $"“{cell}”没有记下：责任人由联络员或管理员来定");
        }

        if (await people.GroupAsync(cell, cancellationToken) is not null)
        {
            return Reply.Refuse($"“{cell}”没有记下：{(viewer.IsAdmin ? "一行只写一个责任单位" : "责任单位由管理员来定")}");
        }

        return Reply.Refuse(draft.Said is not null && _limits.In(cell) is not null ? $"“{cell}”没有记下：一行只写一个期限" : $"名单里没有“{cell}”，也看不出是日期或组名，没有记下。一行依次写内容、姓名、日期");
    }

    private static string TitleOf(IEnumerable<string> words) => string.Join(' ', words).Trim(' ', '，', ',', '。', '；', ';');

    private async ValueTask<(LedgerDraft? Draft, int Taken, Reply? Instead)> StepAsync(LedgerDraft draft, List<string> words, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        var last = DraftTails.Bare(words[^1]);

        if (DraftPairs.In(words, last, kind) is { } pair)
        {
            return choices.Of(kind, pair.Field) is { Count: > 0 } listed && !listed.Contains(pair.Value)
                ? (null, 0, Reply.Refuse($"{pair.Field.Name}请写其中一个：{string.Join('、', listed)}；没有记下"))
                : (draft with { Values = new Dictionary<string, string>(draft.Values) { [pair.Field.Key] = pair.Value } }, pair.Taken, null);
        }

        if (words.Count > 1 && DraftMarks.In(words, last) is { } mark && await _marks.ReadAsync(draft, mark, viewer, cancellationToken) is var (marked, refused) && (marked is not null || refused is not null))
        {
            return (marked, mark.Taken, refused);
        }

        // The sentence itself is never a name or a day.
        if (words.Count == 1)
        {
            return (null, 0, null);
        }

        // 问题 走廊灯坏了 昨天 says when it was seen.
        if (TellsWhenSeen(draft, last, kind, viewer))
        {
            return (null, 0, null);
        }

        // 10月15日 17:30前 is one day.
        var dayWords = words.Count > 2 && DraftLimits.IsPartOfDay(last) ? 2 : 1;
        var limit = dayWords == 2 ? DraftTails.Bare(words[^2]) + last : last;

        if (draft.Said is null && await LimitAsync(draft, words, limit, dayWords, kind, viewer, cancellationToken) is var read && (read is not null || LedgerWording.IsYearDay(DeedWords.Without(last))))
        {
            if (wording.TooFar(read, last) is { } far)
            {
                return (null, 0, far);
            }

            if (read is not null)
            {
                return (draft with { Said = read }, dayWords, null);
            }
        }

        if (draft.Said is null && viewer.Has(LedgerRights.Office) && LedgerWording.UnreadYear(last) is { } year)
        {
            return (null, 0, wording.AskYear(year));
        }

        if (draft.Said is null && _limits.WrongWeekday(last) is { } mistaken)
        {
            return (null, 0, Reply.Refuse(mistaken));
        }

        // Behind a day that was read already, 9.31 is the number of something.
        if ((LedgerWording.WrongDay(last, days.Now) ?? LedgerWording.WrongDay(DeedWords.Without(DraftLimits.WithoutPart(limit)), days.Now)) is { } wrong && (draft.Said is null || wrong.Contains('月', StringComparison.Ordinal)))
        {
            return (null, 0, Reply.Refuse($"没有 {wrong}，没有记下"));
        }

        if (viewer.Has(LedgerRights.Office) && await _owners.OfAsync(draft, words[^2], last, viewer, cancellationToken) is var (owned, refusal) && (owned is not null || refusal is not null))
        {
            return (owned, 1, refusal);
        }

        if (draft.GroupId is null && viewer.IsAdmin && await people.GroupAsync(last, cancellationToken) is { } group)
        {
            return (draft with { GroupId = group }, 1, null);
        }

        return (null, 0, await IsVagueLimitAsync(draft, words, last, viewer, cancellationToken) ? Reply.Refuse($"“{last}”看不出是哪一天，没有记下。请写几月几日") : null);
    }

    /// <summary>Of what anybody may raise, a day that is not ahead is no time limit: nobody without office sets one for yesterday, and nobody at all by such a word. 11月3日换好 tells of what was done.</summary>
    private bool TellsWhenSeen(LedgerDraft draft, string last, LedgerKind kind, Viewer viewer) =>
        kind.HasChains && !draft.HasCells && draft.Said is null && _clauses.IsBareDay(last) && _limits.In(last) is { } day
        && (viewer.Has(LedgerRights.Office) ? last is "昨天" or "昨日" or "前天" or "大前天" || (day < days.Today && DeedWords.Without(last) != last) : day <= days.Today);

    /// <summary>The day until which it is to be done. 周五下午 and 三天内 are one where work is given out: by the kind, or beside a name.</summary>
    private async ValueTask<DateOnly?> LimitAsync(LedgerDraft draft, List<string> words, string limit, int dayWords, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        if (_limits.In(limit) is { } plain)
        {
            return plain;
        }

        if (!viewer.Has(LedgerRights.Office) || _limits.AtWork(limit) is not { } day)
        {
            return null;
        }

        var isGiven = !kind.HasChains || draft.Owner is not null
            || (IsBehind(words, dayWords) && await _clauses.EndsInPersonAsync(words[^(dayWords + 1)], cancellationToken));
        return isGiven ? day : null;
    }

    /// <summary>年底 and 年底前完成 beside a name, on whichever side of it, are meant as the time limit.</summary>
    private async ValueTask<bool> IsVagueLimitAsync(LedgerDraft draft, List<string> words, string last, Viewer viewer, CancellationToken cancellationToken)
    {
        if (draft.Said is not null || !viewer.Has(LedgerRights.Office) || !(LedgerWording.IsVagueDay(last) || LedgerWording.IsVagueDay(DeedWords.Without(last))))
        {
            return false;
        }

        return draft.Owner is not null || (IsBehind(words, 1) && await _clauses.EndsInPersonAsync(words[^2], cancellationToken));
    }

    /// <summary>Before the last words stands more than the sentence: a word, or a clause of one.</summary>
    private static bool IsBehind(List<string> words, int taken) =>
        words.Count > taken + 1 || (words.Count == taken + 1 && DraftClauses.LastOf(words[0]).Length < words[0].Length);
}
