using BotService.Settings;

namespace BotService.Reminders;

/// <summary>A kind of <c>When</c>: the keys that tell it, how it is written, and how it is read.</summary>
/// <param name="Read">Null when a value is wrong; that has then been added to the problems.</param>
/// <param name="Optional">A key that may stand beside them.</param>
internal sealed record MomentKind(IReadOnlyList<string> Keys, string Example, Func<SettingsNode, ICollection<string>, IReminderMoment?> Read, string? Optional = null)
{
    private static readonly MomentKind[] All = [AfterOpening.Kind, OnWeekday.Kind, WorkBeforeDue.Kind, DaysBeforeDue.Kind, AfterDue.Kind];

    public static IReminderMoment? MomentOf(SettingsNode when, ICollection<string> problems)
    {
        var kind = Array.Find(All, kind => kind.Keys.All(key => when[key] is not null) && when.Children.All(kind.Knows));

        if (kind is not null)
        {
            return kind.Read(when, problems);
        }

        var stranger = when.Children.FirstOrDefault(child => !All.SelectMany(known => known.Keys).Any(child.Is));
        problems.Add((stranger ?? when).Problem($"{(stranger is null ? "When 写法不对" : $"不认识 {stranger.Name}")}，五种里写一种：{string.Join("、", All.Select(known => known.Example))}"));
        return null;
    }

    private bool Knows(SettingsNode child) => Keys.Any(child.Is) || (Optional is not null && child.Is(Optional));
}
