using System.Security.Cryptography;
using System.Text;

namespace BotService.WeCom.Callbacks;

/// <summary>Which record the fields make, and the key that tells a redelivery.</summary>
internal sealed partial class MessageFields
{
    /// <summary>XML 1.0 forbids this character in any field, so no two different lists of fields join to one text.</summary>
    private const char Separator = '\u001F';

    private const int SenderDigits = 16;

    private static readonly string[] KeyParts =
        ["FromUserName", "CreateTime", "Event", "ChangeType", "EventKey", "TaskId", "UserID", "Id", "TagId", "JobId"];

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
}
