using System.Text;
using System.Text.Json;

namespace BotService.WeCom.AiBot;

/// <summary>Reads a frame; what is no frame is refused without a trace of its text.</summary>
public static class AiBotReader
{
    /// <summary>False for broken JSON, for anything but an object, and for fields of the wrong kind.</summary>
    /// <param name="utf8">One whole message of the socket.</param>
    /// <param name="frame">The frame.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out AiBotFrame frame)
    {
        frame = new AiBotFrame();

        try
        {
            if (JsonSerializer.Deserialize(WithoutControls(Encoding.UTF8.GetString(utf8)), AiBotJson.Wire.AiBotFrame) is not { } read)
            {
                return false;
            }

            frame = read;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The server has been seen to send control characters as themselves, which JSON forbids; the official SDK drops the same ones.</summary>
    private static string WithoutControls(string text)
    {
        if (!text.Any(IsDropped))
        {
            return text;
        }

        return string.Concat(text.Where(c => !IsDropped(c)));
    }

    private static bool IsDropped(char c) => c is <= '\u0008' or (>= '\u000B' and <= '\u001F');
}
