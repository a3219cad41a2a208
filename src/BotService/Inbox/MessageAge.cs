using BotService.Time;

namespace BotService.Inbox;

/// <summary>
/// Whether a message is too old to be acted on: a far side repeats within seconds, so what was sealed more than a day ago is being played again.
/// What claims to come from the future is taken: then it is our clock that is behind.
/// </summary>
internal sealed class MessageAge(TimeProvider time)
{
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    public bool IsTooOld(DateTimeOffset sealedAt)
    {
        var age = time.GetUtcNow() - sealedAt;

        // Where the clock is moved by hand, the other side may use the real one: its message then looks older by as much as the clock was moved.
        return age.Duration() > Most && time is ControllableClock clock && clock.At(sealedAt, Most) is { } then
            ? time.GetUtcNow() - then > Most
            : age > Most;
    }
}
