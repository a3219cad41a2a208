using System.Globalization;
using System.Security.Cryptography;
using BotService.Simulator.State;

namespace BotService.Simulator;

/// <summary>Makes inbound messages and events with the fields of section 2 of WeCom's documents, MsgIds unique over restarts.</summary>
public sealed class InboundComposer(WeComSimulator simulator, TimeProvider time)
{
    // A demo restarts on the same database: its MsgIds must not come back.
    private long _lastMessageId = 7_000_000_000_000_000_000 + (RandomNumberGenerator.GetInt32(int.MaxValue) * 100_000_000L);

    private readonly RecentMap<string, long> _lastEvents = new(10_000, StringComparer.OrdinalIgnoreCase);

    public PhoneMessage Text(string userId, string content) => Message(userId, "text", InboundField.Text("Content", content));

    /// <summary>Any message type, also one that WeCom does not know yet.</summary>
    public PhoneMessage Message(string userId, string type, params IReadOnlyList<InboundField> fields)
    {
        var id = Interlocked.Increment(ref _lastMessageId).ToString(CultureInfo.InvariantCulture);
        return Compose(userId, type, time.GetUtcNow().ToUnixTimeSeconds(), [.. fields, new InboundField("MsgId", id, IsNumber: true)]);
    }

    /// <summary>Any event. The same one twice gets two instants: nobody presses twice within a second, but a test's clock stands still.</summary>
    public PhoneMessage Event(string userId, string name, params IReadOnlyList<InboundField> fields)
    {
        var same = $"{userId}|{name}|{string.Join('|', fields.Where(field => field.Name is "EventKey" or "TaskId").Select(field => field.Value))}";
        var at = _lastEvents.Change(same, last => Math.Max(last + 1, time.GetUtcNow().ToUnixTimeSeconds()));
        return Compose(userId, "event", at, [InboundField.Text("Event", name), .. fields]);
    }

    private PhoneMessage Compose(string userId, string type, long at, IReadOnlyList<InboundField> fields)
    {
        var xml = PhoneMessage.Write(
        [
            InboundField.Text("ToUserName", simulator.Options.CorpId),
            InboundField.Text("FromUserName", userId),
            InboundField.Number("CreateTime", at),
            InboundField.Text("MsgType", type),
            .. fields,
            InboundField.Number("AgentID", simulator.Options.AgentId),
        ]);

        return new PhoneMessage(userId, xml);
    }
}
