using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Harness;

/// <summary>The network of a test: every request comes back into the service's own server, which listens only once it has started.</summary>
internal sealed class Loopback(IServiceProvider services) : HttpMessageHandler
{
    private HttpMessageInvoker? _server;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _server ??= new HttpMessageInvoker(((TestServer)services.GetRequiredService<IServer>()).CreateHandler());
        return _server.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _server?.Dispose();
        base.Dispose(disposing);
    }
}
