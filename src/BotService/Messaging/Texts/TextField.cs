namespace BotService.Messaging;

/// <summary>One field that a text may use as <c>{{ name }}</c>; what it means is explained in <c>messages.zh-CN.json</c>.</summary>
/// <param name="Longest">The longest value it can have, with which every text is tried out.</param>
internal sealed record TextField(string Name, object Longest)
{
    public static TextField Number(string name) => new(name, 100_000);

    public static TextField YesOrNo(string name) => new(name, true);

    public static TextField Words(string name, int longest) => new(name, new string('学', longest));
}
