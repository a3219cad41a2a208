using BotService.Messaging;

namespace BotService.Cli;

/// <summary>Builds the service, with its web server and without, and says where it listens, where it tells whether it is ready, and what its directory is called. The program hands it in, so that no verb knows the host.</summary>
internal sealed record ServiceFactory(
    Func<string[], WebApplication> BuildWeb, Func<string[], IHost> BuildTools, Func<IConfiguration, Uri> Address, string ReadyPath, DirectoryWords Directory);
