using BotService.Channels.WeCom.Doctor;
using BotService.Hosting;
using BotService.Inbox;
using BotService.Messaging;
using BotService.WeCom;
using BotService.WeCom.Api;
using BotService.WeCom.Callbacks;
using Microsoft.Extensions.Options;

namespace BotService.Channels.WeCom;

/// <summary>Registers the WeCom app as a channel: callbacks in, pushes out.</summary>
internal sealed class WeComSetup : IChannelSetup
{
    public ChannelKeys Keys => WeComChannel.Keys;

    public DirectoryWords Directory => WeComDirectory.Words;

    public void AddServices(IServiceCollection services, IConfiguration configuration, bool isUsed)
    {
        services.AddOptions<WeComOptions>().Bind(configuration.GetSection(WeComOptions.Section)).ValidateOnStart();
        services.AddSingleton(WeComChannel.Most).AddSingleton(WeComDirectory.Words);

        if (isUsed)
        {
            services
                .AddSingleton<IValidateOptions<WeComOptions>, WeComOptionsValidator>()
                .AddSingleton<IValidateOptions<WeComOptions>, WeComKeysValidator>();
            services.AddSingleton(s => new AnonymousKeys(s.GetRequiredService<IOptions<WeComOptions>>().Value.EncodingAESKey));
            services.AddPlainAddressWarning(s =>
            {
                var address = s.GetRequiredService<IOptions<WeComOptions>>().Value.ApiBaseUrl;
                return [new ConfiguredAddress("WeCom__ApiBaseUrl", address, "reads the access token and every message", "https")];
            });
            services
                .AddSingleton<IChannel, WeComChannel>()
                .AddSingleton<IWebSignIn, WeComWebSignIn>();
        }

        services.AddSingleton(s =>
        {
            var options = s.GetRequiredService<IOptions<WeComOptions>>().Value;
            return new CallbackCodec(options.CorpId, options.CurrentKeys, options.PreviousKeys);
        });
        services.AddSingleton<IAccessTokenStore, SharedTokenStore>();
        services.AddWeComClient(s =>
        {
            var options = s.GetRequiredService<IOptions<WeComOptions>>().Value;
            return new WeComConnection(new CorpCredentials(options.CorpId, options.Agent, options.Secret)) { ApiAddress = options.ApiBaseUrl, SendTimeout = options.SendTimeout };
        });
        services
            .AddTransient<IRosterSource, WeComDirectory>()
            .AddTransient<WeComCredentials>()
            .AddTransient<IChannelSettings, WeComCredentials>()
            .AddSingleton<IConsoleAdvice, WeComConsoleAdvice>()
            .AddTransient<IDoctorCheck, TokenCheck>()
            .AddTransient<IDoctorCheck, TrustedAddressCheck>()
            .AddTransient<IDoctorCheck, CallbackCheck>()
            .AddSingleton<CallbackBodies>()
            .AddSingleton<CallbackReceiver>();
    }

    public void AddWorkers(IServiceCollection services) => services.AddHostedService<MenuPublisher>();

    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapWeComCallback();
}
