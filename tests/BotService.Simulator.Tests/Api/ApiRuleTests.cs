using System.Text;

namespace BotService.Simulator.Tests.Api;

/// <summary>The API's entry, uploads and menus: each rule with one request that breaks it.</summary>
public sealed class ApiRuleTests(StrictWeCom strict) : IClassFixture<StrictWeCom>
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes("0123456789");

    [Fact]
    public async Task Tokens_are_given_for_the_right_names_and_end()
    {
        Assert.Equal(40013, Code(await strict.GetAsync($"gettoken?corpid=other&corpsecret={StrictWeCom.Known.Secret}")));
        Assert.Equal(40001, Code(await strict.GetAsync($"gettoken?corpid={StrictWeCom.Known.CorpId}&corpsecret=other")));
        Assert.Equal((41001, "access_token missing"), StrictWeCom.Verdict(await strict.GetAsync("getcallbackip")));
        Assert.Equal(40014, Code(await strict.GetAsync("getcallbackip?access_token=none")));
        var token = await strict.TokenAsync();
        Assert.Equal(0, Code(await strict.GetAsync($"getcallbackip?access_token={token}")));
        strict.Time.Advance(TimeSpan.FromSeconds(7200));
        Assert.Equal(42001, Code(await strict.GetAsync($"getcallbackip?access_token={token}")));
    }

    [Fact]
    public async Task A_call_has_its_name_and_its_method()
    {
        Assert.Equal((40035, "no such call in this simulator"), StrictWeCom.Verdict(await strict.PostAsync("message/sing", "{}")));
        Assert.Equal((40058, "GET expected, POST came"), StrictWeCom.Verdict(await strict.PostAsync("getcallbackip", "{}")));
        Assert.Equal(40058, Code(await strict.GetAsync($"message/send?access_token={await strict.TokenAsync()}")));
    }

    [Fact]
    public async Task An_upload_has_one_part_a_name_a_size_and_what_it_says_it_is()
    {
        Assert.Equal(0, Code(await strict.UploadAsync("file", Content)));
        Assert.Equal((40004, "type tape"), StrictWeCom.Verdict(await strict.UploadAsync("tape", Content)));
        Assert.Equal((44001, "multipart/form-data with an unquoted boundary expected"), StrictWeCom.Verdict(await strict.UploadAsync("file", Content, contentType: "multipart/form-data; boundary=\"edge\"")));
        Assert.Equal((44001, "the part must read: form-data; name=\"media\"; filename=\"…\" in raw UTF-8"), StrictWeCom.Verdict(await strict.UploadAsync("file", Content, head: "Content-Disposition: form-data; name=media; filename=a.bin")));
        Assert.Equal(44001, Code(await strict.UploadAsync("file", Content, head: "Content-Disposition: form-data; name=\"media\"; filename=\"a\"; filename*=UTF-8''a")));
        Assert.Equal((44001, "filelength differs from the content"), StrictWeCom.Verdict(await strict.UploadAsync("file", Content, head: "Content-Disposition: form-data; name=\"media\"; filename=\"a\"; filelength=3")));
        Assert.Equal((44001, "one part expected"), StrictWeCom.Verdict(await strict.UploadAsync("file", Content, more: "\r\n--edge\r\nContent-Disposition: form-data; name=\"media\"; filename=\"b\"\r\n\r\nzweite")));
        Assert.Equal((44001, "a file has more than 5 bytes"), StrictWeCom.Verdict(await strict.UploadAsync("file", Content[..5])));
        Assert.Equal((45001, "voice over 2097152 bytes"), StrictWeCom.Verdict(await strict.UploadAsync("voice", [.. "#!AMR"u8, .. new byte[2 * 1024 * 1024]])));
        Assert.Equal((40005, "the content is no image of an accepted format"), StrictWeCom.Verdict(await strict.UploadAsync("image", Content)));
        Assert.Equal(40005, Code(await strict.UploadAsync("voice", Content)));
        Assert.Equal(40005, Code(await strict.UploadAsync("video", Content)));
    }

    [Fact]
    public async Task A_file_lives_three_days_and_is_sent_as_what_it_was_uploaded()
    {
        var media = (string)(await strict.UploadAsync("file", Content))["media_id"]!;
        string Send(string kind) => $"{{\"touser\":\"bob\",\"agentid\":{StrictWeCom.Known.AgentId},\"msgtype\":\"{kind}\",\"{kind}\":{{\"media_id\":\"{media}\"}}}}";
        Assert.Equal(0, Code(await strict.PostAsync("message/send", Send("file"))));
        Assert.Equal((40007, "media_id unknown, over three days old, or no image"), StrictWeCom.Verdict(await strict.PostAsync("message/send", Send("image"))));
        strict.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(40007, Code(await strict.PostAsync("message/send", Send("file"))));
    }

    [Theory]
    [InlineData(0, "ok", 128, 512)]
    [InlineData(45002, "video title over 128 or description over 512 bytes", 129, 512)]
    [InlineData(45002, "video title over 128 or description over 512 bytes", 128, 513)]
    public async Task A_film_has_a_short_title_and_a_short_description(int code, string reason, int title, int description)
    {
        var media = (string)(await strict.UploadAsync("video", [0, 0, 0, 24, .. "ftypmp42"u8]))["media_id"]!;
        var film = $"{{\"media_id\":\"{media}\",\"title\":\"{new string('t', title)}\",\"description\":\"{new string('d', description)}\"}}";
        Assert.Equal((code, reason), StrictWeCom.Verdict(await strict.PostAsync("message/send", $"{{\"touser\":\"bob\",\"agentid\":{StrictWeCom.Known.AgentId},\"msgtype\":\"video\",\"video\":{film}}}")));
    }

    [Theory]
    [InlineData(0, "ok", """{"button":[{"type":"click","name":"本周","key":"week"},{"name":"更多","sub_button":[{"type":"view","name":"看","url":"https://example.invalid/"}]}]}""")]
    [InlineData(40016, "a menu has 1 to 3 buttons", """{"button":[]}""")]
    [InlineData(40018, "a name of 18 bytes, 1 to 16 fit", """{"button":[{"type":"click","name":"六个字的名字","key":"k"}]}""")]
    [InlineData(40019, "a key has 1 to 128 bytes", """{"button":[{"type":"click","name":"本周"}]}""")]
    [InlineData(40017, "type dance", """{"button":[{"type":"dance","name":"本周","key":"k"}]}""")]
    [InlineData(40020, "view needs an http(s) url", """{"button":[{"type":"view","name":"看","url":"nowhere"}]}""")]
    [InlineData(40017, "a button with a second level has no type", """{"button":[{"type":"click","name":"更多","sub_button":[{"type":"click","name":"甲","key":"k"}]}]}""")]
    [InlineData(40023, "a second level has 1 to 5 buttons", """{"button":[{"name":"更多","sub_button":[]}]}""")]
    [InlineData(40022, "a menu has two levels", """{"button":[{"name":"更多","sub_button":[{"name":"再","sub_button":[]}]}]}""")]
    [InlineData(40025, "a name of 0 bytes, 1 to 40 fit", """{"button":[{"name":"更多","sub_button":[{"type":"click","name":"","key":"k"}]}]}""")]
    [InlineData(40026, "a key has 1 to 128 bytes", """{"button":[{"name":"更多","sub_button":[{"type":"click","name":"甲"}]}]}""")]
    [InlineData(40024, "type dance", """{"button":[{"name":"更多","sub_button":[{"type":"dance","name":"甲","key":"k"}]}]}""")]
    [InlineData(40027, "view needs an http(s) url", """{"button":[{"name":"更多","sub_button":[{"type":"view","name":"甲","url":"x"}]}]}""")]
    [InlineData(40035, "appid and pagepath needed", """{"button":[{"type":"view_miniprogram","name":"看"}]}""")]
    [InlineData(40058, "no JSON object", "[]")]
    public async Task Each_rule_of_a_menu_holds(int code, string reason, string menu) =>
        Assert.Equal((code, reason), StrictWeCom.Verdict(await strict.PostAsync($"menu/create?agentid={StrictWeCom.Known.AgentId}", menu)));

    [Fact]
    public async Task A_menu_belongs_to_its_app() => Assert.Equal((40056, "agentid in the query expected"), StrictWeCom.Verdict(await strict.PostAsync("menu/create?agentid=7", "{}")));

    [Fact]
    public async Task Lists_of_people_are_asked_for_as_they_are_documented()
    {
        var token = await strict.TokenAsync();
        Assert.Equal((40035, "fetch_child is no longer documented"), StrictWeCom.Verdict(await strict.GetAsync($"user/simplelist?department_id=1&fetch_child=1&access_token={token}")));
        Assert.Equal((40063, "department_id missing"), StrictWeCom.Verdict(await strict.GetAsync($"user/simplelist?access_token={token}")));
        Assert.Equal(60003, Code(await strict.GetAsync($"user/simplelist?department_id=999&access_token={token}")));
        Assert.Equal((41009, "userid missing"), StrictWeCom.Verdict(await strict.GetAsync($"user/get?access_token={token}")));
        Assert.Equal((301002, "agentid of another app"), StrictWeCom.Verdict(await strict.GetAsync($"agent/get?agentid=7&access_token={token}")));
    }

    private static int Code(System.Text.Json.Nodes.JsonObject answer) => (int)answer["errcode"]!;
}
