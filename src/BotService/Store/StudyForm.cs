namespace BotService.Store;

/// <summary>How a topic is studied.</summary>
internal enum StudyForm
{
    Self,
    Led,
    Exchange,
    Practice,
}

/// <summary>What kind of thing a topic is. They share the frozen roster; only study is answered with 已学 and counted in 统计.</summary>
internal enum TopicSort
{
    Study,

    /// <summary>传达: read and noted with 已阅.</summary>
    Notice,

    /// <summary>One day of a 专题学习班: presence is its record, nobody confirms it.</summary>
    ClassDay,
}

/// <summary>What forms and sorts are called in chat and in files.</summary>
internal static class StudyFormWords
{
    private static readonly (StudyForm Form, string Code, string Word)[] Forms =
    [
        (StudyForm.Self, "self", "个人自学"),
        (StudyForm.Led, "led", "集中领学"),
        (StudyForm.Exchange, "exchange", "交流研学"),
        (StudyForm.Practice, "practice", "主题践学"),
    ];

    private static readonly (TopicSort Sort, string[] Words)[] Sorts =
    [
        (TopicSort.Study, ["study", "学习", "常态", "常态班"]),
        (TopicSort.ClassDay, ["class", "班", "专题班", "专题学习班"]),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Forms.Select(f => f.Word)];

    public static string Word(this StudyForm form) => Forms.First(f => f.Form == form).Word;

    public static bool TryRead(string text, out StudyForm form)
    {
        var found = Forms.FirstOrDefault(f => f.Word == text || string.Equals(f.Code, text, StringComparison.OrdinalIgnoreCase));
        form = found.Form;
        return found.Word is not null;
    }

    public static bool TryReadSort(string text, out TopicSort sort)
    {
        var found = Sorts.FirstOrDefault(s => s.Words.Contains(text, StringComparer.OrdinalIgnoreCase));
        sort = found.Sort;
        return found.Words is not null;
    }
}
