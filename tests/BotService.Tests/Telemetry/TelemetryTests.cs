using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using BotService.Hosting;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BotService.Tests.Telemetry;

/// <summary>How the service runs can be seen by others, when the operator says so, and nobody can be seen in it.</summary>
public sealed partial class TelemetryTests
{
    private const string Secret = "学完后和褚遂良谈了谈心";

    private static readonly string[] Families =
    [
        "botservice_callbacks_total", "botservice_messages_total", "botservice_commands_total", "botservice_questions_total", "botservice_outbox_sends_total", "botservice_outbox_messages", "botservice_outbox_oldest_age_seconds",
        "botservice_spool_messages", "botservice_spool_utilization", "botservice_store_round_size", "botservice_store_round_duration_seconds_bucket", "botservice_reminders_tick_duration_seconds_count", "botservice_wecom_calls_total",
    ];

    [Fact]
    public async Task Prometheus_reads_what_happened_and_no_person_is_in_it()
    {
        await using var bot = await StartAsync(("Telemetry:Prometheus", "true"));
        await TalkAsync(bot);

        var body = string.Empty;
        await Wait.UntilAsync(async () => (body = await MetricsAsync(bot)).Contains("botservice_outbox_messages", StringComparison.Ordinal));
        var lines = body.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.DoesNotContain(lines, line => !Line().IsMatch(line));
        Assert.DoesNotContain(Families, family => !lines.Any(line => line.StartsWith(family, StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("botservice_commands_total", StringComparison.Ordinal) && line.Contains("botservice_command=\"已学\"", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("botservice_wecom_calls_total", StringComparison.Ordinal) && line.Contains("botservice_api=\"/cgi-bin/message/send\"", StringComparison.Ordinal) && line.Contains("botservice_code=\"0\"", StringComparison.Ordinal));
        Assert.DoesNotMatch("褚|zhusui|谈心|匿名|msg_signature|access_token", body);
    }

    [Fact]
    public async Task The_first_start_makes_the_tables_before_a_figure_looks_for_them()
    {
        await using var bot = Bot.Start(await TestStore.CreateBlankAsync(), "2026-09-07 08:00", ("Telemetry:Prometheus", "true"));

        await Wait.UntilAsync(async () => (await MetricsAsync(bot)).Contains("botservice_outbox_messages", StringComparison.Ordinal));

        Assert.False(bot.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public async Task It_is_off_unless_asked_for_and_then_for_this_machine_alone()
    {
        await using var off = await StartAsync();
        await using var on = await StartAsync(("Telemetry:Prometheus", "true"));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(off, null));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(on, null));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(on, "203.0.113.9"));
    }

    [Theory]
    [InlineData("Otlp", "not an address")]
    [InlineData("Otlp", "ftp://127.0.0.1")]
    [InlineData("MetricsPort", "70000")]
    [InlineData("TracedPercent", "101")]
    public async Task What_cannot_be_meant_stops_the_start(string key, string value)
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add($"Telemetry:{key}={value}");

        var ran = await op.RunAsync("serve");

        Assert.NotEqual(0, ran.Code);
        Assert.StartsWith($"配置有误，请改正后再试：Telemetry__{key} 要", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_one_trace_through_its_round_and_names_nobody()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == ServiceMetrics.Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = ended.Enqueue };
        ActivitySource.AddActivityListener(listener);
        await using var bot = await StartAsync();
        await TalkAsync(bot);

        var commands = ended.Where(a => a.OperationName == "command").ToList();
        var callbacks = ended.Where(a => a.OperationName == "callback").ToList();
        var rounds = ended.Where(a => a.OperationName == "round").ToList();
        Assert.Contains(commands, command => callbacks.Exists(callback => callback.TraceId == command.TraceId && rounds.Exists(round => round.Links.Any(link => link.Context.TraceId == callback.TraceId))));
        Assert.Empty(((string[])["commit", "tick", "send", "work"]).Except(ended.Select(a => a.OperationName)));
        Assert.DoesNotMatch("褚|zhusui|谈心|匿名", string.Join('\n', ended.SelectMany(a => a.TagObjects).Select(tag => $"{tag.Key}={tag.Value}")));
    }

    private static async Task<Bot> StartAsync(params (string Key, string Value)[] settings)
    {
        var bot = await Bot.StartAsync("2026-09-07 08:00", settings);
        await bot.UsualPeopleAsync();
        await bot.PeopleAsync("zhusui 褚遂良 一支部");
        await bot.PlanTopicAsync();
        return bot;
    }

    private static async Task TalkAsync(Bot bot)
    {
        await bot.AdvanceToAsync("2026-09-07 09:30");
        await bot.SayAsync("zhusui", $"已学 {Secret}");
        await bot.SayAsync("zhusui", $"匿名意见 {Secret}");
        await bot.SayAsync("alice", "催办");
        await bot.SayAsync("alice", "谢谢");
        await bot.SettleAsync();
    }

    private static async Task<string> MetricsAsync(Bot bot) => await bot.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Bot.Token);

    private static async Task<HttpStatusCode> StatusAsync(Bot bot, string? peer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");

        if (peer is not null)
        {
            request.Headers.Add(BotFactory.PeerHeader, peer);
        }

        using var answer = await bot.Http.SendAsync(request, Bot.Token);
        return answer.StatusCode;
    }

    /// <summary>A line of Prometheus' text format 0.0.4.</summary>
    [GeneratedRegex("""^(# HELP [a-zA-Z_:][a-zA-Z0-9_:]* .*|# TYPE [a-zA-Z_:][a-zA-Z0-9_:]* (counter|gauge|histogram|summary|untyped|info)|# UNIT .*|# EOF|[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*",?)*\})? ([-+]?(\d+(\.\d+)?([eE][-+]?\d+)?|Inf)|NaN)( \d+(\.\d+)?)?)\r?$""")]
    private static partial Regex Line();
}
