using System.Globalization;
using BotService.Hosting;
using BotService.Messaging;
using BotService.Time;

namespace BotService.Cli.Doctor;

/// <summary>Deadlines are only as right as the machine's clock; the Date header of a channel's far side is what it is compared with.</summary>
internal sealed class ClockCheck(IEnumerable<IChannelSettings> channels, TimeProvider time, LocalClock clock) : IDoctorCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    public string Name => "时钟";

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        var now = string.Create(CultureInfo.InvariantCulture, $"{clock.Now:yyyy-MM-dd HH:mm:ss}");

        if (time is ControllableClock)
        {
            return Finding.Warning($"可控时钟（Clock__Controllable），现在 {now}，只用于演示和测试");
        }

        if (channels.Select(channel => channel.Clock).FirstOrDefault(far => far is not null) is not { } clockOf)
        {
            return Finding.Warning($"现在 {now}；接口的地址有误，没有比对");
        }

        try
        {
            using var client = new HttpClient { Timeout = Patience };
            using var response = await client.GetAsync(clockOf.Address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.Headers.Date is { } theirs ? Compare(clockOf.Name, theirs, now) : Finding.Warning($"现在 {now}；接口没有给出时间，没有比对");
        }
        catch (Exception exception) when (IsNoAnswer(exception) && !cancellationToken.IsCancellationRequested)
        {
            return Finding.Warning($"现在 {now}；连不上{clockOf.Name}接口，没有比对");
        }
    }

    private static bool IsNoAnswer(Exception exception) => exception is HttpRequestException or TaskCanceledException or InvalidOperationException or NotSupportedException;

    private Finding Compare(string whose, DateTimeOffset theirs, string now)
    {
        var difference = time.GetUtcNow() - theirs;
        var seconds = Math.Abs(difference.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);

        return difference.Duration() <= Tolerance
            ? Finding.Well($"现在 {now}，与{whose}相差 {seconds} 秒")
            : Finding.Wrong($"现在 {now}，比{whose}{(difference > TimeSpan.Zero ? "快" : "慢")} {seconds} 秒，请校准系统时间（NTP）");
    }
}
