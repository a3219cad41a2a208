using System.Net.Http.Headers;
using System.Text;

namespace BotService.WeCom.Api;

/// <summary>A file as WeCom wants it uploaded: quoted field names, a bare boundary, and the file's name in plain UTF-8.</summary>
internal sealed record MediaUpload(byte[] Bytes, string FileName, MediaKind Kind)
{
    private const int MinBytes = 6;
    private const int Megabyte = 1 << 20;

    internal string TypeName => Kind switch
    {
        MediaKind.Image => "image",
        MediaKind.Voice => "voice",
        MediaKind.Video => "video",
        _ => "file",
    };

    internal static int MaxBytes(MediaKind kind) => kind switch
    {
        MediaKind.Voice => 2 * Megabyte,
        MediaKind.File => 20 * Megabyte,
        _ => 10 * Megabyte,
    };

    /// <summary>Reads at most one byte more than allowed, enough to know that it is too much.</summary>
    internal static async ValueTask<MediaUpload> ReadAsync(Stream content, string fileName, MediaKind kind, CancellationToken cancellationToken)
    {
        var most = MaxBytes(kind) + 1;
        using var buffer = new MemoryStream();
        var chunk = new byte[81_920];

        while (buffer.Length < most)
        {
            var read = await content.ReadAsync(chunk.AsMemory(0, (int)Math.Min(chunk.Length, most - buffer.Length)), cancellationToken);

            if (read == 0)
            {
                break;
            }

            buffer.Write(chunk, 0, read);
        }

        return new MediaUpload(buffer.ToArray(), Clean(fileName), kind);
    }

    internal LimitViolation? Check() =>
        Bytes.Length < MinBytes ? new LimitViolation("media", "more than 5 bytes")
        : Bytes.Length > MaxBytes(Kind) ? new LimitViolation("media", $"at most {MaxBytes(Kind) / Megabyte} MB")
        : Limit.Required("filename", FileName);

    /// <summary>New for every try: a request's content is gone once sent.</summary>
    internal HttpContent ToContent()
    {
        var boundary = $"----botservice{Guid.NewGuid():N}";
        var file = new ByteArrayContent(Bytes);
        file.Headers.TryAddWithoutValidation(
            "Content-Disposition", $"form-data; name=\"media\"; filename=\"{FileName}\"; filelength={Bytes.Length}");
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");

        var form = new MultipartFormDataContent(boundary) { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        form.Add(file);
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
        return form;
    }

    private static string Clean(string fileName) =>
        string.Concat(fileName.Where(c => !char.IsControl(c) && c is not ('"' or '\\' or '/'))).Trim();
}
