using BotService.Messaging;

namespace BotService.Features.Topics.Reminding;

/// <summary>The texts about topics, and what each may use of <see cref="TopicFields"/> and of what the digests add.</summary>
internal sealed class TopicTexts : ITextKinds
{
    public const string PutOff = "put-off";
    public const string Chase = "chase";
    public const string NoLiaison = "no-liaison";

    /// <summary>The part about one topic where one message is about several.</summary>
    public const string OneOfSeveral = "topic";

    // What the store takes of a title, a link, a name and a group's name.
    private const int Title = 200;
    private const int Link = 2048;
    private const int Name = 64;
    private const int Group = 100;
    private const int Moment = 16;
    private const int ManyNames = 40 * (Name + 1);
    private const int ManyGroups = 12 * (Group + 24);

    private static readonly TextField[] OfTopic = [TextField.Number("week"), TextField.Words("title", Title), TextField.Words("due", Moment)];

    private static readonly TextField[] OfCard = [.. OfTopic, TextField.Words("lateUntil", Moment), TextField.YesOrNo("last")];

    private static readonly TextField[] OfDigest =
    [
        .. OfTopic,
        TextField.Words("lateUntil", Moment),
        TextField.YesOrNo("beforeDue"),
        TextField.YesOrNo("takesAnswers"),
        TextField.Number("expected"),
        TextField.Number("onTime"),
        TextField.Number("late"),
        TextField.Number("excused"),
        TextField.Number("notStudied"),
        TextField.Number("unreachable"),
        TextField.Number("pending"),
        TextField.Words("rate", Moment),
    ];

    /// <summary>Names of people are fields of the liaisons' texts alone, so that no wording can carry one further.</summary>
    public IReadOnlyList<TextKind> Kinds { get; } =
    [
        new(TextKind.Cards, Chase, [.. OfCard, TextField.Words("liaison", Name)]),
        new(TextKind.Cards, null, OfCard),
        new(TextKind.Together, OneOfSeveral, [.. OfTopic, TextField.Words("text", Title), TextField.Words("link", Link), TextField.Words("handle", Moment)]),
        new(TextKind.Liaisons, null,
        [
            .. OfDigest,
            TextField.Words("group", Group),
            TextField.Words("pendingNames", ManyNames),
            TextField.Words("unreachableNames", ManyNames),
            TextField.Words("leftNames", ManyNames),
            TextField.YesOrNo("self"),
        ]),
        new(TextKind.Admins, null, [.. OfDigest, TextField.Words("heldGroups", ManyGroups), TextField.Words("silentGroups", ManyGroups)]),
    ];
}
