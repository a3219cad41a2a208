using BotService.Features.LedgerLists.Measuring;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Reminders;
using BotService.Store;
using BotService.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Raising;

/// <summary>Makes items of what was said.</summary>
internal sealed class LedgerRaising(
    BotDbContext db, LedgerBook book, LedgerKinds kinds, LedgerDraftReader drafts, LedgerPeople people, LedgerDays days, LedgerTeams teams, LedgerMessages notices,
    LedgerWording wording, OwnerRemarks remarks, LedgerVerifiers verifiers, IOptions<ReminderOptions> reminders)
{
    public const int LongestTitle = 200;

    private const int AlikeDays = 90;

    private const string New = "新 ";

    private static readonly char[] Gaps = [' ', '\u3000'];

    /// <summary>What stands between the word that raises an item and its sentence.</summary>
    private static readonly char[] BehindWord = [.. Gaps, ':', '：'];

    public async ValueTask<Reply> OneAsync(LedgerKind kind, string line, Viewer viewer, CancellationToken cancellationToken)
    {
        var (draft, instead) = await ReadAsync(kind, line, viewer, cancellationToken);
        return draft is null ? instead! : Reply.Say(await AnswerAsync(kind, await AddAsync(kind, draft, viewer, cancellationToken), draft, viewer, cancellationToken));
    }

    /// <summary>Every bad line is named, and then none is taken.</summary>
    public async ValueTask<Reply> SeveralAsync(LedgerKind kind, IReadOnlyList<string> lines, Viewer viewer, CancellationToken cancellationToken)
    {
        List<LedgerDraft> read = [];
        List<string> wrong = [];
        Dictionary<(int? Group, int? Owner, DateOnly? Day, string Title), int> first = [];

        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && OtherKindIn(lines[i], kind) is { } other)
            {
                wrong.Add($"第 {i + 1} 行：是另一种清单，请另发一条；还是{kind.Raise}的请去掉“{other}”后的空格");
                continue;
            }

            var (draft, instead) = await ReadAsync(kind, lines[i], viewer, cancellationToken);

            if (draft is null)
            {
                wrong.Add($"第 {i + 1} 行：{instead!.Text}");
                continue;
            }

            var said = (GroupOf(draft, viewer), draft.Owner?.Id, draft.Said, Plain(draft.Title));

            if (!first.TryAdd(said, i + 1) && !WithoutNew(WithoutWord(lines[i], kind)).IsNew)
            {
                wrong.Add($"第 {i + 1} 行：和第 {first[said]} 行一样；确实另一件请在前面写 新");
                continue;
            }

            read.Add(draft);
        }

        if (wrong.Count > 0)
        {
            return Reply.Refuse(string.Join('\n', ["这几行有问题，一行也没有记下：", .. wrong]));
        }

        List<string> answers = [];

        foreach (var draft in read)
        {
            answers.Add(await AnswerAsync(kind, await AddAsync(kind, draft, viewer, cancellationToken), draft, viewer, cancellationToken));
        }

        return Reply.Say([$"已记 {read.Count} 件：", .. answers]);
    }

    public async ValueTask<LedgerItem> AddAsync(LedgerKind kind, LedgerDraft draft, Viewer viewer, CancellationToken cancellationToken)
    {
        var due = draft.Said is { } said ? days.OrWorkingDayBefore(said) : draft.Owner is null ? null : days.After(days.Today, kind.Due) is { } day ? days.OrWorkingDayBefore(day) : (DateOnly?)null;
        var number = await book.NextNumberAsync(kind, cancellationToken);
        var values = kind.Defaults();

        foreach (var (key, value) in draft.Values)
        {
            values[key] = value;
        }

        var item = new LedgerItem
        {
            Kind = kind.Key,
            Number = number,
            ChainNumber = number,
            Title = draft.Title,
            State = viewer.Has(kind.AcceptedBy) ? LedgerState.Doing : LedgerState.Raised,
            GroupId = GroupOf(draft, viewer),
            OwnerId = draft.Owner?.Id,
            RaisedById = viewer.MemberId,
            RaisedByKey = viewer.UserKey,
            AssignedByKey = draft.Owner is null ? null : viewer.UserKey,
            FoundOn = days.Today,
            DueOn = due,
            FirstDueOn = draft.Owner is null ? null : due,
            IsPublic = kind.IsPublic,
            Fields = LedgerFields.Write(values),
        };
        await book.AddAsync(item, viewer, LedgerVerb.Raise, null, null, cancellationToken);

        foreach (var member in draft.Team)
        {
            await teams.AddAsync(item, member.Id, LedgerRole.Member, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return item;
    }

    private async ValueTask<(LedgerDraft? Draft, Reply? Instead)> ReadAsync(LedgerKind kind, string line, Viewer viewer, CancellationToken cancellationToken)
    {
        var (sentence, isNew) = WithoutNew(WithoutWord(line, kind));
        var (draft, instead) = await drafts.ReadAsync(sentence, kind, viewer, cancellationToken);

        if (draft is null)
        {
            return (null, instead);
        }

        if (Instead(kind, draft) is { } refused)
        {
            return (null, refused);
        }

        return isNew || await AlikeAsync(kind, draft, viewer, kind.Raise, cancellationToken) is not { } alike ? (draft, null) : (null, alike);
    }

    /// <summary>新 三楼漏水 is another one, however much it is like one that is open.</summary>
    public static (string Sentence, bool IsNew) WithoutNew(string line) =>
        line.StartsWith(New, StringComparison.Ordinal) ? (line[New.Length..].TrimStart(), true) : (line, false);

    /// <summary>任务 更新名录 in a line below another: the word that raises it is said once more.</summary>
    private static string WithoutWord(string line, LedgerKind kind) =>
        WordAt(line, kind, BehindWord) is { } word ? line[word.Length..].TrimStart(BehindWord) : line;

    /// <summary>The word of another kind's list before a space: that line is meant for the other list.</summary>
    private string? OtherKindIn(string line, LedgerKind kind) =>
        kinds.All.Where(other => other != kind).Select(other => WordAt(line, other, Gaps)).FirstOrDefault(word => word is not null);

    private static string? WordAt(string line, LedgerKind kind, char[] behind) =>
        ((string[])[.. kind.AlsoRaise, kind.Raise]).FirstOrDefault(word => word.Length > 0 && line.Length > word.Length && line.StartsWith(word, StringComparison.Ordinal) && behind.Contains(line[word.Length]));

    /// <summary>Why a draft is no item yet; null when it is one.</summary>
    public Reply? Instead(LedgerKind kind, LedgerDraft draft)
    {
        if (draft.Title.Length == 0)
        {
            return Reply.Refuse(RaiseCommand.ExampleOf(kind, days));
        }

        if (draft.Title.Length > LongestTitle)
        {
            return Reply.Refuse($"太长（最多 {LongestTitle} 字）：先写一句，再发 {kind.Prefix}N 进展 补充");
        }

        if (draft.Said is { } said && wording.Passed(said) is { } passed)
        {
            return passed;
        }

        var unmeasurable = kind.IsMeasured ? kind.Fields.Where(field => draft.Values.ContainsKey(field.Key)).Select(field => MeasuredCheck.Unmeasurable(field, draft.Values)).FirstOrDefault(text => text is not null) : null;
        return unmeasurable is null ? null : Reply.Refuse(unmeasurable);
    }

    /// <summary>（10月31日是休息日，提前）: a day off moves the time limit to the working day before.</summary>
    public static string Moved(LedgerDraft draft, LedgerItem item) => draft.Said is { } said && said != item.DueOn ? $"（{LedgerDays.Long(said)}是休息日，提前）" : string.Empty;

    /// <summary>Refuses what is open in the same group already, by the same sentence; null when nothing is.</summary>
    /// <param name="raise">What one says before 新 to raise it all the same.</param>
    public async ValueTask<Reply?> AlikeAsync(LedgerKind kind, LedgerDraft draft, Viewer viewer, string raise, CancellationToken cancellationToken)
    {
        var (group, since, key, folded) = (GroupOf(draft, viewer), days.Today.AddDays(-AlikeDays), kind.Key, Plain(draft.Title));
        var open = await db.LedgerItems.Open()
            .Where(i => i.Kind == key && i.GroupId == group && i.FoundOn >= since)
            .Select(i => new { i.Number, i.Title }).ToListAsync(cancellationToken);
        return open.Find(i => Plain(i.Title) == folded) is { } same ? Reply.Refuse($"和 {kind.Prefix}{same.Number}“{same.Title}”很像。同一件发 {kind.Prefix}{same.Number} 进展 …；确实另一件发 {raise} 新 …") : null;
    }

    private static int? GroupOf(LedgerDraft draft, Viewer viewer) => draft.Owner?.GroupId ?? draft.GroupId ?? viewer.GroupId;

    /// <summary>A sentence as its letters and digits in one form, by which two are the same.</summary>
    public static string Plain(string title) => string.Concat(NameFolding.Fold(title).Where(char.IsLetterOrDigit));

    private async ValueTask<string> AnswerAsync(LedgerKind kind, LedgerItem item, LedgerDraft draft, Viewer viewer, CancellationToken cancellationToken)
    {
        var (name, off) = ($"{kind.Prefix}{item.Number}", Moved(draft, item));

        if (item.State is LedgerState.Raised)
        {
            var group = await people.GroupNameAsync(item.GroupId, cancellationToken);
            var limit = item.DueOn is { } said ? $"，{LedgerDays.Long(said)}到期{off}" : string.Empty;
            return $"已提：{name} {item.Title}{limit}。{group}联络员确认后立项。不是问题？{UndoText.Span}内发 {name} 撤回";
        }

        if (draft.Owner is not { } owner)
        {
            return item.DueOn is { } until
                ? $"已提：{name} {item.Title}，{LedgerDays.Long(until)}到期{off}，没有责任人。请补：{name} 派 姓名"
                : kind.HasChains ? $"已提：{name} {item.Title}，已立项，还没人领。请派：{name} 派 姓名 日期" : $"已提：{name}，没有责任人和期限。请补：{name} 派 姓名 日期";
        }

        var told = LedgerTold.Nobody;

        if (owner.Id != viewer.MemberId)
        {
            var limit = item.DueOn is { } d ? $"，{LedgerDays.Long(d)}到期" : string.Empty;
            var card = LedgerPushCard.ForOwner(kind, item, string.Empty);
            told = await notices.TellAsync(owner.Id, $"{name} {item.Title}，由您办理{limit}；不归您可以发 {name} 退 原因", cancellationToken, card);
        }

        var due = item.DueOn is { } day ? $"{LedgerDays.Long(day)}到期{off}" : $"没有期限，请补：{name} 改 期限 日期";
        var unit = kind.IsMeasured || kind.Field("for") is not null ? string.Empty : $"（{await people.GroupNameAsync(owner.GroupId, cancellationToken)}）";
        var whom = draft.Values.TryGetValue("for", out var beneficiary) ? await VerifiedByAsync(kind, item, beneficiary, cancellationToken) : string.Empty;
        var team = draft.Team.Count > 0 ? $"；专班{string.Join('、', draft.Team.Select(m => m.Name))}" : string.Empty;
        var answer = $"{name} {item.Title}，{owner.Name}{unit}，{due}{whom}{team}。{(kind.IsMeasured ? MeasuredCheck.PlanOf(item, name) : told.Sentence(owner.Name, days.Today, reminders.Value.Budget))}";
        return string.Join('\n', (await remarks.OfAsync(kind, item, cancellationToken)).Prepend(answer));
    }

    /// <summary>；办成后由马光明核实: whom it is for, as far as they are on the roster; else whoever is asked instead.</summary>
    private async ValueTask<string> VerifiedByAsync(LedgerKind kind, LedgerItem item, string whom, CancellationToken cancellationToken)
    {
        var candidates = await verifiers.ForAsync(item, kind, cancellationToken);

        if (candidates.People.Count == 0)
        {
            return string.Empty;
        }

        var by = candidates.Office;

        if (candidates.Step is VerifierStep.Beneficiary)
        {
            var isGroup = false;

            foreach (var name in BeneficiaryNames.In(whom).Prepend(whom))
            {
                isGroup |= await people.GroupAsync(name, cancellationToken) is not null;
            }

            by = isGroup ? $"{whom}的人" : string.Join('、', candidates.People.Select(person => person.Name));
        }

        return $"；{kind.DoneWord.TrimStart('已')}后由{by}核实";
    }
}
