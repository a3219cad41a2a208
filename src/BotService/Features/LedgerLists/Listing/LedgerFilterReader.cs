using System.Text.RegularExpressions;
using BotService.Commands.Understanding;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using BotService.Time;
using BotService.Wording;

namespace BotService.Features.LedgerLists.Listing;

/// <summary>Reads the words of a filter.</summary>
internal sealed partial class LedgerFilterReader(LedgerDays days, LedgerPeople people, FieldChoices choices)
{
    private static readonly char[] BehindField = [' ', ':', '=', '是', '为'];

    private static readonly char[] BehindValue = [' ', '，', ',', '、'];

    private static readonly char[] Joints = [' ', '，', ',', '、', '的', '了'];

    public async ValueTask<(LedgerFilter? Filter, Reply? Instead)> ReadAsync(string rest, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        if (AsksWithin(rest))
        {
            var example = LedgerDays.Long(new DateOnly(days.Today.Year, days.Today.Month, 1).AddDays(-1));
            return (null, Reply.Refuse($"{kind.List}只数到某一天{kind.DoneWord}多少，不数一段时间里的。发 {kind.List} 统计 看到今天，发 {kind.List} 统计 {example} 看到那天，相减就是。"));
        }

        var filter = new LedgerFilter(days.Today);
        var text = FoldedText.Of(rest).Trim(' ', '，', ',', '。', '?', '!');

        // As it was written, to the same end: each letter has its place in both.
        var written = rest[..FoldedText.Of(rest).TrimEnd(' ', '，', ',', '。', '?', '!').Length];

        while (text.Length > 0)
        {
            if (await StepAsync(filter, text, written, kind, viewer, cancellationToken) is not { } step)
            {
                if (await WhoseAsync(filter, text, viewer, cancellationToken) is { } whose)
                {
                    if (whose.Instead is not null)
                    {
                        return (null, whose.Instead);
                    }

                    (filter, text) = (whose.Filter, whose.Behind.TrimStart(Joints));
                    continue;
                }

                return (null, Reply.Refuse(Unread(text.Split(' ', '，', ',', '、')[0], kind, viewer)));
            }

            (filter, text) = (step.Filter, step.Behind.TrimStart(Joints));
        }

        return AsOfDayText.Refusal(filter.Day, days.Today) is { } refusal ? (null, Reply.Refuse(refusal)) : (filter, null);
    }

    /// <summary>上个月销号了 asks how many were closed within a time; 上个月 销号 names those of the month that are closed.</summary>
    public static bool AsksWithin(string said) => ClosedWithin().IsMatch(FoldedText.Of(said));

    [GeneratedRegex(
        "(?:本月|这个?月|上个?月|今年|去年|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?|(?:本|这个?|上个?|第?[一二三四1-4])季度|[本这上]个?(?:周|星期|礼拜)|第[0-9]{1,2}周|今天|昨天)"
        + "(?:我们?|一共|总共|已经?|共|都)*(?:销号|办结|办完|办成|整改|解决|完成|结题|兑现)(?:完|好|掉)?了")]
    private static partial Regex ClosedWithin();

    /// <summary>Whether nothing but conditions of the kind's list stands there, a name or a day excepted: 逾期, 本组 民生.</summary>
    public static bool AreConditions(string said, LedgerKind kind)
    {
        var text = FoldedText.Of(said).Trim(' ', '，', ',', '。', '?', '!');
        List<string> words = [.. Words(kind, LedgerSight.Opinions).Select(pair => pair.Word).Where(word => word.Length > 0).OrderByDescending(word => word.Length)];

        while (text.Length > 0)
        {
            if (words.Find(word => text.StartsWith(word, StringComparison.Ordinal)) is not { } condition)
            {
                return false;
            }

            text = text[condition.Length..].TrimStart(Joints);
        }

        return true;
    }

    private string Unread(string word, LedgerKind kind, Viewer viewer)
    {
        if (LedgerWording.WrongDay(word, days.Now) is { } wrong)
        {
            return $"没有 {wrong}。";
        }

        var named = kind.Fields.FirstOrDefault(f => word == f.Name || (word.StartsWith(f.Name, StringComparison.Ordinal) && BehindField.Contains(word[f.Name.Length])));

        if (named is { } field && choices.Of(kind, field) is { Count: > 0 } listed)
        {
            return $"{field.Name}请写其中一个：{string.Join('、', listed)}";
        }

        if (word is "各支部" or "各组" or "各个支部" or "各单位" or "各部门" or "每个支部" or "分组" or "按组" or "按支部" or "按单位" or "分支部" or "分单位")
        {
            return kind.CountsByGroup ? $"各组的发 {kind.List} 统计" : $"{kind.List}不能一次列出各组。看一个组发 {kind.List} 统计 组名，看全部发 {kind.List} 统计";
        }

        return word is "排名" or "排行" or "名次" or "排序"
            ? $"这里不排名；发 {kind.List} 统计 看各组"
            : $"{kind.List}没有“{word}”这个条件。{LedgerFilter.Usage(kind, viewer.HasOffice)}";
    }

    private async ValueTask<(LedgerFilter Filter, string Behind)?> StepAsync(LedgerFilter filter, string text, string written, LedgerKind kind, Viewer viewer, CancellationToken cancellationToken)
    {
        if (Valued(filter, text, written, kind) is { } valued)
        {
            return valued;
        }

        foreach (var (word, change) in Words(kind, viewer).OrderByDescending(pair => pair.Word.Length))
        {
            if (word.Length > 0 && text.StartsWith(word, StringComparison.Ordinal))
            {
                return (change(filter) with { Words = [.. filter.Words, word] }, text[word.Length..]);
            }
        }

        var head = text.Split(' ', '，', ',', '、')[0];

        for (var length = head.Length; length > 1; length--)
        {
            if (await people.GroupAsync(head[..length], cancellationToken) is { } group)
            {
                return (filter with { GroupId = group, Words = [.. filter.Words, head[..length]] }, text[length..]);
            }
        }

        return Dated(filter, text);
    }

    /// <summary>来源 审计, 类别：民生 and 领域 民政: a field by its name with a value; a direction that the campaign sets is known without it.</summary>
    private (LedgerFilter Filter, string Behind)? Valued(LedgerFilter filter, string text, string written, LedgerKind kind)
    {
        foreach (var field in LedgerFilter.FieldsOf(kind))
        {
            var listed = choices.Of(kind, field);
            var isNamed = text.Length > field.Name.Length && text.StartsWith(field.Name, StringComparison.Ordinal) && BehindField.Contains(text[field.Name.Length]);
            var said = isNamed ? text[field.Name.Length..].TrimStart(BehindField) : text;

            // Without their names the values of the file stand among the other words.
            var value = isNamed || field.Values.Count == 0 ? listed.Where(one => said.StartsWith(FoldedText.Of(one), StringComparison.Ordinal)).MaxBy(one => one.Length) : null;
            value ??= isNamed && listed.Count == 0 ? said.Split(BehindValue)[0] : null;

            if (value is { Length: > 0 })
            {
                // 社会救助（城区） is kept as it was written; whoever wrote it with other brackets is found by the other form.
                var spelled = listed.Count > 0 ? value : written[^said.Length..][..value.Length];
                var values = ((string[])[spelled, value]).Distinct().Select(one => (field.Key, one));
                return (filter with { Values = [.. filter.Values, .. values], Words = [.. filter.Words, listed.Count > 0 ? value : $"{field.Name} {spelled}"] }, said[value.Length..]);
            }
        }

        return null;
    }

    /// <summary>A person's name at the head; null when nobody is called that. Whom one may not give work to, one may not look up either.</summary>
    private async ValueTask<(LedgerFilter Filter, string Behind, Reply? Instead)?> WhoseAsync(LedgerFilter filter, string text, Viewer viewer, CancellationToken cancellationToken)
    {
        var (alike, behind) = NamesAtHead.Take(text, await people.RosterAsync(cancellationToken), m => [m.Name, m.UserId]);

        if (alike.Count == 0 || (!viewer.IsAdmin && !alike.Any(m => viewer.IsOf(m.GroupId))))
        {
            return null;
        }

        var (member, instead) = await people.ChooseAsync(alike, viewer, text, cancellationToken);
        return member is null ? (filter, behind, instead) : (filter with { PersonId = member.Id, Words = [.. filter.Words, member.Name] }, behind, null);
    }

    private (LedgerFilter Filter, string Behind)? Dated(LedgerFilter filter, string text)
    {
        var behind = text.AsSpan();
        var dates = new ChineseDates(days.Now);

        if (dates.TryTakeWeek(ref behind, out var week))
        {
            return (filter with { Found = (week.Monday, week.Sunday), Words = [.. filter.Words, $"第{week.Number}周"] }, behind.ToString());
        }

        if (text.StartsWith("截至", StringComparison.Ordinal))
        {
            behind = text.AsSpan(2).TrimStart();
        }

        if (AsOfDay.TryTake(ref behind, days.Now, out var day))
        {
            return (filter with { Day = day, HasDay = true }, behind.ToString());
        }

        return FoundPeriods.At(text, days.Today) is { } period ? (filter with { Found = (period.From, period.To), Words = [.. filter.Words, period.Said] }, period.Behind) : null;
    }

    private static IEnumerable<(string Word, Func<LedgerFilter, LedgerFilter> Change)> Alike(Func<LedgerFilter, LedgerFilter> change, params string[] words) => words.Select(word => (word, change));

    /// <summary>A record is never late, nobody verifies it, and where everybody writes one none waits to be accepted.</summary>
    private static bool Knows(LedgerKind kind, LedgerState state) =>
        !kind.IsRecord || (state is not LedgerState.Claimed && (state is not LedgerState.Raised || kind.AcceptedBy != LedgerRights.Everybody));

    private static IEnumerable<(string Word, Func<LedgerFilter, LedgerFilter> Change)> Timed(LedgerKind kind) => kind.IsRecord
        ? []
        : [.. Alike(f => f with { OnlyLate = true }, "逾期", "超期", "过期", "超时", "到期没办"), .. Alike(f => f with { OnlyNear = true }, "临期", "快到期", "要到期", "即将到期")];

    private static IEnumerable<(string Word, Func<LedgerFilter, LedgerFilter> Change)> Words(LedgerKind kind, Viewer viewer) =>
    [
        ("统计", f => f with { IsStatistics = true }),
        ("明细", f => f),
        ("做法", f => f with { IsPractice = true }),
        .. Alike(f => f, "全部", "所有"),
        .. Alike(f => f with { OnlyOpen = true }, "在办", "没完成", "未完成", "没办完", "未办结", "没办结", "没整改", "未整改", "没解决", "未解决", "没销号", "未销号"),
        .. Alike(f => f with { OnlyMine = true }, "我的", "我负责", "我办", "我提", "自己"),
        .. Alike(f => f with { OnlyNobody = true, State = LedgerState.Doing }, "没人领", "没人认领", "没人负责", "无人认领", "没人办"),
        .. Alike(f => f with { GroupId = viewer.GroupId ?? -1 }, "本组", "本支部", "我们组", "我们支部", "我组", "我支部", "我们"),
        .. Timed(kind),
        .. Alike(f => f with { State = LedgerState.Closed }, "完成", "已完成", "办完", "已办完", "已整改"),
        ("反弹", f => f with { OnlyRelapsed = true }),
        .. Enum.GetValues<LedgerState>().Where(state => Knows(kind, state))
            .SelectMany(state => (string[])[kind.Word(state), kind.Word(state).TrimStart('已')], (state, word) => (word, (Func<LedgerFilter, LedgerFilter>)(f => f with { State = state })))
            .DistinctBy(pair => pair.word),
        .. kind.Fields.SelectMany(field => field.Values, (field, value) => (value, (Func<LedgerFilter, LedgerFilter>)(f => f with { Values = [.. f.Values, (field.Key, value)] }))).Where(pair => kind.States.All(s => s.Value != pair.value)),
    ];
}
