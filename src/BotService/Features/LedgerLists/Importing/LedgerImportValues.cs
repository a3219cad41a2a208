using BotService.Features.LedgerLists.Measuring;
using BotService.Files;
using BotService.Ledgers;
using BotService.Messaging;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>The values of the kind's own fields in the rows of an office's list.</summary>
internal sealed class LedgerImportValues(LedgerKind kind, FieldChoices choices)
{
    /// <summary>All values of an item as they are written, with room for its number in the office's own list.</summary>
    private const int MostWritten = 3_500;

    private readonly Dictionary<string, string> _above = [];

    private string? _sheet;

    /// <summary>A category that is joined over rows, or written once above them, holds for the rows below, as far as the sheet goes.</summary>
    /// <param name="isOurs">A list of ours says of each item what it has.</param>
    /// <param name="wrong">Gets what cannot be taken.</param>
    /// <param name="cut">Gets what is too long to be kept whole.</param>
    public Dictionary<string, string> Of(TableRow row, bool isOurs, List<string> wrong, List<string> cut)
    {
        if (row.Sheet != _sheet)
        {
            _above.Clear();
            _sheet = row.Sheet;
        }

        var values = kind.Defaults();

        foreach (var field in kind.Fields)
        {
            var listed = choices.Of(kind, field);
            var cells = row.All(field.Key).Select(cell => SpreadsheetText.Plain(cell.Text)).Where(text => text.Length > 0).Distinct().ToList();
            var said = listed.Count > 0 ? cells.FindAll(text => ImportWords.Says(text)) : cells;
            var text = listed.Count > 0 ? said.FirstOrDefault(string.Empty) : string.Join('；', said);

            if (listed.Count > 0 && said.Count > 1)
            {
                wrong.Add($"{field.Name}写了两样：{string.Join('、', said)}");
            }

            // A stroke says that there is none, and is carried on as well.
            if (field.Key == "class" && !isOurs)
            {
                text = cells.Count == 0 ? _above.GetValueOrDefault(field.Key, string.Empty) : _above[field.Key] = text;
            }

            if (text.Length > 0 && listed.Count > 0 && !listed.Contains(text))
            {
                wrong.Add($"{field.Name}“{text}”请改成其中一个：{string.Join('、', listed)}");
            }
            else if (text.Length > 0)
            {
                values[field.Key] = Kept(field, text, cut);
            }
        }

        wrong.AddRange(Unmeasurable(values));
        return values;
    }

    /// <summary>As much of a text as an item holds; that there was more is told.</summary>
    public static string Kept(LedgerField field, string text, List<string> cut)
    {
        if (CellText.Length(text) <= LedgerWording.LongestText)
        {
            return text;
        }

        cut.Add($"{field.Name}太长，留了前 {LedgerWording.LongestText} 字");
        return MessageText.ClipRunes(text, LedgerWording.LongestText)!;
    }

    /// <summary>More than an item holds of all of them together.</summary>
    public static bool AreTooMany(Dictionary<string, string> values) => LedgerFields.Write(values).Length > MostWritten;

    /// <summary>As in the chat: between two values that are no numbers, or are the same, nothing can be measured.</summary>
    private IEnumerable<string> Unmeasurable(Dictionary<string, string> values)
    {
        if (!kind.IsMeasured)
        {
            return [];
        }

        var said = kind.Fields.Where(field => values.TryGetValue(field.Key, out var value) && ImportWords.Says(value));
        return said.Select(field => MeasuredCheck.Unmeasurable(field, values)).OfType<string>().Distinct();
    }
}
