using System.Globalization;
using System.Text.Json;
using BotService.Simulator;

namespace BotService.Tests.Harness;

/// <summary>What people's phones showed, in the organisation's time: the sentence that a reminder test compares.</summary>
internal static class Trace
{
    /// <summary>"09-10 16:07" of every push that reached this person.</summary>
    public static IReadOnlyList<string> TimesFor(this Bot bot, string userId) => [.. bot.WeCom.DeliveredTo(userId).Select(Minute)];

    /// <summary>Everybody whom a push reached at a local minute such as 09-10 16:07.</summary>
    public static IReadOnlyList<string> PushedAt(this Bot bot, string minute) =>
        [.. bot.WeCom.Sends.Where(send => !send.Duplicate && Minute(send) == minute).SelectMany(send => send.Users).Order(StringComparer.Ordinal)];

    /// <summary>The minutes at which anything was pushed to anybody.</summary>
    public static IReadOnlyList<string> Times(this Bot bot) => [.. bot.WeCom.Sends.Where(send => !send.Duplicate).Select(Minute).Distinct()];

    public static string LastTo(this Bot bot, string userId) => TextOf(bot.WeCom.DeliveredTo(userId)[^1]);

    /// <summary>What a person reads: the words, or all words of a card.</summary>
    public static string TextOf(AcceptedSend send) => string.Join('\n', Words(send.Content));

    public static string Minute(AcceptedSend send) => send.At.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Words(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Words(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Words),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
