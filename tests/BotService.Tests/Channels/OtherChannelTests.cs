using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BotService.Commands;
using BotService.Messaging;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Channels;

/// <summary>A channel that the service does not know plugs in by its setup alone, and is spoken to and written to like those it has.</summary>
public sealed partial class OtherChannelTests
{
    private const string More = "行，发 更多";

    private static readonly string[] Names = ["鲍勃", "艾丽", "卡萝", "戴维", "艾琳", "程序", "bob", "alice", "carol", "按时", "未报"];

    [Fact]
    public async Task A_message_is_answered_and_counted_once_however_often_it_is_delivered()
    {
        await using var bot = await StartAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");

        var first = await HearAsync(bot, "bob", "已学", messageId: "m-1");
        var again = await HearAsync(bot, "bob", "已学", messageId: "m-1");

        Assert.Equal("已记下：第37周《高质量发展》按时学完。", first);
        Assert.Equal(first, again);
        Assert.Contains("您已确认过", await HearAsync(bot, "bob", "已学"));
        Assert.Contains("按时 1", await bot.SayAsync("chief", "统计"));
    }

    [Fact]
    public async Task An_answer_is_cut_at_the_channels_limit_and_the_rest_is_told_piece_by_piece()
    {
        await using var bot = await StartAsync();
        var whole = await bot.Services.GetRequiredService<MessageIntake>().TakeInAsync(new IncomingMessage("without limits", "whole", "bob", IncomingKind.Words, "帮助"));

        List<string> pieces = [await HearAsync(bot, "bob", "帮助")];

        while (pieces[^1].EndsWith(More, StringComparison.Ordinal))
        {
            pieces.Add(await HearAsync(bot, "bob", "更多"));
        }

        Assert.InRange(pieces.Count, 5, 200);
        Assert.All(pieces, piece => Assert.InRange(Encoding.UTF8.GetByteCount(piece), 1, Pager.Most.TextBytes));
        Assert.Equal(OnOneLine(whole.Text), OnOneLine(string.Concat(pieces.Select(WithoutNotice))));
    }

    [Fact]
    public async Task A_push_goes_to_three_people_a_message_and_who_has_no_address_there_counts_as_out_of_reach()
    {
        await using var bot = await StartAsync([("Outbox:Channel", Pager.Word), .. Bot.NobodySpeaks]);

        foreach (var person in (string[])["alice", "bob", "carol", "dave", "erin"])
        {
            await HearAsync(bot, person, "帮助");
        }

        await bot.AdvanceToAsync("2026-09-07 09:20");

        var cards = PagerOf(bot).Sent.Where(page => page.Text.Contains("第37周", StringComparison.Ordinal)).ToList();
        Assert.Equal([3, 3], cards.Select(page => page.Ids.Count + page.Unknown.Count));
        Assert.Equal(["alice", "bob", "carol", "dave", "erin"], cards.SelectMany(page => page.Ids).Order(StringComparer.Ordinal));
        Assert.Equal(["chief"], cards.SelectMany(page => page.Unknown));
        Assert.All(cards, page => Assert.InRange(Encoding.UTF8.GetByteCount(page.Text), 1, Pager.Most.TextBytes));
        Assert.Empty(bot.WeCom.Sends);
        Assert.Contains("未送达：1 人", await bot.SayAsync("boss", "状态"));
    }

    [Fact]
    public async Task An_id_that_nobody_knows_becomes_a_persons_by_a_code_and_is_written_to_where_the_app_does_not_reach()
    {
        await using var bot = await StartAsync();
        Assert.Contains("请先绑定", await HearAsync(bot, "4711", "已学"));
        var code = Code().Match(await bot.SayAsync("bob", "绑定")).Value;
        Assert.Contains("已绑定：鲍勃", await HearAsync(bot, "4711", $"绑定 {code}"));
        bot.WeCom.InvalidUsers.Add("bob");

        await bot.AdvanceToAsync("2026-09-07 09:20");

        var page = Assert.Single(PagerOf(bot).Sent);
        Assert.Equal("4711", Assert.Single(page.Ids));
        Assert.Contains("第37周", page.Text, StringComparison.Ordinal);
        Assert.Contains("未送达：没有", await bot.SayAsync("boss", "状态"));
        Assert.Contains("按时学完", await HearAsync(bot, "4711", "已学"));
        Assert.Contains("请先绑定", await HearAsync(bot, "4712", "已学"));
    }

    [Fact]
    public async Task A_group_hears_what_is_marked_for_groups_in_one_message_and_no_name()
    {
        await using var bot = await StartAsync();
        await bot.AdvanceToAsync("2026-09-07 10:00");

        var week = await HearAsync(bot, "bob", "本周", group: "room");
        var help = await HearAsync(bot, "bob", "帮助", group: "room");
        var studied = await HearAsync(bot, "bob", "已学", group: "room");
        var present = await HearAsync(bot, "carol", "签到", group: "room");
        List<string> refused = [await HearAsync(bot, "alice", "未报", group: "room"), await HearAsync(bot, "chief", "统计", group: "room"), await HearAsync(bot, "4711", "已学", group: "room")];

        Assert.Contains("《高质量发展》", week, StringComparison.Ordinal);
        Assert.EndsWith("…", help, StringComparison.Ordinal);
        Assert.Equal(("已记下", "已签到 1 人"), (studied, present));
        Assert.All(refused, said => Assert.Equal(GroupTalk.Alone(new CommandCatalog()).Text, said));
        Assert.All((string[])[week, help, studied, present], said => Assert.InRange(Encoding.UTF8.GetByteCount(said), 1, Pager.Most.TextBytes));
        Assert.All((string[])[week, studied, present, .. refused], said => Assert.All(Names, name => Assert.DoesNotContain(name, said, StringComparison.Ordinal)));
        Assert.Contains("按时 1", await bot.SayAsync("chief", "统计"));

        // Who has only spoken in a group has not opened a chat of the own.
        Assert.False(await bot.AskStoreAsync(db => db.Addresses.AnyAsync(Bot.Token)));
    }

    private static async Task<Bot> StartAsync(params (string Key, string Value)[] settings)
    {
        var bot = await Bot.StartWithAsync(
            services => new PagerSetup().AddServices(services, new ConfigurationBuilder().Build(), isUsed: true), settings: settings);
        await bot.UsualPeopleAsync();
        await bot.PlanTopicAsync();
        return bot;
    }

    private static Pager PagerOf(Bot bot) => bot.Services.GetRequiredService<Pager>();

    private static async Task<string> HearAsync(Bot bot, string id, string text, string? group = null, string? messageId = null) =>
        (await bot.Services.GetRequiredService<PagerReceiver>().TakeAsync(id, text, group, messageId)).Text;

    private static string WithoutNotice(string piece) => piece.EndsWith(More, StringComparison.Ordinal) ? piece[..piece.LastIndexOf('\n')] : piece;

    private static string OnOneLine(string text) => text.Replace("\n", string.Empty, StringComparison.Ordinal);

    [GeneratedRegex(@"\d{8}")]
    private static partial Regex Code();

    /// <summary>All that the service is told of it.</summary>
    private sealed class PagerSetup : IChannelSetup
    {
        public void AddServices(IServiceCollection services, IConfiguration configuration, bool isUsed) =>
            services.AddSingleton(Pager.Most).AddSingleton<Pager>().AddSingleton<IChannel>(provider => provider.GetRequiredService<Pager>()).AddSingleton<PagerReceiver>();
    }

    /// <summary>What a pager shows, and on whose.</summary>
    private sealed record Page(IReadOnlyList<string> Ids, IReadOnlyList<string> Unknown, string Text);

    /// <summary>Short words to three people at once; it knows them by numbers of its own.</summary>
    private sealed class Pager(IServiceScopeFactory scopes) : IChannel
    {
        public const string Word = "pager";

        public static ChannelLimits Most { get; } = new(Word, Recipients: 3, TextBytes: 100);

        public ConcurrentQueue<Page> Sent { get; } = new();

        public string Name => Word;

        public ChannelLimits Limits => Most;

        public bool IsStandIn => true;

        public async ValueTask<PreparedMessage> PrepareAsync(OutboundMessage message, CancellationToken cancellationToken)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BotDbContext>();
            var keys = message.Recipients.Select(UserKey.Of).ToList();
            var known = await db.Addresses.Where(a => a.Channel == Word && keys.Contains(a.UserKey)).ToListAsync(cancellationToken);
            var page = new Page([.. known.Select(a => a.Id)], [.. keys.Except(known.Select(a => a.UserKey))], MessageText.Clip(WordsOf(message.Content), Most.TextBytes));
            return PreparedMessage.Ready(JsonSerializer.Serialize(page));
        }

        public ValueTask<SendResult> SendAsync(string payload, IReadOnlyList<string> recipients, CancellationToken cancellationToken)
        {
            var page = JsonSerializer.Deserialize<Page>(payload)!;
            Sent.Enqueue(page);
            return ValueTask.FromResult(SendResult.Delivered(page.Unknown));
        }

        private static string WordsOf(OutboundContent content) => content switch
        {
            CardContent card => $"{card.Title}\n{card.Summary}",
            TextContent text => text.Text,
            _ => throw new NotSupportedException(),
        };
    }

    /// <summary>Its way in.</summary>
    private sealed class PagerReceiver(MessageIntake intake)
    {
        public async Task<Reply> TakeAsync(string id, string text, string? group, string? messageId)
        {
            var message = new IncomingMessage(Pager.Word, $"{Pager.Word}|{messageId ?? Guid.NewGuid().ToString("N")}", id, IncomingKind.Words, text) { Place = group is null ? Place.Direct : Place.Group(group), SenderKind = SenderKind.Address };
            return await intake.TakeInAsync(message);
        }
    }
}
