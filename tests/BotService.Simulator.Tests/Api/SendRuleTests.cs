using System.Globalization;

namespace BotService.Simulator.Tests.Api;

/// <summary>message/send around and inside its content: a sound message of each kind, and each rule with one message that breaks it.</summary>
public sealed class SendRuleTests(StrictWeCom strict) : IClassFixture<StrictWeCom>
{
    private const string Words = "\"msgtype\":\"text\",\"text\":{\"content\":\"好\"}";
    private const string Link = "\"url\":\"https://example.invalid/\"";

    public static TheoryData<int, string, string> Messages() => new()
    {
        { 0, "ok", To("bob", Words) },
        { 0, "ok", To("bob", "\"msgtype\":\"markdown\",\"markdown\":{\"content\":\"**好**\"}") },
        { 0, "ok", To("bob", $"\"msgtype\":\"textcard\",\"textcard\":{{\"title\":\"题\",\"description\":\"述\",{Link}}}") },
        { 0, "ok", To("bob", $"\"msgtype\":\"news\",\"news\":{{\"articles\":[{{\"title\":\"题\",{Link}}}]}}") },
        { 301002, "agentid must be the app's number, written as a JSON number", $"{{\"touser\":\"bob\",\"agentid\":\"{StrictWeCom.Known.AgentId}\",{Words}}}" },
        { 301002, "agentid must be the app's number, written as a JSON number", $"{{\"touser\":\"bob\",\"agentid\":7,{Words}}}" },
        { 40035, "touser must be a string", With("\"touser\":7", Words) },
        { 81012, "no recipient", With("\"touser\":\"\"", Words) },
        { 40032, "1001 users in one call", To(Numbered("u", 1001), Words) },
        { 82002, "more than 100 departments", With($"\"toparty\":\"{Numbered("", 101)}\"", Words) },
        { 82003, "more than 100 tags", With($"\"totag\":\"{Numbered("", 101)}\"", Words) },
        { 40031, "a userid twice", To("bob|BOB", Words) },
        { 40031, "@all stands alone", To("bob|@all", Words) },
        { 40008, "msgtype poem", To("bob", "\"msgtype\":\"poem\",\"poem\":{}") },
        { 40063, "no text object", To("bob", "\"msgtype\":\"text\"") },
        { 40035, "markdown beside msgtype text", To("bob", Words, "\"markdown\":{\"content\":\"好\"}") },
        { 40035, "no such field: colour", To("bob", Words, "\"colour\":\"red\"") },
        { 40035, "safe must be 0 or 1", To("bob", Words, "\"safe\":2") },
        { 40035, "enable_duplicate_check must be 0 or 1", To("bob", Words, "\"enable_duplicate_check\":true") },
        { 40035, "enable_id_trans must be 0 or 1", To("bob", Words, "\"enable_id_trans\":\"1\"") },
        { 40035, "duplicate_check_interval must be 1 to 14400 seconds", To("bob", Words, "\"duplicate_check_interval\":14401") },
        { 40035, "markdown cannot be confidential", To("bob", "\"msgtype\":\"markdown\",\"markdown\":{\"content\":\"好\"}", "\"safe\":1") },
        { 40074, "news cannot be confidential", To("bob", $"\"msgtype\":\"news\",\"news\":{{\"articles\":[{{\"title\":\"题\",{Link}}}]}}", "\"safe\":1") },
        { 40035, "no id translation in markdown", To("bob", "\"msgtype\":\"markdown\",\"markdown\":{\"content\":\"好\"}", "\"enable_id_trans\":1") },
        { 44004, "empty text", To("bob", "\"msgtype\":\"text\",\"text\":{\"content\":\"\"}") },
        { 0, "ok", To("bob", $"\"msgtype\":\"text\",\"text\":{{\"content\":\"{new string('x', 2048)}\"}}") },
        { 45002, "text of 2049 bytes, 2048 fit", To("bob", $"\"msgtype\":\"text\",\"text\":{{\"content\":\"{new string('x', 2049)}\"}}") },
        { 41016, "textcard without a title", To("bob", $"\"msgtype\":\"textcard\",\"textcard\":{{\"description\":\"述\",{Link}}}") },
        { 41033, "textcard without a description", To("bob", $"\"msgtype\":\"textcard\",\"textcard\":{{\"title\":\"题\",{Link}}}") },
        { 41010, "textcard needs an http(s) url", To("bob", "\"msgtype\":\"textcard\",\"textcard\":{\"title\":\"题\",\"description\":\"述\",\"url\":\"javascript:1\"}") },
        { 45002, "btntxt over 4 characters", To("bob", $"\"msgtype\":\"textcard\",\"textcard\":{{\"title\":\"题\",\"description\":\"述\",{Link},\"btntxt\":\"一二三四五\"}}") },
        { 45002, "textcard title over 128 or description over 512 bytes", To("bob", $"\"msgtype\":\"textcard\",\"textcard\":{{\"title\":\"{new string('x', 129)}\",\"description\":\"述\",{Link}}}") },
        { 45008, "news carries 1 to 8 articles", To("bob", "\"msgtype\":\"news\",\"news\":{\"articles\":[]}") },
        { 45002, "article title 1 to 128 bytes, description up to 512", To("bob", $"\"msgtype\":\"news\",\"news\":{{\"articles\":[{{{Link}}}]}}") },
        { 41010, "an article needs an http(s) url", To("bob", "\"msgtype\":\"news\",\"news\":{\"articles\":[{\"title\":\"题\"}]}") },
        { 40039, "picurl is no http(s) address", To("bob", $"\"msgtype\":\"news\",\"news\":{{\"articles\":[{{\"title\":\"题\",{Link},\"picurl\":\"ftp://x\"}}]}}") },
        { 40007, "media_id unknown, over three days old, or no file", To("bob", "\"msgtype\":\"file\",\"file\":{\"media_id\":\"none\"}") },
        { 40058, "no JSON object", "[]" },
        { 40058, "no JSON object", "{\"touser\":\"bob\",\"touser\":\"carol\"}" },
        { 40033, "\\u escape in the request", To("bob", "\"msgtype\":\"text\",\"text\":{\"content\":\"\\u5b66\"}") },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Each_rule_holds_and_a_broken_one_is_recorded(int code, string reason, string body)
    {
        var (before, sends) = (strict.WeCom.Violations.Count, strict.WeCom.Sends.Count);
        Assert.Equal((code, reason), StrictWeCom.Verdict(await strict.PostAsync("message/send", body)));
        Assert.Equal(code == 0 ? 0 : 1, strict.WeCom.Violations.Count - before);
        Assert.Equal(code == 0 ? 1 : 0, strict.WeCom.Sends.Count - sends);
    }

    [Fact]
    public async Task Unknown_people_are_named_and_are_no_broken_rule()
    {
        strict.WeCom.InvalidUsers.Add("Gone");
        var before = strict.WeCom.Violations.Count;
        Assert.Equal("gone", (string?)(await strict.PostAsync("message/send", To("bob|Gone", Words)))["invaliduser"]);
        Assert.Equal(81013, (int)(await strict.PostAsync("message/send", To("Gone", Words)))["errcode"]!);
        Assert.Equal(before, strict.WeCom.Violations.Count);
    }

    [Fact]
    public async Task The_same_bytes_are_weeded_out_within_the_interval_and_not_after_it()
    {
        var body = To("dave", Words, "\"enable_duplicate_check\":1", "\"duplicate_check_interval\":600");
        var first = await strict.PostAsync("message/send", body);
        Assert.Equal((string?)first["msgid"], (string?)(await strict.PostAsync("message/send", body))["msgid"]);
        strict.Time.Advance(TimeSpan.FromSeconds(600));
        Assert.NotEqual((string?)first["msgid"], (string?)(await strict.PostAsync("message/send", body))["msgid"]);
    }

    [Fact]
    public async Task A_member_sees_thirty_a_minute_and_the_rest_is_dropped_without_a_word()
    {
        for (var i = 0; i < 31; i++)
        {
            Assert.Equal(0, (int)(await strict.PostAsync("message/send", To("flooded", $"\"msgtype\":\"text\",\"text\":{{\"content\":\"{i}\"}}")))["errcode"]!);
        }

        Assert.Equal(30, strict.WeCom.DeliveredTo("flooded").Count);
        Assert.Equal(["flooded"], strict.WeCom.Sends[^1].Dropped);
    }

    private static string To(string users, params string[] parts) => With($"\"touser\":\"{users}\"", parts);

    private static string With(string whom, params string[] parts) => string.Create(CultureInfo.InvariantCulture, $"{{{whom},\"agentid\":{StrictWeCom.Known.AgentId},{string.Join(',', parts)}}}");

    private static string Numbered(string prefix, int count) => string.Join('|', Enumerable.Range(1, count).Select(i => $"{prefix}{i}"));
}
