using BotService.Messaging;
using BotService.Settings;

namespace BotService.Reminders;

/// <summary>Who a rule is for, as its <c>To</c> says.</summary>
internal sealed record ReminderReaders(NudgeAudience Audience, bool IsAnnouncement = false)
{
    private static readonly char[] Separators = [',', '，', '、', ' '];

    /// <summary>The sections of the texts that these people need.</summary>
    public IEnumerable<string> Sections => Audience switch
    {
        NudgeAudience.Liaisons => [TextKind.Liaisons],
        NudgeAudience.Admins => [TextKind.Admins],
        NudgeAudience.LiaisonsAndAdmins => [TextKind.Liaisons, TextKind.Admins],
        _ => [TextKind.Cards],
    };

    /// <summary>Null when it is wrong; that has then been added to the problems.</summary>
    public static ReminderReaders? Read(SettingsNode node, ICollection<string> problems)
    {
        var words = (node.Value ?? string.Empty).Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(Known).Distinct().Order(StringComparer.Ordinal).ToList();

        switch (string.Join(' ', words))
        {
            case "all":
                return new ReminderReaders(NudgeAudience.StillPending, IsAnnouncement: true);
            case "pending":
                return new ReminderReaders(NudgeAudience.StillPending);
            case "liaisons":
                return new ReminderReaders(NudgeAudience.Liaisons);
            case "admins":
                return new ReminderReaders(NudgeAudience.Admins);
            case "admins liaisons":
                return new ReminderReaders(NudgeAudience.LiaisonsAndAdmins);
            default:
                var now = node.Value is { } value ? $"，现在是 {value}" : string.Empty;
                problems.Add(node.Problem($"To 要写 \"all\"（全体）、\"pending\"（未报）、\"liaisons\"（联络员）、\"admins\"（管理员）之一，汇总可以写 \"liaisons, admins\"；成员和汇总写成两条规则{now}"));
                return null;
        }
    }

    private static string Known(string word) => word.ToLowerInvariant() switch
    {
        "全体" => "all",
        "未报" => "pending",
        "联络员" => "liaisons",
        "管理员" => "admins",
        var other => other,
    };
}
