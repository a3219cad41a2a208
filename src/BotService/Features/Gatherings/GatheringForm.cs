namespace BotService.Features.Gatherings;

/// <summary>The forms in which people meet, and how one is found in what somebody wrote.</summary>
internal static class GatheringForm
{
    public const string Usual = "集中领学";

    /// <summary>What is said there is nobody's to store.</summary>
    public const string Candour = "组织生活会";

    public static IReadOnlyList<string> All { get; } = [Usual, "交流研学", "主题践学", "述学会", "动员会", Candour];

    /// <summary>A form that stands alone is taken out of the name; one inside the name stays in it.</summary>
    public static (string Name, string Form) Split(string text)
    {
        var parts = text.Split([' ', '　', '，', ',', '、', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var alone = Array.FindLastIndex(parts, part => All.Contains(part.Trim('（', '）', '(', ')')));

        if (alone < 0)
        {
            return (string.Join(' ', parts), All.FirstOrDefault(form => text.Contains(form, StringComparison.Ordinal)) ?? Usual);
        }

        var form = parts[alone].Trim('（', '）', '(', ')');
        var name = string.Join(' ', parts.Where((_, i) => i != alone));
        return (name.Length == 0 ? form : name, form);
    }
}
