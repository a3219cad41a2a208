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

    /// <summary>The sender's own words may hold what XML forbids; that is no reason to refuse the rest.</summary>
    internal static bool TryRead(string xml, out MessageFields fields)
    {
        var read = fields = new MessageFields();
        return XmlLeaves.TryRead(SafeXmlText.Legal(xml), read.Take) && read["MsgType"].Length > 0;
    }

    private string this[string name] => _values.TryGetValue(name, out var value) ? value : "";

    private void Take(in XmlLeaf leaf)
    {
        if (leaf.Depth == 2 && leaf.Text.Length > 0)
        {
            _values[leaf.Name] = leaf.Text;
        }
        else if (leaf.Depth == 3 && leaf.Name is "JobId" && leaf.NameAt(2) is "BatchJob")
        {
            _values["JobId"] = leaf.Text;
        }
        else if (leaf.Depth >= 3 && leaf.NameAt(2) is "SelectedItems")
        {
            TakeSelection(in leaf);
        }
    }

    /// <summary>Both spellings of OptionIds are in use (one began as a slip in the official page).</summary>
    private void TakeSelection(in XmlLeaf leaf)
    {
        switch (leaf.Name)
        {
            case "QuestionKey":
                _questionKey = leaf.Text;
                break;
            case "OptionId" or "OpitonId":
                (_optionIds ??= []).Add(leaf.Text);
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
