using System.Net.Http.Json;
using System.Text.Json;
using BotService.Tests.Harness;

namespace BotService.Tests.Demo;

/// <summary>The demo is mostly started on some day in the middle of a week, when its topic should long have opened.</summary>
public sealed class DemoClockTests
{
    public DemoClockTests() => Assert.SkipWhen(TestStore.IsPostgres, "The demo runs on SQLite.");

    [Fact]
    public async Task What_is_overdue_when_the_demo_starts_is_the_next_reminder_and_comes_with_the_first_press()
    {
        await using var demo = await DemoProcess.StartAsync("2026-09-09T10:03:02+08:00");
        using var http = new HttpClient { BaseAddress = demo.Address };

        var (now, next) = Read(await http.GetFromJsonAsync<JsonElement>("/simulator/clock", Bot.Token));
        Assert.True(next >= now, $"{next} is over at {now}.");

        using var pressed = await http.PostAsJsonAsync("/simulator/clock", new { }, Bot.Token);
        Assert.True(pressed.IsSuccessStatusCode, $"{pressed.StatusCode}");

        // The card of the opening goes out with the press or with the minute's own look; where that look came first, the press goes on to the liaisons' digest on Thursday.
        DateTimeOffset? sent = null;
        await Wait.UntilAsync(async () => (sent = FirstPush(await http.GetFromJsonAsync<JsonElement>("/simulator/chat/wangwei", Bot.Token))) is not null);
        Assert.InRange(sent!.Value, Bot.At("2026-09-09 10:03"), Bot.At("2026-09-09 10:30"));
        (now, next) = Read(await http.GetFromJsonAsync<JsonElement>("/simulator/clock", Bot.Token));
        Assert.Equal(Bot.At("2026-09-10 09:37"), now < Bot.At("2026-09-10 09:37") ? next : now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)));
    }

    private static DateTimeOffset? FirstPush(JsonElement chat) =>
        chat.GetProperty("lines").EnumerateArray().Where(line => line.GetProperty("from").GetString() == "push").Select(line => (DateTimeOffset?)line.GetProperty("at").GetDateTimeOffset()).FirstOrDefault();

    private static (DateTimeOffset Now, DateTimeOffset Next) Read(JsonElement clock) => (clock.GetProperty("now").GetDateTimeOffset(), clock.GetProperty("next").GetDateTimeOffset());
}
