namespace BotService.Messaging;

/// <summary>A WeCom userid is the same person in any case; every comparison goes through this one form (document 90236).</summary>
internal static class UserKey
{
#pragma warning disable CA1308 // WeCom itself answers in lower case, so that is the form to compare in.
    public static string Of(string userId) => userId.Trim().ToLowerInvariant();
#pragma warning restore CA1308
}
