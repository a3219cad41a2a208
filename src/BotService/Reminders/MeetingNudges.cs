using System.Runtime.InteropServices;

namespace BotService.Reminders;

/// <summary>Who gets what when reminders meet at one instant: people with the same ones share a message. A person is one number here, because there may be a hundred thousand.</summary>
internal sealed class MeetingNudges
{
    private readonly List<IReadOnlyList<Nudge>> _sets = [[]];
    private readonly Dictionary<string, int> _setOf = [];

    public void Add(NudgeTaken taken)
    {
        var widened = new Dictionary<int, int>();
        _setOf.EnsureCapacity(taken.UserIds.Count);

        foreach (var userId in taken.UserIds)
        {
            ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(_setOf, userId, out _);

            if (!widened.TryGetValue(set, out var wider))
            {
                wider = widened[set] = _sets.Count;
                _sets.Add([.. _sets[set], taken.Nudge]);
            }

            set = wider;
        }
    }

    /// <summary>Every set of reminders that somebody gets, in the order in which they were added.</summary>
    public IEnumerable<(IReadOnlyList<Nudge> Nudges, IEnumerable<string> UserIds)> Sets() =>
        _setOf.GroupBy(person => person.Value, person => person.Key).Select(alike => (_sets[alike.Key], alike.AsEnumerable()));
}
