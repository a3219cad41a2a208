using BotService.Messaging;
using BotService.Simulator;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using static BotService.Tests.Outbox.OutboxFixture;

namespace BotService.Tests.Outbox;

/// <summary>What is noted about a try, and what an operator reads of it.</summary>
public sealed class VerdictTests
{
    [Fact]
    public async Task What_was_sent_is_done_without_a_doubt_and_the_service_remembers_that_it_sends()
    {
        await using var bot = await StartAsync();
        bot.WeCom.InvalidUsers.Add("erin");
        bot.WeCom.Faults.Add(SimulatorFault.Status("message/send", 500, times: 1));
        await bot.OweAsync(Owed("greeting", to: "bob|erin"));

        await bot.AdvanceToAsync("2026-09-07 09:11");

        var row = await bot.RowAsync("greeting");
        var sent = bot.WeCom.Sends.Single();
        Assert.Equal((OutboxState.Sent, "ok", false, 2), (row.State, row.LastReason, row.MayHaveArrived, row.Attempts));
        Assert.Equal((sent.At, Bot.At(Now)), (row.DoneAt, row.FirstSentAt));
        Assert.Equal(sent.At, await bot.AskStoreAsync(db => db.MarkedAtAsync(ServiceMark.LastDispatch, Bot.Token)));
        Assert.Contains(bot.LogLines, line => line.StartsWith("Information", StringComparison.Ordinal) && line.Contains($"{row.Id} sent at try 2; 1 recipients", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.LogLines, line => line.Contains("failed at try 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clear_refusal_leaves_no_doubt_and_says_when_the_next_try_is()
    {
        await using var bot = await StartAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, times: 1));

        await bot.OweAsync(Owed("busy"));
        await bot.SendDueAsync();

        var row = await bot.RowAsync("busy");
        Assert.Equal((OutboxState.Waiting, 1, false), (row.State, row.Attempts, row.MayHaveArrived));
        Assert.StartsWith("-1 ", row.LastReason);
        Assert.Contains(bot.LogLines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains($"{row.Id} failed at try 1: {row.LastReason}. Next try at {row.NextAttemptAt:MM/dd/yyyy HH:mm}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_doubt_once_there_outlasts_a_later_refusal()
    {
        await using var bot = await StartAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Reset("message/send", times: 1, afterAccept: true));
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", -1, times: 1));
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", 48002, times: 1));
        await bot.OweAsync(Owed("doubtful"));

        await bot.AdvanceToAsync("2026-09-07 09:10:20");
        Assert.True((await bot.RowAsync("doubtful")).MayHaveArrived);
        await bot.AdvanceToAsync("2026-09-07 09:20");

        var row = await bot.RowAsync("doubtful");
        Assert.Equal((OutboxState.Dead, true, 3, Bot.At(Now)), (row.State, row.MayHaveArrived, row.Attempts, row.FirstSentAt));
        Assert.StartsWith("48002 ", row.LastReason);
    }

    [Fact]
    public async Task What_no_try_can_help_is_left_to_a_person_at_once()
    {
        await using var bot = await StartAsync();
        bot.WeCom.Faults.Add(SimulatorFault.Error("message/send", 48002, times: 1));

        await bot.OweAsync(Owed("refused"), Owed("strange", channel: "fax"));
        await bot.SendDueAsync();

        var (refused, unknown) = (await bot.RowAsync("refused"), await bot.RowAsync("strange"));
        Assert.Equal((OutboxState.Dead, false), (refused.State, refused.MayHaveArrived));
        Assert.Equal((OutboxState.Dead, "no channel named fax", (DateTimeOffset?)null), (unknown.State, unknown.LastReason, unknown.FirstSentAt));
        Assert.DoesNotContain(bot.LogLines, line => line.Contains("failed at try", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_cannot_be_uploaded_yet_is_uploaded_later_and_nothing_has_left_so_far()
    {
        await using var bot = await StartWithAsync(services => services.AddScoped<IFileMaker, TenBytes>());
        bot.WeCom.Faults.Add(SimulatorFault.Error("media/upload", 45009, times: 1));
        await bot.OweAsync(Owed("file", content: new FileContent(TenBytes.Word, "x")));
        await bot.SendDueAsync();

        var row = await bot.RowAsync("file");
        Assert.Equal((OutboxState.Waiting, (string?)null, (DateTimeOffset?)null, false), (row.State, row.Payload, row.FirstSentAt, row.MayHaveArrived));
        Assert.StartsWith("45009 ", row.LastReason);
        await bot.AdvanceToAsync("2026-09-07 09:12");
        Assert.Single(bot.WeCom.DeliveredTo("bob"));
    }

    [Theory]
    [InlineData(BrokenChannel.WhilePreparing, false)]
    [InlineData(BrokenChannel.WhileSending, true)]
    public async Task A_channel_that_throws_is_tried_again_and_in_doubt_only_when_something_may_have_left(string when, bool inDoubt)
    {
        await using var bot = await StartWithAsync(services => services.AddSingleton<IChannel>(new BrokenChannel(when)));
        await bot.OweAsync(Owed("broken", channel: BrokenChannel.Word), Owed("other"));
        await bot.SendDueAsync();

        var row = await bot.RowAsync("broken");
        Assert.Equal((OutboxState.Waiting, "NotSupportedException", inDoubt), (row.State, row.LastReason, row.MayHaveArrived));
        Assert.Single(bot.TextsTo("bob"));
        Assert.Contains(bot.LogLines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains($"{row.Id} made channel broken throw", StringComparison.Ordinal));
    }

    private sealed class TenBytes : IFileMaker
    {
        public const string Word = "ten-bytes";

        public string Name => Word;

        public async ValueTask<string> MakeAsync(string argument, Stream target, CancellationToken cancellationToken)
        {
            await target.WriteAsync(new byte[10], cancellationToken);
            return "名册.txt";
        }
    }

    /// <summary>An edge with a bug.</summary>
    private sealed class BrokenChannel(string when) : IChannel
    {
        public const string Word = "broken";
        public const string WhilePreparing = "while preparing";
        public const string WhileSending = "while sending";

        public string Name => Word;

        public ChannelLimits Limits { get; } = new(Word, Recipients: 1000, TextBytes: 2048) { RepeatsDroppedFor = TimeSpan.FromHours(4) };

        public ValueTask<PreparedMessage> PrepareAsync(OutboundMessage message, CancellationToken cancellationToken) =>
            when == WhilePreparing ? throw new NotSupportedException() : ValueTask.FromResult(PreparedMessage.Ready("bytes"));

        public ValueTask<SendResult> SendAsync(string payload, IReadOnlyList<string> recipients, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
