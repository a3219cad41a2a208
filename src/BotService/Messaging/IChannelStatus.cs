namespace BotService.Messaging;

/// <summary>How a channel stands, in one line for 状态.</summary>
internal interface IChannelStatus
{
    string Line { get; }
}
