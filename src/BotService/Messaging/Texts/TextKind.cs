namespace BotService.Messaging;

/// <summary>A section of <c>messages.zh-CN.json</c> and the fields that its texts may use.</summary>
/// <param name="Only">The one text of the section that this is about; null for all others.</param>
internal sealed record TextKind(string Section, string? Only, IReadOnlyList<TextField> Fields)
{
    public const string Cards = "Cards";
    public const string Together = "Together";
    public const string Liaisons = "Liaisons";
    public const string Admins = "Admins";

    public const string PutOff = "put-off";
    public const string Chase = "chase";
    public const string Several = "several";
    public const string Topic = "topic";
    public const string NoLiaison = "no-liaison";

    // What the store takes of a title, a link, a name and a group's name.
    private const int Title = 200;
    private const int Link = 2048;
    private const int Name = 64;
    private const int Group = 100;
    private const int Moment = 16;
    private const int ManyNames = 40 * (Name + 1);
    private const int ManyGroups = 12 * (Group + 24);

    private static readonly TextField[] OfTopic =
    [
        TextField.Number("week", "第几周"),
        TextField.Words("title", "主题名称", Title),
        TextField.Words("due", "截止时间", Moment),
    ];

    private static readonly TextField[] OfCard =
    [
        .. OfTopic,
        TextField.Words("lateUntil", "补学到", Moment),
        TextField.YesOrNo("last", "这是不是最后一次提醒"),
    ];

    private static readonly TextField[] OfDigest =
    [
        .. OfTopic,
        TextField.Words("lateUntil", "补学到", Moment),
        TextField.YesOrNo("beforeDue", "是不是还没到截止时间"),
        TextField.Number("expected", "应到"),
        TextField.Number("onTime", "按时"),
        TextField.Number("late", "补学"),
        TextField.Number("excused", "请假"),
        TextField.Number("notStudied", "没学"),
        TextField.Number("unreachable", "未送达"),
        TextField.Number("pending", "未报"),
        TextField.Words("rate", "完成率", Moment),
    ];

    /// <summary>Names of people are fields of the liaisons' texts alone, so that no wording can carry one further.</summary>
    public static IReadOnlyList<TextKind> All { get; } =
    [
        new(Cards, Chase, [.. OfCard, TextField.Words("liaison", "催办的联络员", Name)]),
        new(Cards, null, OfCard),
        new(Together, Several, [TextField.Number("count", "几个主题")]),
        new(Together, Topic, [.. OfTopic, TextField.Words("text", "这次提醒的那句话", Title), TextField.Words("link", "学习材料的链接，没有就是空的", Link), TextField.Words("handle", "回复时怎么指明这一主题", Moment)]),
        new(Liaisons, null,
        [
            .. OfDigest,
            TextField.Words("group", "本组名称", Group),
            TextField.Words("pendingNames", "未报的人，没有就是空的", ManyNames),
            TextField.Words("unreachableNames", "未送达的人，没有就是空的", ManyNames),
            TextField.Words("leftNames", "已离开名单的人，没有就是空的", ManyNames),
            TextField.YesOrNo("self", "读的人自己也还没回复"),
        ]),
        new(Admins, null,
        [
            .. OfDigest,
            TextField.Words("heldGroups", "有人跟进的组，没有就是空的", ManyGroups),
            TextField.Words("silentGroups", "没有能收到消息的联络员的组，没有就是空的", ManyGroups),
        ]),
    ];

    public static IEnumerable<string> Sections => All.Select(kind => kind.Section).Distinct();

    /// <summary>Null for a text that the section does not know and that no rule may add.</summary>
    public static TextKind? Of(string section, string name) =>
        All.FirstOrDefault(kind => kind.Section == section && (kind.Only is null || string.Equals(kind.Only, name, StringComparison.OrdinalIgnoreCase)));
}
