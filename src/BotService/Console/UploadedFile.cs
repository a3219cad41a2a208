using BotService.Console.Areas;
using BotService.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace BotService.Console;

/// <summary>A file that somebody sent from a form, read whole.</summary>
/// <param name="Name">As the person knows it, without a path.</param>
internal sealed record UploadedFile(string Name, byte[] Content)
{
    public const int MostBytes = 20 << 20;

    private const int LongestName = 200;

    /// <summary>The parts of the form around the file.</summary>
    private const int Around = 1 << 20;

    public static RequestSizeLimitAttribute Limit => new(MostBytes + Around);

    /// <summary>It says itself that it holds more than any file of ours, and is not read.</summary>
    public static bool IsTooLarge(HttpRequest request) => request.ContentLength > MostBytes + Around;

    /// <summary>What came of looking at it; nothing of it is kept.</summary>
    /// <param name="fits">What there is to say when nothing is wrong.</param>
    public string Verdict(IReadOnlyList<string> problems, string fits) =>
        problems.Count == 0 ? $"{Name} 可以用：{fits}。什么都没有保存。" : $"{Name} 有 {problems.Count} 个问题，放进去会启动不了：\n{string.Join('\n', problems)}";

    /// <param name="request">Of an endpoint with <see cref="Limit"/>.</param>
    /// <returns>The form and the file in it; without a file, what is wrong.</returns>
    public static async Task<(IFormCollection Form, UploadedFile? File, string Wrong)> InAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var tooLarge = $"文件太大，没有读取：上限 {MostBytes >> 20} MB。";

        if (IsTooLarge(request))
        {
            return (FormCollection.Empty, null, tooLarge);
        }

        var form = await request.FormAsync(cancellationToken);

        if (form.Files.Count == 0 || form.Files[0].FileName.Length == 0)
        {
            return (form, null, "请选一个文件。");
        }

        if (form.Files[0].Length == 0)
        {
            return (form, null, "这个文件是空的，没有读取。请选有内容的文件。");
        }

        if (form.Files[0].Length > MostBytes)
        {
            return (form, null, tooLarge);
        }

        var content = new byte[form.Files[0].Length];
        await using var stream = form.Files[0].OpenReadStream();
        await stream.ReadExactlyAsync(content, cancellationToken);
        return (form, new UploadedFile(MessageText.ClipRunes(Path.GetFileName(form.Files[0].FileName.Replace('\\', '/')), LongestName) ?? string.Empty, content), string.Empty);
    }
}
