using System.Text.Json;
using BotService.Simulator.Api.Cards;
using BotService.Simulator.State;
using static BotService.Simulator.Api.JsonReading;

namespace BotService.Simulator.Api.Sending;

/// <summary>The limits of each message type. WeCom cuts most long texts without a word; here that is refused.</summary>
internal static class ContentRules
{
    public const int LongestText = 2_048;

    public static BrokenRule? Check(JsonElement body, Func<string?, AcceptedUpload?> findMedia)
    {
        var type = body.Text("msgtype")!;
        var content = body.Object(type)!.Value;

        return type switch
        {
            "text" or "markdown" => CheckText(content, type),
            "textcard" => CheckTextCard(content),
            "news" => CheckNews(content),
            "template_card" => CardRules.Check(content, updating: false, findMedia),
            _ => CheckMedia(content, type, findMedia),
        };
    }

    private static BrokenRule? CheckText(JsonElement content, string type) =>
        Bytes(content.Text("content")) switch
        {
            0 => new(44004, $"empty {type}"),
            > LongestText and var length => new(45002, $"{type} of {length} bytes, {LongestText} fit"),
            _ => null,
        };

    private static BrokenRule? CheckTextCard(JsonElement content)
    {
        if (string.IsNullOrEmpty(content.Text("title")))
        {
            return new(41016, "textcard without a title");
        }

        if (string.IsNullOrEmpty(content.Text("description")))
        {
            return new(41033, "textcard without a description");
        }

        if (!IsWebAddress(content.Text("url")))
        {
            return new(41010, "textcard needs an http(s) url");
        }

        if (content.Text("btntxt") is { } button && Characters(button) > 4)
        {
            return new(45002, "btntxt over 4 characters");
        }

        // The page of 2025 counts characters, older ones bytes: whoever keeps to bytes is right under both.
        return Bytes(content.Text("title")) > 128 || Bytes(content.Text("description")) > 512
            ? new(45002, "textcard title over 128 or description over 512 bytes")
            : null;
    }

    private static BrokenRule? CheckNews(JsonElement content)
    {
        if (content.Objects("articles") is not { Count: > 0 and <= 8 } articles)
        {
            return new(45008, "news carries 1 to 8 articles");
        }

        foreach (var article in articles)
        {
            if (Bytes(article.Text("title")) is 0 or > 128 || Bytes(article.Text("description")) > 512)
            {
                return new(45002, "article title 1 to 128 bytes, description up to 512");
            }

            if (!IsWebAddress(article.Text("url")) && !article.Has("appid"))
            {
                return new(41010, "an article needs an http(s) url");
            }

            if (article.Text("picurl") is { Length: > 0 } picture && !IsWebAddress(picture))
            {
                return new(40039, "picurl is no http(s) address");
            }
        }

        return null;
    }

    private static BrokenRule? CheckMedia(JsonElement content, string type, Func<string?, AcceptedUpload?> findMedia)
    {
        if (findMedia(content.Text("media_id")) is not { } media || media.Kind != type)
        {
            return new(40007, $"media_id unknown, over three days old, or no {type}");
        }

        return type == "video" && (Bytes(content.Text("title")) > 128 || Bytes(content.Text("description")) > 512)
            ? new(45002, "video title over 128 or description over 512 bytes")
            : null;
    }
}
