using BotService.Features.LedgerLists.Acts;
using BotService.Features.LedgerLists.Visiting;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>What a row of a file that nobody knows becomes: a new item, where the list says it is.</summary>
internal sealed class LedgerImportPlan(BotDbContext db, LedgerBook book, LedgerKind kind, LedgerDays days, Viewer by)
{
    /// <summary>The field for the number in the office's own list.</summary>
    public const string Foreign = "foreign";

    private readonly List<(LedgerItem Item, LedgerImportRow Row)> _new = [];

    /// <summary>What is to be verified, and by whom; each person is asked once for all of it.</summary>
    public List<(int MemberId, LedgerItem Item)> ToVerify { get; } = [];

    /// <summary>A new item; its entries follow with <see cref="SaveNewAsync"/>, for all of them at once.</summary>
    public void Add(LedgerImportRow row, int number)
    {
        var values = new Dictionary<string, string>(row.Values);

        if (row.Number is { Length: > 0 } foreign)
        {
            values[Foreign] = foreign;
        }

        var item = new LedgerItem
        {
            Kind = kind.Key,
            Number = number,
            ChainNumber = number,
            Title = row.Title,
            State = LedgerState.Doing,
            GroupId = row.GroupId,
            UnitText = row.UnitText,
            OwnerId = row.Owner?.Id,
            OwnerText = row.OwnerText,
            RaisedByKey = by.UserKey,
            FoundOn = row.FoundOn,
            DueOn = row.Due,
            FirstDueOn = row.Due,
            VisitFrom = row.Visit?.From,
            VisitTo = row.Visit?.To,
            IsPublic = kind.IsPublic,
            Fields = LedgerFields.Write(values),
        };
        db.LedgerItems.Add(item);
        _new.Add((item, row));
    }

    /// <summary>One write for thousands: with a write for each, every one would look through all that came before.</summary>
    public async ValueTask SaveNewAsync(CancellationToken cancellationToken)
    {
        if (_new.Count == 0)
        {
            return;
        }

        await db.SaveChangesAsync(cancellationToken);

        foreach (var (item, row) in _new)
        {
            book.AppendFirst(item, by, LedgerVerb.Import, row.VerifierText is { } names ? LedgerWording.Clip(Replaced.WithVerifier(names)) : null, LedgerBook.Imported);

            foreach (var member in row.Team)
            {
                db.LedgerTeams.Add(new LedgerTeam { ItemId = item.Id, MemberId = member.Id, Role = LedgerRole.Member, Since = days.Today });
            }

            if (row.Verifier is { } verifier)
            {
                db.LedgerTeams.Add(new LedgerTeam { ItemId = item.Id, MemberId = verifier.Id, Role = LedgerRole.Verifier, Since = days.Today });
            }

            Advance(item, row);
        }

        _new.Clear();
    }

    /// <summary>问15 低保复核流程重复，林晓燕，10月30日（10月31日是周六，提前）。</summary>
    public string LineOf(LedgerImportRow row, int number)
    {
        var team = row.Team.Count > 0 ? $"（专班{string.Join('、', row.Team.Select(m => m.Name))}）" : string.Empty;
        var head = string.Join('，', ((string[])[$"{kind.Prefix}{number} {row.Title}", row.Owner is { } owner ? owner.Name + team : string.Empty]).Where(part => part.Length > 0));
        var kept = string.Join('、', ((string[])[row.OwnerText is { } text ? $"责任人{text}" : string.Empty, row.UnitText is { } unit ? $"单位{unit}" : string.Empty]).Where(part => part.Length > 0));
        var unknown = kept.Length > 0 ? $"；{kept}不在名单，按文字保留" : string.Empty;
        var state = row.State switch
        {
            LedgerState.Closed when kind.IsRecord => $"，{DayOf(row)}，{kind.Word(LedgerState.Closed)}",
            LedgerState.Closed => "，原台账已完成、没有核实人：列为导入，不计入完成整改",
            LedgerState.Claimed => $"，原台账已完成，等{row.Verifier!.Name}核实",
            LedgerState.Standing => $"，长期，{LedgerDays.Long(ReviewOf(row))}复查",
            _ => row.Due is not null ? $"，{DayOf(row)}{(row.DueSaid is { } said ? $"（{LedgerDays.Long(said)}是{"周日周一周二周三周四周五周六".AsSpan((int)said.DayOfWeek * 2, 2)}，提前）" : string.Empty)}" : "，没有期限",
        };
        var verified = row is { State: LedgerState.Doing or LedgerState.Standing, Verifier: { } verifier } ? $"，由{verifier.Name}核实" : string.Empty;
        return $"{head}{state}{verified}{unknown}{row.RemarkWords}。";
    }

    /// <summary>One day for what is told and what is kept.</summary>
    private DateOnly ReviewOf(LedgerImportRow row) => row.Review ?? LongTermAct.NextReview(days, kind, days.Today);

    private static string DayOf(LedgerImportRow row) =>
        row.Visit is { } visit ? VisitDays.Written(visit.From, visit.To) : LedgerDays.Long(row.Due ?? row.ClosedOn ?? row.FoundOn);

    private void Advance(LedgerItem item, LedgerImportRow row)
    {
        LedgerStep Step(LedgerVerb verb, LedgerState to) => new(verb, to, by) { Via = LedgerBook.Imported };

        switch (row.State)
        {
            case LedgerState.Standing:
                item.ReviewOn = ReviewOf(row);
                book.Append(item, Step(LedgerVerb.Stand, LedgerState.Standing) with { Day = row.FoundOn });
                Tell(row.FoundOn, LedgerState.Standing);
                break;
            case LedgerState.Closed:
                Tell(row.ClosedOn);
                book.Append(item, Step(LedgerVerb.Claim, LedgerState.Closed) with { Day = row.ClosedOn, Text = LedgerImportUpdate.Finished });
                item.IsImportedClosed = !kind.IsRecord;
                break;
            case LedgerState.Claimed:
                Tell(row.ClosedOn);
                book.Append(item, Step(LedgerVerb.Claim, LedgerState.Claimed) with { Day = row.ClosedOn, Text = LedgerImportUpdate.Finished });
                ToVerify.Add((row.Verifier!.Id, item));
                break;
            default:
                Tell(null);
                break;
        }

        void Tell(DateOnly? day, LedgerState state = LedgerState.Doing)
        {
            if (row.Progress is { } progress)
            {
                book.Append(item, Step(LedgerVerb.Progress, state) with { Day = day, Text = LedgerImportUpdate.ProgressOf(progress) });
            }
        }
    }
}
