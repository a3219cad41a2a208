using System.Text;
using BotService.WeCom.Api;

namespace BotService.WeCom.Tests.Api;

public sealed class MediaTests : IDisposable
{
    private readonly StubTransport _edge = new();

    public MediaTests() => _edge.OnWithToken("media/upload", """{"errcode":0,"errmsg":"","type":"file","media_id":"1G6n","created_at":"1380000000"}""");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _edge.Dispose();

    [Fact]
    public async Task A_file_with_a_Chinese_name_goes_out_as_documented_byte_for_byte()
    {
        var answer = await UploadAsync("周报\r\n内容"u8.ToArray(), "第39周\"讲/义\r\n.pdf", MediaKind.File);

        var call = _edge.Single("media/upload");
        var boundary = call.ContentType["multipart/form-data; boundary=".Length..];
        Assert.Equal("1G6n", answer.Value);
        Assert.Equal("?type=file&access_token=tok1", call.Query);
        Assert.DoesNotContain('"', call.ContentType);
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"media\"; filename=\"第39周讲义.pdf\"; filelength=14\r\nContent-Type: application/octet-stream\r\n\r\n周报\r\n内容\r\n--{boundary}--\r\n",
            call.Text);
    }

    [Fact]
    public async Task An_upload_is_repeated_whole_when_the_token_was_refused()
    {
        using var tokens = _edge.Tokens();
        await tokens.GetAsync(Cancel);
        _edge.CurrentToken = "tok2";
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("the whole file"));

        var answer = await new WeComClient(_edge.Http(), StubTransport.Credentials, tokens).UploadMediaAsync(content, "a.txt", MediaKind.Image, Cancel);

        Assert.Equal("1G6n", answer.Value);
        var bodies = _edge.Calls.Where(call => call.Path.EndsWith("upload", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, bodies.Length);
        Assert.All(bodies, call => Assert.Contains("the whole file", call.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5, MediaKind.File)]
    [InlineData((20 << 20) + 1, MediaKind.File)]
    [InlineData((10 << 20) + 1, MediaKind.Image)]
    [InlineData((2 << 20) + 1, MediaKind.Voice)]
    public async Task A_file_of_a_size_not_allowed_is_refused_before_anything_leaves(int size, MediaKind kind)
    {
        var answer = await UploadAsync(new byte[size], "a.bin", kind);

        Assert.Equal(WeComErrors.LimitBroken, answer.Code);
        Assert.Null(answer.Value);
        Assert.Empty(_edge.Calls);
    }

    [Fact]
    public async Task The_largest_file_is_taken_whole()
    {
        await UploadAsync(new byte[20 << 20], "a.bin", MediaKind.File);
        Assert.True(_edge.Single("media/upload").Body.Length > 20 << 20);
    }

    [Fact]
    public async Task A_file_without_a_name_is_refused() => Assert.Equal("filename: required", (await UploadAsync(new byte[9], "\"\r\n", MediaKind.File)).Message);

    private async Task<WeComAnswer<string>> UploadAsync(byte[] bytes, string name, MediaKind kind)
    {
        using var content = new MemoryStream(bytes);
        return await _edge.Client().UploadMediaAsync(content, name, kind, Cancel);
    }
}
