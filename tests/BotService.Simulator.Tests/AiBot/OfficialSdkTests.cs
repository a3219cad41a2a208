using System.Reflection;
using System.Text.RegularExpressions;
using BotService.Simulator.AiBot;
using BotService.WeCom.AiBot;

namespace BotService.Simulator.Tests.AiBot;

/// <summary>The simulator's bot server against the platform's own client, and our client's words against its types.</summary>
public sealed partial class OfficialSdkTests
{
    [Fact]
    public async Task The_official_client_logs_in_hears_answers_pushes_and_uploads()
    {
        OfficialSdk.SkipWhereMissing();
        await using var far = await AiBotSimulator.StartAsync(TimeProvider.System);
        await using var sdk = OfficialSdk.Start(far);
        await sdk.HeardAsync("authenticated");

        await far.WriteAsync("lihua", "流");
        Assert.Equal(0, (int?)await sdk.HeardAsync("stream begun"));
        Assert.Equal(0, (int?)await sdk.HeardAsync("stream ended"));
        Assert.Equal(AiBotCodes.StreamOver, (int?)await sdk.HeardAsync("stream over"));

        await far.WriteAsync("lihua", "卡");
        Assert.Equal(0, (int?)await sdk.HeardAsync("card"));
        await far.WriteAsync("lihua", "文");
        Assert.Equal(AiBotCodes.BadForm, (int?)await sdk.HeardAsync("text reply"));

        await far.WriteAsync("lihua", "推");
        Assert.Equal(0, (int?)await sdk.HeardAsync("push without chat_type"));
        Assert.Equal(AiBotCodes.NobodyWrote, (int?)await sdk.HeardAsync("push to a stranger"));
        Assert.Equal("**提醒**", (string?)Assert.Single(far.PushesTo("lihua"))["markdown"]!["content"]);

        await far.WriteAsync("lihua", "文件");
        var media = (string)(await sdk.HeardAsync("uploaded"))!;
        Assert.Equal(0, (int?)await sdk.HeardAsync("file"));
        Assert.Equal(600 * 1024, far.Rules.MediaOf(media)!.Length);
    }

    [Fact]
    public async Task The_official_client_gets_events_pings_and_stays_away_after_an_eviction()
    {
        OfficialSdk.SkipWhereMissing();
        await using var far = await AiBotSimulator.StartAsync(TimeProvider.System);
        await using var sdk = OfficialSdk.Start(far);
        await sdk.HeardAsync("authenticated");

        await far.EnterAsync("lihua");
        Assert.Equal(0, (int?)await sdk.HeardAsync("welcome"));
        await far.PressAsync("lihua", "task-1", "checkin");
        Assert.Equal("checkin", (string?)await sdk.HeardAsync("pressed"));
        Assert.Equal(0, (int?)await sdk.HeardAsync("card changed"));
        await far.SendMediaAsync("lihua", "image");
        Assert.Equal("image", (string?)await sdk.HeardAsync("message"));

        // A broken frame between two good ones breaks nothing.
        await far.SayRawAsync("{\"cmd\":\"aibot_msg");
        await far.WriteInGroupAsync("wrGroup", "lihua", "@学习助手 签到");
        Assert.Equal("@学习助手 签到", (string?)await sdk.HeardAsync("text"));
        await far.PingedAsync();

        await far.EvictAsync();
        await sdk.HeardAsync("evicted");
        Assert.Equal(1, far.Logins);
    }

    [Fact]
    public async Task The_official_client_connects_again_after_a_break_and_not_with_a_wrong_secret()
    {
        OfficialSdk.SkipWhereMissing();
        await using var far = await AiBotSimulator.StartAsync(TimeProvider.System);
        await using var sdk = OfficialSdk.Start(far);
        await sdk.HeardAsync("authenticated");
        far.Cut();
        await sdk.HeardAsync("disconnected");
        await far.LoggedInAsync(times: 2);

        await using var wrong = OfficialSdk.Start(far, secret: "wrong");
        await wrong.HeardAsync("error");
        Assert.Contains(far.Seen, seen => seen is { Cmd: "aibot_subscribe", Code: AiBotCodes.BadCredentials });
        Assert.True(far.IsConnected);
    }

    [Fact]
    public async Task Our_client_uses_the_commands_and_the_fields_that_the_official_types_name()
    {
        OfficialSdk.SkipWhereMissing();
        await using var far = await AiBotSimulator.StartAsync(TimeProvider.System);
        await using var sdk = OfficialSdk.Start(far);
        var theirs = (await sdk.HeardAsync("commands"))!.AsObject().Select(pair => (string?)pair.Value).Order(StringComparer.Ordinal);
        var ours = typeof(AiBotCommands).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string?)field.GetValue(null)).Order(StringComparer.Ordinal);
        Assert.Equal(theirs, ours);

        var known = Directory.GetFiles(OfficialSdk.PackageFolder, "*.d.ts", SearchOption.AllDirectories).SelectMany(file => Field().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToHashSet();

        // The documents name these; the SDK has no type for them, or only a comment.
        known.UnionWith(["chat_type", "secret", "bot_id", "upload_id", "chunk_index", "base64_data", "filename", "total_size", "total_chunks"]);
        var unknown = OurFrames.Of().SelectMany(OurFrames.NamesIn).Distinct().Except(known).ToList();
        Assert.Empty(unknown);
    }

    [GeneratedRegex(@"^\s*([a-z_0-9]+)\??:", RegexOptions.Multiline)]
    private static partial Regex Field();
}
