using System.Globalization;
using BotService.Features.LedgerLists.Importing;
using BotService.Features.LedgerLists.Measuring;
using BotService.Files;
using BotService.Files.Forms;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Features.LedgerLists.Exporting;

/// <summary>The superior's form with the list filled in below its header; what it asks for and nobody here knows stays empty and is named.</summary>
internal sealed class LedgerFormWorkbook(BotDbContext db, ExportedItems items, SuperiorForms forms, LedgerWorkbook workbook, MeasuredCheck measured, IOptions<PolicyOptions> policy) : IFileMaker
{
    public const string Maker = "ledger-form";

    private const int MostNamed = 20;

    private const string State = "state";

    private static readonly string[] Marks = [LedgerWording.Late, LedgerImportUpdate.FromList];

    public string Name => Maker;

    public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
    {
        var export = LedgerExport.Parse(argument);
        var list = await items.OfAsync(export, cancellationToken);
        var (kind, day) = (list.Kind, list.Day);
        var form = forms.Open(export.Form!, kind);
        var rows = await list.Rows.Counted().OrderBy(i => i.Number).ToListAsync(cancellationToken);

        if (kind.IsMeasured)
        {
            await measured.AsOfAsync(rows, list.Items, day, cancellationToken);
        }

        var filled = new List<IReadOnlyDictionary<string, string>>(rows.Count);
        var fields = form.Places.Where(IsFilled).Select(place => place.Field).Distinct().ToList();
        var ofState = form.Places.Where(place => place.Field == State).Select(place => place.Heading).ToList();
        var told = ofState.TrueForAll(LedgerImportStates.AsksWhether) ? [] : await ToldAsync(list.Items, day, cancellationToken);

        foreach (var row in rows)
        {
            var texts = new Dictionary<string, string>();

            foreach (var field in fields)
            {
                texts[field] = await workbook.CellAsync(list, row, field, cancellationToken) switch
                {
                    DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    var text => text as string ?? string.Empty,
                };
            }

            var words = told.TryGetValue(row.ItemId, out var last) ? list.MaskOf(row.GroupId).Of(last) : texts.GetValueOrDefault(State, string.Empty);
            var yesOrNo = row.State is LedgerState.Closed ? "是" : "否";

            foreach (var heading in ofState)
            {
                texts[heading] = LedgerImportStates.AsksWhether(heading) ? yesOrNo : words;
            }

            filled.Add(texts);
        }

        form.Fill(filled, target);
        return FormattableString.Invariant($"{kind.List}-{export.Form}-{day:yyyyMMdd}.xlsx");
    }

    /// <summary>What will be filled in and what the office has to fill in itself, or why the form cannot be used; neither without a form.</summary>
    public (string? Preview, string? Refusal) Look(string? name, LedgerKind kind)
    {
        try
        {
            return (name is null ? null : Preview(forms.Open(name, kind)), null);
        }
        catch (TableRefusal refusal)
        {
            return (null, refusal.Message);
        }
    }

    private string Preview(WorkbookForm form)
    {
        var filled = form.Places.Where(IsFilled).Select(place => place.Heading).ToList();
        var empty = form.Places.Where(place => !IsFilled(place)).Select(place => place.Heading).Concat(form.Unknown).ToList();
        return $"填{ShortList.Counted(filled, MostNamed, "列")}；{(empty.Count == 0 ? "没有空着的列" : $"空着请自己填：{ShortList.Counted(empty, MostNamed, "列")}")}。不含待立项和作废。";
    }

    private bool IsFilled(FormPlace place) => policy.Value.NamesInExports || place.Field is not ("owner" or "verifier");

    /// <summary>What was last told of each item by that day, in the words of whoever said it; a result that somebody refused is none any more.</summary>
    private async ValueTask<Dictionary<int, string>> ToldAsync(IQueryable<LedgerItem> asked, DateOnly day, CancellationToken cancellationToken)
    {
        List<string> verbs = [nameof(LedgerVerb.Progress), nameof(LedgerVerb.Claim), nameof(LedgerVerb.Reject)];
        var steps = await (from entry in db.LedgerEntries
                           where verbs.Contains(entry.Verb) && entry.Day <= day && entry.TakenBackAt == null
                           where entry.Text != null && entry.Text != string.Empty && entry.Text != LedgerImportUpdate.Finished
                           join item in asked on entry.ItemId equals item.Id
                           orderby entry.Id
                           select new { entry.ItemId, entry.Verb, entry.Text }).ToListAsync(cancellationToken);
        var told = new Dictionary<int, string>();
        steps.ForEach(step => told[step.ItemId] = step.Verb == nameof(LedgerVerb.Reject) ? $"{LedgerVerbs.Past(LedgerVerb.Reject)}：{step.Text}" : WithoutMark(step.Text!));
        return told;
    }

    /// <summary>How a step was entered is told here and not in somebody else's form.</summary>
    private static string WithoutMark(string text) =>
        Array.Find(Marks, mark => text.EndsWith(mark, StringComparison.Ordinal)) is { } mark ? text[..^mark.Length] : text;
}
