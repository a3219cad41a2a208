using BotService.Simulator.AiBot;
using Microsoft.Extensions.Time.Testing;

namespace BotService.Simulator.Tests.AiBot;

/// <summary>What the far side of the bot remembers has an end, so that a demo of weeks and a long test do not grow.</summary>
public sealed class AiBotMemoryTests : IAsyncLifetime
{
    private const string Words = """{"msgtype":"markdown","markdown":{"content":"好"}}""";

    private const int Pieces = 40;

    private const int PieceBytes = 512 * 1024;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 7, 0, 0, 0, TimeSpan.Zero));
    private AiBotSimulator _far = null!;
    private RawBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _far = await AiBotSimulator.StartAsync(_time);
        _bot = await RawBot.ConnectAsync(_far);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _far.DisposeAsync();
    }

    [Fact]
    public async Task Of_the_largest_files_and_their_frames_only_the_latest_are_kept()
    {
        var piece = Convert.ToBase64String(new byte[PieceBytes]);
        var files = new List<string>();

        for (var i = 0; i < 3; i++)
        {
            files.Add(await UploadAsync(Pieces, PieceBytes, piece));
        }

        Assert.Equal([false, true, true], files.Select(file => _far.Rules.MediaOf(file) is not null));
        Assert.DoesNotContain(_far.Seen, seen => seen.Cmd == "aibot_subscribe");
        Assert.InRange(_far.Seen.Sum(seen => (long)seen.Body.ToJsonString().Length), 28_000_000, 60_000_000);
    }

    [Fact]
    public async Task Of_small_files_the_latest_two_hundred_are_kept()
    {
        var files = new List<string>();

        for (var i = 0; i < 201; i++)
        {
            files.Add(await UploadAsync(1, 6, "AAAAAAAA"));

            if (i % 30 == 29)
            {
                _time.Advance(TimeSpan.FromMinutes(1));
            }
        }

        Assert.Null(_far.Rules.MediaOf(files[0]));
        Assert.NotNull(_far.Rules.MediaOf(files[1]));
    }

    [Fact]
    public async Task An_upload_that_was_begun_and_left_makes_room_and_none_grows_beyond_what_it_announced()
    {
        var first = await BeginAsync(2, 9);
        Assert.Equal(0, await AddAsync(first, 0, "AAAAAAAA"));
        Assert.Equal((AiBotCodes.BadForm, "more bytes than were announced"), await _bot.VerdictAsync("aibot_upload_media_chunk", $$"""{"upload_id":"{{first}}","chunk_index":1,"base64_data":"AAAAAAAA"}"""));
        Assert.Equal(0, await AddAsync(first, 0, "AAAAAAAA"));
        Assert.Equal(0, await AddAsync(first, 1, "AAAA"));

        _time.Advance(TimeSpan.FromSeconds(1));
        var last = string.Empty;

        for (var i = 0; i < 10; i++)
        {
            last = await BeginAsync(2, 9);
        }

        Assert.Equal(AiBotCodes.BadForm, await _bot.CodeAsync("aibot_upload_media_finish", $$"""{"upload_id":"{{first}}"}"""));
        Assert.Equal(0, await AddAsync(last, 0, "AAAAAAAA"));
    }

    [Fact]
    public async Task Of_streams_the_latest_five_thousand_are_known()
    {
        var asked = await _far.WriteAsync("lihua", "问");
        Task<int> SayAsync(int number) => _bot.CodeAsync("aibot_respond_msg", $$$"""{"msgtype":"stream","stream":{"id":"s{{{number}}}","finish":true,"content":"好"}}""", asked);
        Assert.Equal(0, await SayAsync(0));
        Assert.Equal(AiBotCodes.StreamOver, await SayAsync(0));

        for (var number = 1; number <= 5_000; number++)
        {
            Assert.NotEqual(AiBotCodes.StreamOver, await SayAsync(number));
        }

        Assert.Equal(AiBotCodes.StreamOver, await SayAsync(5_000));
        Assert.NotEqual(AiBotCodes.StreamOver, await SayAsync(0));
    }

    [Fact]
    public async Task Of_callbacks_the_latest_twenty_thousand_can_be_answered()
    {
        var first = await _far.WriteAsync("lihua", "问");
        var last = first;
        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_msg", Words, first));

        for (var i = 1; i <= 20_000; i++)
        {
            last = await _far.WriteAsync($"p{i % 50}", "问");

            // Reads what has come, so that the socket does not fill up.
            if (i % 200 == 0)
            {
                Assert.Equal(0, await _bot.CodeAsync("ping", "{}"));
            }
        }

        Assert.Equal(0, await _bot.CodeAsync("aibot_respond_msg", Words, last));
        Assert.Equal(AiBotCodes.BadNumber, await _bot.CodeAsync("aibot_respond_msg", Words, first));
    }

    private async Task<string> UploadAsync(int pieces, int pieceBytes, string piece)
    {
        var id = await BeginAsync(pieces, pieces * pieceBytes);

        for (var i = 0; i < pieces; i++)
        {
            Assert.Equal(0, await AddAsync(id, i, piece));
        }

        return (string)(await _bot.AskAsync("aibot_upload_media_finish", $$"""{"upload_id":"{{id}}"}"""))["body"]!["media_id"]!;
    }

    private async Task<string> BeginAsync(int pieces, int bytes) =>
        (string)(await _bot.AskAsync("aibot_upload_media_init", $$"""{"type":"file","filename":"n","total_size":{{bytes}},"total_chunks":{{pieces}}}"""))["body"]!["upload_id"]!;

    private Task<int> AddAsync(string id, int index, string base64) => _bot.CodeAsync("aibot_upload_media_chunk", $$"""{"upload_id":"{{id}}","chunk_index":{{index}},"base64_data":"{{base64}}"}""");
}
