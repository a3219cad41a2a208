namespace BotService.Messaging;

/// <summary>Puts a channel into the service. It stands in the channel's folder, and the host names nothing else of it.</summary>
internal interface IChannelSetup
{
    /// <summary>By which keys it is set up; null for one that is always there, because pushes to people never go out on it.</summary>
    ChannelKeys? Keys => null;

    /// <summary>What the directory is called that it knows; null where it knows none.</summary>
    DirectoryWords? Directory => null;

    /// <summary>What the service needs of it, and every verb.</summary>
    /// <param name="isUsed">False leaves only what tells an operator how it is set up, and what is asked for in any case.</param>
    void AddServices(IServiceCollection services, IConfiguration configuration, bool isUsed);

    /// <summary>What works by itself while the service runs, and in no verb. Asked only where the channel is used.</summary>
    void AddWorkers(IServiceCollection services)
    {
    }

    /// <summary>Where its far side calls, open to the world. Asked only where the channel is used.</summary>
    void Map(IEndpointRouteBuilder endpoints)
    {
    }
}
