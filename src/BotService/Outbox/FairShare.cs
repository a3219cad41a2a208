namespace BotService.Outbox;

/// <summary>Picks from a queue so that nobody waits for the many of one other: everybody's first, then everybody's second.</summary>
internal static class FairShare
{
    /// <param name="each">The most that one gets of a pick; the queue is looked at again soon.</param>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> queue, Func<T, string> whose, int each, int most) =>
        [.. queue.GroupBy(whose, StringComparer.Ordinal).SelectMany(one => one.Take(each).Index()).OrderBy(one => one.Index).Take(most).Select(one => one.Item)];
}
