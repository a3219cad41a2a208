using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Simulator.State;

namespace BotService.Simulator.Api.Media;

/// <summary>The one part of an upload, read as narrowly as WeCom reads it: quoted names, raw UTF-8, a bare boundary.</summary>
internal sealed partial record MultipartFile(string FileName, ReadOnlyMemory<byte> Content)
{
    public static MultipartFile? Read(ReadOnlyMemory<byte> body, string contentType, out BrokenRule? breach)
    {
        breach = null;
        var boundary = Boundary().Match(contentType).Groups[1].Value;
        var start = body.Span.IndexOf("\r\n\r\n"u8);
        var end = body.Span.LastIndexOf(Encoding.ASCII.GetBytes("\r\n--" + boundary));

        if (boundary.Length == 0 || start < 0 || end < start + 4)
        {
            breach = new(44001, "multipart/form-data with an unquoted boundary expected");
            return null;
        }

        // Two parts in one upload would hide the first one's end.
        if (body.Span[(start + 4)..end].IndexOf(Encoding.ASCII.GetBytes("\r\n--" + boundary)) >= 0)
        {
            breach = new(44001, "one part expected");
            return null;
        }

        var head = Encoding.UTF8.GetString(body.Span[..start]);
        var disposition = Disposition().Match(head);
        var content = body[(start + 4)..end];

        if (!disposition.Success || head.Contains("=?utf-8", StringComparison.OrdinalIgnoreCase) || head.Contains("filename*", StringComparison.OrdinalIgnoreCase))
        {
            breach = new(44001, "the part must read: form-data; name=\"media\"; filename=\"…\" in raw UTF-8");
        }
        else if (disposition.Groups[2] is { Success: true } length && length.Value != content.Length.ToString(CultureInfo.InvariantCulture))
        {
            breach = new(44001, "filelength differs from the content");
        }

        return breach is null ? new MultipartFile(disposition.Groups[1].Value, content) : null;
    }

    [GeneratedRegex("""\Amultipart/form-data;\s*boundary=([^\s";]+)\z""", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex("""Content-Disposition: form-data; name="media"; filename="([^"\r\n]+)"(?:; filelength=(\d+))?""", RegexOptions.IgnoreCase)]
    private static partial Regex Disposition();
}
