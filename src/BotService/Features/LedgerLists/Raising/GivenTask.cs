using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>请郑凯10月30日前完成台账整理: read with the roster and asked about, because nobody said that it is a task.</summary>
internal sealed class GivenTask(LedgerKinds kinds, LedgerGrammar grammar, LedgerPeople people, LedgerWording wording, LedgerDays days)
{
    private const int ShortestTitle = 3;

    /// <summary>As much as the reader of a new item takes for names.</summary>
    private const int LongestNames = 30;

    public async ValueTask<Reply> AskAsync(string text, Viewer viewer, CancellationToken cancellationToken)
    {
        if (kinds.ForTasks is not { IsOn: true } task || !viewer.Has(task.MayRaise))
        {
            return Reply.Refuse("没有记下：任务由联络员或管理员交办。要提问题发 问题 内容；发 帮助 看能做什么。");
        }

        var (named, behind) = await people.AllAtHeadAsync(GivenPhrases.Behind(text), cancellationToken);
        var example = $"没有记下。交办请写事情、姓名、日期，例如：{task.Raise} 修订临时救助操作办法 郑凯 {LedgerDays.Long(days.WorkingDaysAfter(days.Today, 5))}";

        if (named.Count == 0 || GivenPhrases.LimitIn(behind, days.Now) is not { } limit || GivenPhrases.Title(behind[..limit.Start], behind[limit.End..]) is not { Length: >= ShortestTitle } title)
        {
            return Reply.Refuse(example);
        }

        List<Member> owners = [];

        foreach (var alike in named)
        {
            var (member, instead) = await people.ChooseAsync(alike, viewer, alike[0].Name, cancellationToken);

            if (member is null)
            {
                return instead!;
            }

            owners.Add(member);
        }

        if (grammar.Read(title) is { Items: [var item, ..] })
        {
            return Reply.Refuse($"没有记下：{item} 已经在清单里，交给别人或改期限请发 {item} 派 {owners[0].Name} {LedgerDays.Long(limit.Day)}");
        }

        var due = LedgerWording.Ahead(limit.Day, behind.AsSpan(limit.Start, limit.End - limit.Start), days.Today);

        if (wording.TooFar(due, string.Empty) is { } far)
        {
            return far;
        }

        if (wording.Passed(due) is { } passed)
        {
            return passed;
        }

        var whom = await WrittenAsync(owners, cancellationToken);

        if (whom.Length > LongestNames)
        {
            return Reply.Refuse(example);
        }

        return Reply.AskFirst(
            $"要记成一件{task.Raise}吗：{title}，{string.Join('、', owners.Select(m => m.Name))}，{LedgerDays.Long(due)}到期？",
            task.Raise,
            FormattableString.Invariant($"{title.Replace(' ', '，')} {RaisingPhrases.OwnerMark}{whom} 期限：{due.Year}年{due.Month}月{due.Day}日"));
    }

    /// <summary>By account where the name is not the person's alone.</summary>
    private async ValueTask<string> WrittenAsync(IEnumerable<Member> owners, CancellationToken cancellationToken)
    {
        List<string> written = [];

        foreach (var owner in owners)
        {
            written.Add((await people.CalledAsync(owner.Name, cancellationToken)).Count == 1 ? owner.Name : owner.UserId);
        }

        return string.Join('、', written);
    }
}
