namespace BotService.Messaging;

/// <summary>One field that a text may use as <c>{{ name }}</c>.</summary>
/// <param name="Longest">The longest value it can have, with which every text is tried out.</param>
internal sealed record TextField(string Name, string Meaning, object Longest)
{
    public static TextField Number(string name, string meaning) => new(name, meaning, 100_000);

    public static TextField YesOrNo(string name, string meaning) => new(name, meaning, true);

    public static TextField Words(string name, string meaning, int longest) => new(name, meaning, new string('学', longest));
}
