using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BotService.WeCom.Callbacks;

/// <summary>The elements of one decrypted message by name, which record they make, and the key that tells a redelivery.</summary>
internal sealed class MessageFields
{
    /// <summary>XML 1.0 forbids this character in any field, so no two different lists of fields join to one text.</summary>
    private const char Separator = '\u001F';

    /// <summary>Of the sender's hash in a key.</summary>
    private const int SenderDigits = 16;

    private static readonly string[] KeyParts =
        ["FromUserName", "CreateTime", "Event", "ChangeType", "EventKey", "TaskId", "UserID", "Id", "TagId", "JobId"];

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

    internal InboundMessage ToMessage(string xml)
    {
        var type = this["MsgType"].ToLowerInvariant();
        var header = new MessageHeader(
            this["ToUserName"], this["FromUserName"], Instant("CreateTime") ?? DateTimeOffset.UnixEpoch, this["MsgType"],
            Long("MsgId"), Int("AgentID"), KeyFor(type, xml));

        return type switch
        {
            "text" => new TextMessage(header, this["Content"]),
            "image" => new ImageMessage(header, this["PicUrl"], this["MediaId"]),
            "voice" => new VoiceMessage(header, this["MediaId"], this["Format"]),
            "video" => new VideoMessage(header, this["MediaId"], this["ThumbMediaId"]),
            "location" => new LocationMessage(header, Double("Location_X"), Double("Location_Y"), Int("Scale"), this["Label"]),
            "link" => new LinkMessage(header, this["Title"], this["Description"], this["Url"], this["PicUrl"]),
            "event" => ToEvent(header),
            _ => new UnknownMessage(header),
        };
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

    private InboundEvent ToEvent(MessageHeader header)
    {
        var (name, key) = (this["Event"], this["EventKey"]);

        return name.ToLowerInvariant() switch
        {
            "subscribe" => new SubscribeEvent(header, name, key),
            "unsubscribe" => new UnsubscribeEvent(header, name, key),
            "enter_agent" => new EnterAgentEvent(header, name, key),
            "location" => new LocationEvent(header, name, key, Double("Latitude"), Double("Longitude"), Double("Precision")),
            "click" => new ClickEvent(header, name, key),
            "view" => new ViewEvent(header, name, key),
            "template_card_event" or "template_card_menu_event" => new TemplateCardEvent(
                header, name, key, this["TaskId"], this["CardType"], this["ResponseCode"], _selected ?? []),
            "inactive_alert" => new InactiveAlertEvent(header, name, key, Instant("EffectTime")),
            "close_inactive_agent" => new CloseInactiveAgentEvent(header, name, key),
            _ => new UnknownEvent(header, name, key),
        };
    }

    private string KeyFor(string type, string xml)
    {
        var agent = Int("AgentID");

        if (Long("MsgId") is > 0 and var id)
        {
            // A number alone would let one person's message pass for the repeat of another's.
            return $"{agent}|m|{id}|{Hash(this["FromUserName"])[..SenderDigits]}";
        }

        return type == "event"
            ? $"{agent}|e|{Hash(string.Join(Separator, KeyParts.Select(part => this[part])))}"
            : $"{agent}|x|{Hash(xml)}";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private int Int(string name) => int.TryParse(this[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private long Long(string name) => long.TryParse(this[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private double? Double(string name) =>
        double.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private DateTimeOffset? Instant(string name) =>
        Long(name) is > 0 and var seconds && seconds < LastInstant.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
