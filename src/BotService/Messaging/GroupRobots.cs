namespace BotService.Messaging;

/// <summary>Group robots that are told when a topic opens and how it ended; each is a recipient of the channel.</summary>
/// <param name="Channel">The name of the channel that knows their addresses.</param>
internal sealed record GroupRobots(string Channel, IReadOnlyList<string> Recipients);
