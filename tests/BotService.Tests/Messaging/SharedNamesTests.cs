using BotService.Messaging;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Messaging;

/// <summary>What is found by its name has that name alone, or nothing starts.</summary>
public sealed class SharedNamesTests
{
    [Fact]
    public async Task Two_channels_of_one_name_stop_the_start_and_are_both_named()
    {
        await RefusesStartAsync(services => services.AddSingleton<IChannel, Telex>().AddSingleton<IChannel, Teleprinter>());
        AssertNamed(new SharedNames([new Telex(), new Teleprinter()], []), typeof(Telex), typeof(Teleprinter));
    }

    [Fact]
    public async Task Two_file_makers_of_one_name_stop_the_start_and_are_both_named()
    {
        await RefusesStartAsync(services => services.AddScoped<IFileMaker, Leaflet>().AddScoped<IFileMaker, Poster>());
        AssertNamed(new SharedNames([new Telex()], [new Leaflet(), new Poster()]), typeof(Leaflet), typeof(Poster));
    }

    [Fact]
    public async Task A_channel_and_a_file_maker_may_have_one_name()
    {
        await using var bot = await Bot.StartWithAsync(services => services.AddSingleton<IChannel, Telex>().AddScoped<IFileMaker, Leaflet>());
        Assert.Contains("最常用的", await bot.SayAsync("boss", "帮助"), StringComparison.Ordinal);
    }

    /// <summary>The program has told the operator what is wrong and is gone before anybody can talk to it.</summary>
    private static async Task RefusesStartAsync(Action<IServiceCollection> more) => await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => Bot.StartWithAsync(more));

    private static void AssertNamed(SharedNames names, params Type[] both)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => names.Refuse());
        Assert.Contains("'telex'", refused.Message, StringComparison.Ordinal);
        Assert.All(both, type => Assert.Contains(type.FullName!, refused.Message, StringComparison.Ordinal));
    }

    private class Telex : IChannel
    {
        public string Name => "telex";

        public ChannelLimits Limits { get; } = new("telex", Recipients: 5, TextBytes: 400);

        public ValueTask<PreparedMessage> PrepareAsync(OutboundMessage message, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<SendResult> SendAsync(string payload, IReadOnlyList<string> recipients, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Teleprinter : Telex;

    private class Leaflet : IFileMaker
    {
        public string Name => "telex";

        public ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Poster : Leaflet;
}
