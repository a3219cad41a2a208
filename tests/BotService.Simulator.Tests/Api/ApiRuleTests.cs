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
        Assert.Equal(41001, Code(await strict.GetAsync("getcallbackip")));
        Assert.Equal(40014, Code(await strict.GetAsync("getcallbackip?access_token=none")));
        var token = await strict.TokenAsync();
        Assert.Equal(0, Code(await strict.GetAsync($"getcallbackip?access_token={token}")));
        strict.Time.Advance(TimeSpan.FromSeconds(7200));
        Assert.Equal(42001, Code(await strict.GetAsync($"getcallbackip?access_token={token}")));
    }

    [Fact]
    public async Task A_call_has_its_name_and_its_method()
    {
        Assert.Equal(40035, Code(await strict.PostAsync("message/sing", "{}")));
        Assert.Equal(40058, Code(await strict.PostAsync("getcallbackip", "{}")));
        Assert.Equal(40058, Code(await strict.GetAsync($"message/send?access_token={await strict.TokenAsync()}")));
    }

    [Fact]
    public async Task An_upload_has_one_part_a_name_a_size_and_what_it_says_it_is()
    {
        Assert.Equal(0, Code(await strict.UploadAsync("file", Content)));
        Assert.Equal(40004, Code(await strict.UploadAsync("tape", Content)));
        Assert.Equal(44001, Code(await strict.UploadAsync("file", Content, contentType: "multipart/form-data; boundary=\"edge\"")));
        Assert.Equal(44001, Code(await strict.UploadAsync("file", Content, head: "Content-Disposition: form-data; name=media; filename=a.bin")));
        Assert.Equal(44001, Code(await strict.UploadAsync("file", Content, head: "Content-Disposition: form-data; name=\"media\"; filename=\"a\"; filename*=UTF-8''a")));
        Assert.Equal(44001, Code(await strict.UploadAsync("file", Content, head: "Content-Disposition: form-data; name=\"media\"; filename=\"a\"; filelength=3")));
        Assert.Equal(44001, Code(await strict.UploadAsync("file", Content, more: "\r\n--edge\r\nContent-Disposition: form-data; name=\"media\"; filename=\"b\"\r\n\r\nzweite")));
        Assert.Equal(44001, Code(await strict.UploadAsync("file", Content[..5])));
        Assert.Equal(45001, Code(await strict.UploadAsync("voice", [.. "#!AMR"u8, .. new byte[2 * 1024 * 1024]])));
        Assert.Equal(40005, Code(await strict.UploadAsync("image", Content)));
        Assert.Equal(40005, Code(await strict.UploadAsync("voice", Content)));
        Assert.Equal(40005, Code(await strict.UploadAsync("video", Content)));
    }

    [Fact]
    public async Task A_file_lives_three_days_and_is_sent_as_what_it_was_uploaded()
    {
        var media = (string)(await strict.UploadAsync("file", Content))["media_id"]!;
        string Send(string kind) => $"{{\"touser\":\"bob\",\"agentid\":{StrictWeCom.Known.AgentId},\"msgtype\":\"{kind}\",\"{kind}\":{{\"media_id\":\"{media}\"}}}}";
        Assert.Equal(0, Code(await strict.PostAsync("message/send", Send("file"))));
        Assert.Equal(40007, Code(await strict.PostAsync("message/send", Send("image"))));
        strict.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(40007, Code(await strict.PostAsync("message/send", Send("file"))));
    }

    [Theory]
    [InlineData(0, """{"button":[{"type":"click","name":"本周","key":"week"},{"name":"更多","sub_button":[{"type":"view","name":"看","url":"https://example.invalid/"}]}]}""")]
    [InlineData(40016, """{"button":[]}""")]
    [InlineData(40018, """{"button":[{"type":"click","name":"六个字的名字","key":"k"}]}""")]
    [InlineData(40019, """{"button":[{"type":"click","name":"本周"}]}""")]
    [InlineData(40017, """{"button":[{"type":"dance","name":"本周","key":"k"}]}""")]
    [InlineData(40020, """{"button":[{"type":"view","name":"看","url":"nowhere"}]}""")]
    [InlineData(40017, """{"button":[{"type":"click","name":"更多","sub_button":[{"type":"click","name":"甲","key":"k"}]}]}""")]
    [InlineData(40023, """{"button":[{"name":"更多","sub_button":[]}]}""")]
    [InlineData(40022, """{"button":[{"name":"更多","sub_button":[{"name":"再","sub_button":[]}]}]}""")]
    [InlineData(40025, """{"button":[{"name":"更多","sub_button":[{"type":"click","name":"","key":"k"}]}]}""")]
    [InlineData(40026, """{"button":[{"name":"更多","sub_button":[{"type":"click","name":"甲"}]}]}""")]
    [InlineData(40024, """{"button":[{"name":"更多","sub_button":[{"type":"dance","name":"甲","key":"k"}]}]}""")]
    [InlineData(40027, """{"button":[{"name":"更多","sub_button":[{"type":"view","name":"甲","url":"x"}]}]}""")]
    public async Task Each_rule_of_a_menu_holds(int code, string menu) => Assert.Equal(code, Code(await strict.PostAsync($"menu/create?agentid={StrictWeCom.Known.AgentId}", menu)));

    [Fact]
    public async Task A_menu_belongs_to_its_app() => Assert.Equal(40056, Code(await strict.PostAsync("menu/create?agentid=7", "{}")));

    [Fact]
    public async Task Lists_of_people_are_asked_for_as_they_are_documented()
    {
        var token = await strict.TokenAsync();
        Assert.Equal(40035, Code(await strict.GetAsync($"user/simplelist?department_id=1&fetch_child=1&access_token={token}")));
        Assert.Equal(40063, Code(await strict.GetAsync($"user/simplelist?access_token={token}")));
        Assert.Equal(60003, Code(await strict.GetAsync($"user/simplelist?department_id=999&access_token={token}")));
        Assert.Equal(41009, Code(await strict.GetAsync($"user/get?access_token={token}")));
        Assert.Equal(301002, Code(await strict.GetAsync($"agent/get?agentid=7&access_token={token}")));
    }

    private static int Code(System.Text.Json.Nodes.JsonObject answer) => (int)answer["errcode"]!;
}
