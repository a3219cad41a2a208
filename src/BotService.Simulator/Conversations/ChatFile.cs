namespace BotService.Simulator.Conversations;

/// <summary>A file as the chat shows it; the address is the page's own.</summary>
internal sealed record ChatFile(string Name, long Size, string Url);
