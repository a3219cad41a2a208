using BotService.Settings;

namespace BotService.Reminders;

/// <summary>A kind of <c>When</c>: the keys that tell it, how it is written, and how it is read.</summary>
/// <param name="Read">Null when a value is wrong; that has then been added to the problems.</param>
internal sealed record MomentKind(IReadOnlyList<string> Keys, string Example, Func<SettingsNode, ICollection<string>, IReminderMoment?> Read)
{
    private static readonly MomentKind[] All = [AfterOpening.Kind, OnWeekday.Kind, WorkBeforeDue.Kind, DaysBeforeDue.Kind, AfterDue.Kind];

    public static IReminderMoment? MomentOf(SettingsNode when, ICollection<string> problems)
    {
        var kind = Array.Find(All, kind => kind.Keys.Count == when.Children.Count && kind.Keys.All(key => when[key] is not null));

        if (kind is not null)
        {
            return kind.Read(when, problems);
        }

        var stranger = when.Children.FirstOrDefault(child => !All.SelectMany(known => known.Keys).Any(child.Is));
        problems.Add((stranger ?? when).Problem($"{(stranger is null ? "When 写法不对" : $"不认识 {stranger.Name}")}，五种里写一种：{string.Join("、", All.Select(known => known.Example))}"));
        return null;
    }
}
