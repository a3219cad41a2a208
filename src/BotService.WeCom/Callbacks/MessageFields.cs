using System.Globalization;

namespace BotService.WeCom.Callbacks;

/// <summary>The elements of one decrypted message, by name, before it is known which of them matter.</summary>
internal sealed partial class MessageFields
{
    private static readonly DateTimeOffset LastInstant = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, string> _values = new(12, StringComparer.Ordinal);
    private List<SelectedItem>? _selected;
    private string _questionKey = "";
    private List<string>? _optionIds;

    internal static bool TryRead(string xml, out MessageFields fields)
    {
        fields = new MessageFields();
        var scanner = new XmlScanner(xml);

        if (xml.Length > XmlScanner.MaxLength)
        {
            return false;
        }

        for (var step = scanner.Next(); step is XmlStep.Open or XmlStep.Close; step = scanner.Next())
        {
            if (step is XmlStep.Close)
            {
                fields.Take(in scanner);
            }
        }

        return scanner.Next() is XmlStep.End && fields["MsgType"].Length > 0;
    }

    private string this[string name] => _values.TryGetValue(name, out var value) ? value : "";

    private void Take(in XmlScanner scanner)
    {
        if (scanner.Depth == 2 && !scanner.Text.IsEmpty)
        {
            _values.GetAlternateLookup<ReadOnlySpan<char>>()[scanner.Name] = scanner.Text.ToString();
        }
        else if (scanner.Depth == 3 && scanner.Name is "JobId" && scanner.NameAt(2) is "BatchJob")
        {
            _values["JobId"] = scanner.Text.ToString();
        }
        else if (scanner.Depth >= 3 && scanner.NameAt(2) is "SelectedItems")
        {
            TakeSelection(in scanner);
        }
    }

    /// <summary>Both spellings of OptionIds are in use (one began as a slip in the official page).</summary>
    private void TakeSelection(in XmlScanner scanner)
    {
        switch (scanner.Name)
        {
            case "QuestionKey":
                _questionKey = scanner.Text.ToString();
                break;
            case "OptionId" or "OpitonId":
                (_optionIds ??= []).Add(scanner.Text.ToString());
                break;
            case "SelectedItem":
                (_selected ??= []).Add(new SelectedItem(_questionKey, _optionIds ?? []));
                (_questionKey, _optionIds) = ("", null);
                break;
            default:
                break;
        }
    }

    private int Int(string name) => int.TryParse(this[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private long Long(string name) => long.TryParse(this[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private double? Double(string name) =>
        double.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private DateTimeOffset? Instant(string name) =>
        Long(name) is > 0 and var seconds && seconds < LastInstant.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
