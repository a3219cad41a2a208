using System.Globalization;
using System.Security.Cryptography;

namespace BotService.Simulator.Api.Media;

/// <summary>media/upload: sizes, formats and the shape of the one part.</summary>
internal sealed class UploadCall(WeComSimulator simulator, TimeProvider time) : IApiCall
{
    private const int Megabyte = 1_048_576;

    public string Path => "media/upload";

    public string Method => "POST";

    public ApiAnswer Answer(ApiRequest request)
    {
        string kind = request.Query["type"].ToString();

        if (LargestOf(kind) is not { } largest)
        {
            return ApiAnswer.Refuse(40004, $"type {kind}");
        }

        if (MultipartFile.Read(request.Body, request.ContentType, out var breach) is not { } file)
        {
            return ApiAnswer.Refuse(breach!);
        }

        if (file.Content.Length <= 5)
        {
            return ApiAnswer.Refuse(44001, "a file has more than 5 bytes");
        }

        if (file.Content.Length > largest)
        {
            return ApiAnswer.Refuse(45001, $"{kind} over {largest} bytes");
        }

        if (!LooksLike(kind, file.Content.Span))
        {
            return ApiAnswer.Refuse(40005, $"the content is no {kind} of an accepted format");
        }

        var upload = new AcceptedUpload("m_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)), kind, file.FileName, file.Content, time.GetUtcNow());
        simulator.Record(upload);

        return ApiAnswer.Ok(new()
        {
            ["type"] = kind,
            ["media_id"] = upload.MediaId,
            ["created_at"] = upload.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        });
    }

    private static int? LargestOf(string kind) => kind switch
    {
        "image" or "video" => 10 * Megabyte,
        "voice" => 2 * Megabyte,
        "file" => 20 * Megabyte,
        _ => null,
    };

    private static bool LooksLike(string kind, ReadOnlySpan<byte> content) => kind switch
    {
        "image" => content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        "voice" => content.StartsWith("#!AMR"u8),
        "video" => content.Length > 8 && content[4..].StartsWith("ftyp"u8),
        _ => true,
    };
}
