using System.Security.Cryptography;
using System.Text;
using BotService.Messaging;
using BotService.WeCom.AiBot;

namespace BotService.Channels.AiBot;

/// <summary>Translates the bot's frames into what the pipeline understands.</summary>
internal static class FrameReading
{
    public const string ChannelName = "aibot";

    private const int LongestKey = 150;
    private const int LongestId = 128;
    private const string Invisible = "\u200B\u200C\u200D\u2060\uFEFF";

    /// <summary>Null for what needs no answer: unknown kinds, frames without sender or id, and what a group says to somebody else.</summary>
    /// <param name="name">The bot's display name.</param>
    /// <param name="isWord">Whether something is a documented word, which may stand right behind the name.</param>
    public static IncomingMessage? From(AiBotFrame frame, string? name, Func<string, bool> isWord)
    {
        if (frame.Body is not { MsgId: { Length: > 0 } id, From.UserId: { Length: > 0 and <= LongestId } sender } body)
        {
            return null;
        }

        return frame.Cmd is AiBotCommands.Event ? FromEvent(body, id, sender) : FromMessage(body, id, sender, name, isWord);
    }

    private static IncomingMessage? FromEvent(AiBotBody body, string id, string sender)
    {
        // No card of ours goes to a group.
        if (PlaceOf(body).IsGroup)
        {
            return null;
        }

        switch (body.Event)
        {
            case { EventType: AiBotEventTypes.EnterChat }:
                return Make(body, id, sender, IncomingKind.Joined, string.Empty);

            case { EventType: AiBotEventTypes.Press, PressedKey: { Length: > 0 } key }:
                var (words, answers) = AiBotPressKey.Read(key);
                return Make(body, id, sender, IncomingKind.Press, words) with { Answers = answers };

            default:
                return null;
        }
    }

    private static IncomingMessage? FromMessage(AiBotBody body, string id, string sender, string? name, Func<string, bool> isWord)
    {
        var text = body.MsgType switch
        {
            "text" => body.Text?.Content,
            "mixed" => string.Join(' ', (body.Mixed?.MsgItem ?? []).Select(item => item.Text?.Content).Where(said => !string.IsNullOrWhiteSpace(said))),

            // The platform has written it down already.
            "voice" => body.Voice?.Content,
            _ => null,
        };

        if (PlaceOf(body).IsGroup)
        {
            return text is not null && Addressed(text, name, isWord) is { } said ? Make(body, id, sender, IncomingKind.Words, said) : null;
        }

        // Pictures and files are not fetched: none is proof of anything, and imports have their own way in.
        return body.MsgType switch
        {
            "text" or "mixed" or "voice" when !string.IsNullOrWhiteSpace(text) => Make(body, id, sender, IncomingKind.Words, text),
            "mixed" or "image" or "voice" or "file" or "video" or "location" => Make(body, id, sender, IncomingKind.Wordless, string.Empty),
            _ => null,
        };
    }

    /// <summary>What was said to the bot, without its name; null when it was said to somebody else.</summary>
    private static string? Addressed(string text, string? name, Func<string, bool> isWord)
    {
        var plain = Plain(text);
        var isMention = plain.StartsWith('@');

        if (!string.IsNullOrWhiteSpace(name))
        {
            var wanted = Plain(name).TrimStart('@');
            return isMention && plain.AsSpan(1).StartsWith(wanted, StringComparison.OrdinalIgnoreCase) && EndsAt(plain, 1 + wanted.Length, isWord) ? plain[(1 + wanted.Length)..].Trim() : null;
        }

        if (!isMention)
        {
            return plain;
        }

        var end = plain.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? string.Empty : plain[end..].Trim();
    }

    /// <summary>Another bot may be called 学习助手二号. A client ends a mention with a space; who types it by hand may end it with a comma or go on with a word.</summary>
    private static bool EndsAt(string plain, int at, Func<string, bool> isWord) =>
        at == plain.Length || !char.IsLetterOrDigit(plain[at]) || isWord(string.Concat(plain.Skip(at).TakeWhile(char.IsLetterOrDigit)));

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);

        foreach (var letter in text.Where(letter => !Invisible.Contains(letter, StringComparison.Ordinal)))
        {
            plain.Append(letter == '＠' ? '@' : char.IsWhiteSpace(letter) ? ' ' : letter);
        }

        return plain.ToString().Trim();
    }

    private static Place PlaceOf(AiBotBody body) => body.ChatKind is "group" ? Place.Group(body.ChatId ?? string.Empty) : Place.Direct;

    private static IncomingMessage Make(AiBotBody body, string id, string sender, IncomingKind kind, string text)
    {
        var key = $"{ChannelName}|{id}";
        return new IncomingMessage(ChannelName, key.Length <= LongestKey ? key : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))), sender, kind, text)
        {
            Place = PlaceOf(body),
            SenderKind = SenderKind.Address,
        };
    }
}
