using BotService.Files;
using BotService.Ledgers;

namespace BotService.Features.LedgerLists;

/// <summary>The values of the kind's own fields in the rows of an office's list.</summary>
internal sealed class LedgerImportValues(LedgerKind kind, FieldChoices choices)
{
    private const int Longest = 200;

    private readonly Dictionary<string, string> _above = [];

    /// <summary>A category that is joined over rows, or written once above them, holds for the rows below.</summary>
    /// <param name="isOurs">A list of ours says of each item what it has.</param>
    /// <param name="wrong">Gets what cannot be taken.</param>
    public Dictionary<string, string> Of(TableRow row, bool isOurs, List<string> wrong)
    {
        var values = kind.Defaults();

        foreach (var field in kind.Fields)
        {
            var listed = choices.Of(kind, field);
            var said = row.All(field.Key).Select(cell => SpreadsheetText.Plain(cell.Text)).Where(text => text.Length > 0).Distinct().ToList();
            var text = listed.Count > 0 ? said.FirstOrDefault(string.Empty) : string.Join('；', said);

            if (listed.Count > 0 && said.Count > 1)
            {
                wrong.Add($"{field.Name}写了两样：{string.Join('、', said)}");
            }

            if (field.Key == "class" && !isOurs)
            {
                text = text.Length == 0 ? _above.GetValueOrDefault(field.Key, string.Empty) : _above[field.Key] = text;
            }

            if (text.Length > 0 && listed.Count > 0 && !listed.Contains(text))
            {
                wrong.Add($"{field.Name}“{text}”请改成其中一个：{string.Join('、', listed)}");
            }
            else if (text.Length > 0)
            {
                values[field.Key] = text.Length <= Longest ? text : text[..Longest];
            }
        }

        wrong.AddRange(Unmeasurable(values));
        return values;
    }

    /// <summary>As in the chat: between two values that are no numbers, or are the same, nothing can be measured.</summary>
    private IEnumerable<string> Unmeasurable(Dictionary<string, string> values)
    {
        if (!kind.Has("measured"))
        {
            return [];
        }

        var said = kind.Fields.Where(field => values.TryGetValue(field.Key, out var value) && ImportWords.Says(value));
        return said.Select(field => MeasuredCheck.Unmeasurable(field, values)).OfType<string>().Distinct();
    }
}
