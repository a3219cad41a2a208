using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotService.Messaging;

/// <summary>What a person is asked back: each choice is a command that is done when it is chosen. Rights are looked at again then.</summary>
internal sealed record Question(IReadOnlyList<QuestionChoice> Choices)
{
    /// <summary>The command that waits for a part, with what is known of it; the label names the part. The next thing said there is that part. Null when only the choices answer.</summary>
    public QuestionChoice? Missing { get; init; }

    /// <summary>How that part is said.</summary>
    public PartKind Part { get; init; }

    /// <summary>What is answered where the part is said by itself: it is not taken, because nothing of it may wait under the sender's name. Null takes it.</summary>
    public string? NotAlone { get; init; }

    /// <summary>The channel in which it was asked; a missing part is not looked for in another.</summary>
    public string? Channel { get; init; }

    /// <summary>What the person was when it was asked; whoever is something else by now is asked anew.</summary>
    public string? Right { get; init; }

    /// <summary>What people call that which waits, where the word of its command is none that they say. Null is that word.</summary>
    public string? About { get; init; }

    /// <summary>The command that it is about.</summary>
    [JsonIgnore]
    public string Word => (Missing ?? Choices[0]).Word;

    /// <summary>The same as people say it.</summary>
    [JsonIgnore]
    public string Named => About ?? Word;

    /// <summary>One choice, which is yes; everything else is no.</summary>
    [JsonIgnore]
    public bool IsYesOrNo => Choices.Count == 1;

    public static Question Yes(string word, string rest, bool sends = false, bool refuses = false) => new([new QuestionChoice("是", word, rest, sends, refuses)]);

    /// <summary>Tells this question from the one that a person was asked before or after it.</summary>
    public static string Mark(string json) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16];

    public string ToJson() => JsonSerializer.Serialize(this, QuestionJson.Default.Question);

    /// <summary>Null for what another release wrote.</summary>
    public static Question? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, QuestionJson.Default.Question);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One way to go on.</summary>
/// <param name="Label">As it is shown, and as it may be said.</param>
/// <param name="Word">The command's word.</param>
/// <param name="Rest">What follows the word.</param>
/// <param name="Sends">It sends something to people, so that 发吧 is a yes to it.</param>
/// <param name="Refuses">It turns somebody down, so that 同意 is no yes to it.</param>
/// <param name="Means">The command that, said alone, chooses this instead of being done; null is none.</param>
internal sealed record QuestionChoice(string Label, string Word, string Rest, bool Sends = false, bool Refuses = false, string? Means = null);

/// <summary>How a missing part is said.</summary>
internal enum PartKind
{
    /// <summary>Own words: a reason, a title.</summary>
    Words,

    /// <summary>The same, with days or without: 本周 belongs to it and is no command.</summary>
    WordsOrDays,

    /// <summary>A name, a code, a time: 是 before it and 吧 behind it are no part of it.</summary>
    Term,

    /// <summary>The same for a week or a day: 本周 is one and no command.</summary>
    Week,
}

[JsonSerializable(typeof(Question))]
internal sealed partial class QuestionJson : JsonSerializerContext;
