namespace BotService.Messaging;

/// <summary>An account is the same person in any case; every comparison goes through this one form.</summary>
internal static class UserKey
{
#pragma warning disable CA1308 // Far sides answer in lower case, so that is the form to compare in.
    public static string Of(string userId) => userId.Trim().ToLowerInvariant();
#pragma warning restore CA1308
}
