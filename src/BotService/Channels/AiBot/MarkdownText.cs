using System.Text;
using BotService.Messaging;

namespace BotService.Channels.AiBot;

/// <summary>The bot's texts are Markdown. They may hold what somebody wrote, so nothing in them becomes a tag, a link with another name, a picture or a heading.</summary>
internal static class MarkdownText
{
    /// <summary>Bytes of one text; the server takes 20,480, and escaping takes some.</summary>
    public const int MostBytes = 20_000;

    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        var isLineStart = true;

        foreach (var (index, letter) in text.Index())
        {
            result.Append(letter switch
            {
                '<' => '＜',
                '(' when index > 0 && text[index - 1] == ']' => '（',
                '#' when isLineStart => '＃',
                '>' when isLineStart => '＞',
                _ => letter,
            });
            isLineStart = letter == '\n' || (isLineStart && letter == ' ');
        }

        return MessageText.Clip(result.ToString(), MostBytes);
    }

    /// <summary>A link of our own.</summary>
    public static string Link(string title, string url)
    {
        var address = url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);
        return $"[{Of(title).Replace('[', '［').Replace(']', '］')}]({address})";
    }
}
