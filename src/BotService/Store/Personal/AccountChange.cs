using BotService.Messaging;

namespace BotService.Store.Personal;

/// <summary>One person who has another account from now on.</summary>
/// <param name="Member">As the roster had the person until now.</param>
internal sealed record AccountChange(Member Member, string To)
{
    public string Key => Member.UserKey;

    public string NewKey { get; } = UserKey.Of(To);
}
