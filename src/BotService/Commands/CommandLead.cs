using BotService.Time;

namespace BotService.Commands;

/// <summary>What people say before a command's word: who, that it is done, and which week. 我已经, 本周, 第12周.</summary>
internal static class CommandLead
{
    private static readonly string[] Openers = ["我们", "我", "已经", "本人", "确认"];

    /// <summary>False when nothing of the kind stands there, or nothing stands behind it.</summary>
    /// <param name="week">The week as it was written; empty when none was.</param>
    public static bool TryTake(string message, CommandText text, out ReadOnlySpan<char> week, out ReadOnlySpan<char> behind)
    {
        week = behind = default;

        if (text.Letters.Length < 3)
        {
            return false;
        }

        ReadOnlySpan<char> named = default;
        var rest = message.AsSpan().Trim();
        var before = rest.Length;

        while (TakeOne(ref rest, ref named))
        {
            rest = rest.TrimStart(" \u3000，,。：:");
        }

        week = named;
        behind = rest;
        return rest.Length > 0 && rest.Length < before;
    }

    private static bool TakeOne(ref ReadOnlySpan<char> rest, ref ReadOnlySpan<char> week)
    {
        foreach (var opener in Openers)
        {
            if (rest.StartsWith(opener) && rest.Length > opener.Length)
            {
                rest = rest[opener.Length..];
                return true;
            }
        }

        if (week.Length > 0 || ChineseDates.LengthOfWeek(rest) is not (> 0 and var length) || length >= rest.Length)
        {
            return false;
        }

        week = rest[..length].Trim();
        rest = rest[length..];
        return true;
    }
}
