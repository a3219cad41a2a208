namespace BotService.WeCom.Callbacks;

/// <summary>What every inbound message and event carries (document 90239), and the key that tells a redelivery.</summary>
/// <param name="ToUserName">The CorpID.</param>
/// <param name="FromUserName">The member's userid in its stored case, or "sys"; compare ignoring case.</param>
/// <param name="CreateTime">When WeCom made it, to the second; the Unix epoch when absent.</param>
/// <param name="MsgType">text, image, voice, video, location, link, event, or one yet unknown.</param>
/// <param name="MsgId">The message's number; 0 for events and when absent.</param>
/// <param name="AgentId">The app; 0 when absent, as in contact events.</param>
/// <param name="Key">
/// Stable across redelivery, at most 200 characters: "agent|m|msgid" for messages, else "agent|e|" or "agent|x|" and a SHA-256.
/// </param>
public sealed record MessageHeader(
    string ToUserName, string FromUserName, DateTimeOffset CreateTime, string MsgType, long MsgId, int AgentId, string Key);
