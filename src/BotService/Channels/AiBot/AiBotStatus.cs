using BotService.Messaging;
using BotService.WeCom.AiBot;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotService.Channels.AiBot;

/// <summary>How this node stands towards the bot's connection.</summary>
internal enum NodePart
{
    /// <summary>Not yet looked at.</summary>
    Starting,

    /// <summary>Another node holds the connection, or may still hold it.</summary>
    Standby,

    /// <summary>This node holds the lease; the client knows how its link is.</summary>
    Holder,

    /// <summary>Something else took over; no node connects before one is started again.</summary>
    Evicted,

    /// <summary>The log-in was refused; no node connects before one is started again.</summary>
    Refused,
}

/// <summary>What 状态 and the health page say of the bot.</summary>
internal sealed class AiBotStatus(AiBotClient client) : IChannelStatus
{
    private volatile NodePart _part;

    public bool IsConnected => _part is NodePart.Holder && client.State is AiBotState.Connected;

    public string Line => _part switch
    {
        NodePart.Evicted => "机器人：连接被别处顶掉，已停止。请查明哪里还在用同一个机器人，再重启服务",
        NodePart.Refused => "机器人：登录被拒绝，已停止。请核对 AiBot__BotId 和 AiBot__Secret，再重启服务",
        NodePart.Standby => "机器人：由另一个节点连接",
        _ when IsConnected => "机器人：已连接",
        _ => "机器人：正在连接",
    };

    public HealthCheckResult Health => _part switch
    {
        NodePart.Evicted => HealthCheckResult.Unhealthy("another connection of this bot took over; nothing connects before a node is started again"),
        NodePart.Refused => HealthCheckResult.Unhealthy("the log-in was refused; nothing connects before a node is started again"),
        NodePart.Standby => HealthCheckResult.Healthy("standby"),
        _ when IsConnected => HealthCheckResult.Healthy("connected"),
        _ => HealthCheckResult.Degraded("connecting"),
    };

    public void Become(NodePart part) => _part = part;
}

/// <summary>The part <c>aibot</c> of the health page.</summary>
internal sealed class AiBotHealthCheck(AiBotStatus status) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(status.Health);
}
