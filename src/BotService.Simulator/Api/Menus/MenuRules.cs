using System.Text.Json;
using BotService.Simulator.State;
using static BotService.Simulator.Api.JsonReading;

namespace BotService.Simulator.Api.Menus;

/// <summary>The limits of the app's menu (document 90231), with the errcodes of the first and of the second level.</summary>
internal static class MenuRules
{
    private static readonly HashSet<string> WithKey =
        ["click", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album", "pic_weixin", "location_select"];

    private static readonly Level First = new(16, 40016, 40017, 40018, 40019, 40020);
    private static readonly Level Second = new(40, 40023, 40024, 40025, 40026, 40027);

    public static BrokenRule? Check(JsonElement body)
    {
        if (body.Objects("button") is not { Count: >= 1 and <= 3 } buttons)
        {
            return new(First.Count, "a menu has 1 to 3 buttons");
        }

        return buttons.Select(CheckFirst).FirstOrDefault(breach => breach is not null);
    }

    private static BrokenRule? CheckFirst(JsonElement button)
    {
        if (!button.Has("sub_button"))
        {
            return CheckName(button, First) ?? CheckTarget(button, First);
        }

        if (button.Has("type"))
        {
            return new(First.Type, "a button with a second level has no type");
        }

        if (button.Objects("sub_button") is not { Count: >= 1 and <= 5 } below)
        {
            return new(Second.Count, "a second level has 1 to 5 buttons");
        }

        return CheckName(button, First) ?? below.Select(CheckSecond).FirstOrDefault(breach => breach is not null);
    }

    private static BrokenRule? CheckSecond(JsonElement button) =>
        button.Has("sub_button") ? new(40022, "a menu has two levels") : CheckName(button, Second) ?? CheckTarget(button, Second);

    private static BrokenRule? CheckName(JsonElement button, Level level) =>
        Bytes(button.Text("name")) is var length && (length == 0 || length > level.LongestName)
            ? new(level.Name, $"a name of {length} bytes, 1 to {level.LongestName} fit")
            : null;

    private static BrokenRule? CheckTarget(JsonElement button, Level level) => button.Text("type") switch
    {
        "view" => IsWebAddress(button.Text("url"), longest: 1_024) ? null : new(level.Url, "view needs an http(s) url"),
        "view_miniprogram" => button.Has("appid") && button.Has("pagepath") ? null : new(40035, "appid and pagepath needed"),
        { } type when WithKey.Contains(type) => Bytes(button.Text("key")) is 0 or > 128 ? new(level.Key, "a key has 1 to 128 bytes") : null,
        var type => new(level.Type, $"type {type}"),
    };

    private sealed record Level(int LongestName, int Count, int Type, int Name, int Key, int Url);
}
