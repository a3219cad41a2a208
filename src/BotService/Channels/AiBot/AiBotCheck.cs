using System.Net.Sockets;
using BotService.Hosting;
using BotService.Messaging;
using BotService.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BotService.Channels.AiBot;

/// <summary>The bot's socket can be reached from here, and how the connection stands. It never logs in: that would evict the running service.</summary>
internal sealed class AiBotCheck(ConfiguredChannels channels, Lazy<IOptions<AiBotOptions>> lateOptions, Lazy<BotDbContext> lateStore) : IDoctorCheck, IChannelSettings
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public string Name => AiBotChannel.Keys.Title;

    public bool IsWanted => channels.IsUsed(AiBotChannel.Keys);

    public bool IsUsed => channels.IsUsed(AiBotChannel.Keys);

    public string Words => "机器人两项";

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        var url = lateOptions.Value.Value.Url;

        if (!await IsReachedAsync(url, cancellationToken))
        {
            return Finding.Wrong($"连不上 {url.Host}:{url.Port}，请放行本机到它的出站连接（只出不进）");
        }

        var db = lateStore.Value;
        var now = TimeProvider.System.GetUtcNow();

        return await db.Leases.AsNoTracking().SingleOrDefaultAsync(l => l.Name == ConnectionLease.Name, cancellationToken) switch
        {
            { Blocked: ConnectionLease.Refused } => Finding.Wrong("登录曾被拒绝，服务没有再连。请核对 AiBot__BotId 和 AiBot__Secret，再重启服务"),
            { Blocked: not null } => Finding.Wrong("连接曾被别处顶掉，服务没有再连。请查明哪里还在用同一个机器人，再重启服务"),
            { Holder: not null } held when held.HeldUntil > now => Finding.Well($"{url.Host} 能连上，服务正连着"),
            _ => Finding.Well($"{url.Host} 能连上；服务没有运行，没有登录"),
        };
    }

    private static async Task<bool> IsReachedAsync(Uri url, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);

        try
        {
            using var tcp = new TcpClient();
            await tcp.ConnectAsync(url.Host, url.Port, patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
