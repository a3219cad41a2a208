using BotService.Commands;

namespace BotService.Features.Binding;

/// <summary>Registers the codes, and how one is taken.</summary>
internal static class BindingSetup
{
    public static IServiceCollection AddBinding(this IServiceCollection services) => services
        .AddSingleton<BindCodes>()
        .AddSingleton<IReplySecret>(s => s.GetRequiredService<BindCodes>())
        .AddSingleton<IAddressClaim, AddressBinding>();
}
