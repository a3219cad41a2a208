using System.Text.RegularExpressions;
using BotService.Messaging;
using BotService.Settings;

namespace BotService.Reminders;

/// <summary>Reads the rows of <c>reminders.json</c>; whatever is wrong is said with its line and with what to write instead.</summary>
/// <param name="otherRules">Rules that are no rows; none of their names may be a row's.</param>
internal sealed partial class ReminderRowReader(PushTexts texts, IReadOnlyList<IReminderRule> otherRules, ICollection<string> problems)
{
    private const int LongestWord = 20;

    private readonly HashSet<(string Section, string Name)> _used = new(TextName.Comparer);

    private SettingsNode? _announcement;

    /// <summary>Null for a rule that is switched off or wrong; a rule that is off is checked all the same.</summary>
    public ReminderRow? Read(SettingsNode rule)
    {
        rule.AllowOnly(problems, "Name", "When", "To", "Text", "IfLate", "Picture", "On");

        if (!RuleName().IsMatch(rule.Name))
        {
            problems.Add(rule.Problem($"规则名 {rule.Name} 不行，用小写字母、数字和 -，字母开头，最多 16 个"));
        }

        if (otherRules.FirstOrDefault(one => one.Owns(rule.Name)) is { } other)
        {
            problems.Add(rule.Problem($"规则名 {rule.Name} 不行，“{other.Word}”已经用了这个名字，换一个"));
        }

        var on = rule["On"] is not { } written || written.Switch(problems) is true;
        var when = Entry(rule, "When") is { } moment ? MomentKind.MomentOf(moment, problems) : null;
        var readers = Entry(rule, "To") is { } to ? ReminderReaders.Read(to, problems) : null;
        var late = Entry(rule, "IfLate") is { } lateness ? Lateness.Read(lateness, problems) : null;
        var word = rule["Name"]?.Text(LongestWord, problems) ?? rule.Name;
        var text = rule["Text"]?.Text(LongestWord * 2, problems) ?? rule.Name;

        if (when is null || readers is null || late is null)
        {
            return null;
        }

        CheckText(rule, text, readers);
        CheckWhole(rule, when, readers, late, on);
        var hasPicture = rule["Picture"]?.Switch(problems) is true;

        if (hasPicture && readers.Audience is not (NudgeAudience.Admins or NudgeAudience.LiaisonsAndAdmins))
        {
            problems.Add(rule["Picture"]!.Problem("图只发给管理员：To 里要有 admins，或者去掉 Picture"));
        }

        return on ? new ReminderRow(rule.Name, word, when, readers.Audience, readers.IsAnnouncement, text, late) { HasPicture = hasPicture } : null;
    }

    /// <summary>Once all rules are read: a text that none of them uses is a slip of the pen.</summary>
    public void CheckTogether()
    {
        foreach (var ((section, name), node) in texts.Added.Where(added => !_used.Contains(added.Key)))
        {
            var shipped = texts.NamesIn(section).Where(known => !texts.Added.ContainsKey((section, known)));
            problems.Add(node.Problem($"没有规则用到 {section} 里的 {name}；内置的有 {string.Join("、", shipped)}，自己加的要在 {ReminderFile.Name} 的 Text 里写到"));
        }
    }

    private SettingsNode? Entry(SettingsNode rule, string name)
    {
        if (rule[name] is null)
        {
            problems.Add(rule.Problem($"规则 {rule.Name} 少了 {name}"));
        }

        return rule[name];
    }

    private void CheckText(SettingsNode rule, string text, ReminderReaders readers)
    {
        foreach (var section in readers.Sections)
        {
            _used.Add((section, text));

            if (!texts.Has(section, text))
            {
                var place = rule["Text"] ?? rule;
                problems.Add(place.Problem($"{PushTexts.File} 的 {section} 里没有叫 {text} 的文字，可以写 {string.Join("、", texts.NamesIn(section))}"));
            }
        }
    }

    private void CheckWhole(SettingsNode rule, IReminderMoment when, ReminderReaders readers, Lateness late, bool on)
    {
        if (when is AfterOpening { IsAtOnce: true })
        {
            if (!readers.IsAnnouncement)
            {
                problems.Add(rule["To"]!.Problem("一开放就发的规则是开放通知，To 要写 \"all\"；要晚一点发给别人，AfterOpening 写 \"00:15\" 这样的时长"));
            }

            if (on && _announcement is { } other)
            {
                problems.Add(rule.Problem($"开放通知只能有一条，已有 {other.Name}（{other.Where}）"));
            }

            _announcement ??= on ? rule : null;
        }

        if (when is AfterDue && late.EndsWhenDue)
        {
            problems.Add(rule["IfLate"]!.Problem("截止后的规则不能写 \"until due\"，改成时长，例如 \"3.00:00\""));
        }

        if (late.IsMerged && readers.Audience is NudgeAudience.StillPending)
        {
            problems.Add(rule["IfLate"]!.Problem("\"merge\" 只给发给联络员和管理员的汇总用，发给成员的改成 \"skip\" 或时长"));
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,15}$")]
    private static partial Regex RuleName();
}
