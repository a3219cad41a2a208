namespace BotService.Messaging;

/// <summary>The one answer to one message. Everything a person did wrong is a reply too, never an exception.</summary>
/// <param name="Text">What the person reads; lines separated by a line feed; may be longer than one message holds.</param>
/// <param name="ButtonText">What a pressed card's buttons turn into; null leaves the card as it is.</param>
internal sealed record Reply(string Text, string? ButtonText = null)
{
    private const string HowToAnswer = "\n回复 是 就办，回复 不 就算了。";

    private const string HowToSend = "\n要发请回 确认发出（10 分钟内）";

    /// <summary>A question with more in it is longer than what the store keeps of one.</summary>
    private const int LongestAsked = 1000;

    private const int LongestKnown = 200;

    private const int LongestShown = 60;

    /// <summary>Nothing to say: the channel answers with an empty acknowledgement.</summary>
    public static Reply Silence { get; } = new(string.Empty);

    /// <summary>Nothing was changed because something is wrong with what was asked.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Only what was said is wrong: where it is the part that was asked for, it may be said once more.</summary>
    public bool MaySayAgain { get; init; }

    /// <summary>It holds a link or a code that the store must not keep.</summary>
    public bool HoldsSecret { get; init; }

    /// <summary>What it counts or shows, as a key. Where several answers wait to be said in a group, the latest with the same key replaces the others; null replaces nothing.</summary>
    public string? Supersedes { get; init; }

    /// <summary>What the person is asked; it waits for some minutes.</summary>
    public Question? Question { get; init; }

    /// <summary>What a channel with buttons offers under the words, which stand without them.</summary>
    public IReadOnlyList<CardButton> Offers { get; init; } = [];

    /// <summary>What is asked, without how one answers in a chat: a page has a button for it.</summary>
    public string Asked => Question is { IsYesOrNo: true } && Array.Find((string[])[HowToAnswer, HowToSend], ending => Text.EndsWith(ending, StringComparison.Ordinal)) is { } how ? Text[..^how.Length] : Text;

    public bool IsSilent => Text.Length == 0 && ButtonText is null;

    public static Reply Say(string text) => new(text);

    public static Reply Say(params IEnumerable<string> lines) => new(string.Join('\n', lines));

    /// <summary>Nothing was changed; the text says why and what to do next.</summary>
    public static Reply Refuse(string text) => new(text) { IsRefusal = true };

    /// <summary>The same because of a part that was said wrong; where it was asked for, it is asked for again.</summary>
    public static Reply RefusePart(string text) => new(text) { IsRefusal = true, MaySayAgain = true };

    /// <summary>Says what would happen and does it only after a yes.</summary>
    /// <param name="word">The command to do, with what follows its word.</param>
    /// <param name="sends">Whether the yes sends something to people.</param>
    public static Reply AskFirst(string text, string word, string rest, bool sends = false, bool refuses = false) =>
        new($"{text}{HowToAnswer}") { Question = Question.Yes(word, rest, sends, refuses), IsRefusal = true };

    /// <summary>The same for one message to named people, which is shown as it will be sent.</summary>
    public static Reply AskToSend(string text, string word, string rest) =>
        new($"{text}{HowToSend}") { Question = Question.Yes(word, rest, sends: true), IsRefusal = true };

    /// <summary>Several things may be meant: each is a line with its number.</summary>
    public static Reply AskWhich(string text, IReadOnlyList<QuestionChoice> choices) =>
        new(string.Join('\n', [text, .. choices.Select((choice, i) => $"{i + 1}  {choice.Label}"), "回复前面的数字就行。"])) { Question = new Question(choices), IsRefusal = true };

    /// <summary>A part is missing; the next thing said is that part.</summary>
    /// <param name="part">What is missing, as people call it: 原因.</param>
    /// <param name="rest">What is known already, in words that mean the same tomorrow.</param>
    /// <param name="about">What people call it, where the command's word is none that they say.</param>
    public static Reply AskFor(string text, string part, string word, string rest = "", PartKind kind = PartKind.Words, string? about = null) => rest.Length > LongestKnown
        ? Refuse(text)
        : new Reply($"{text}{HowToGive(part)}") { Question = new Question([]) { Missing = new QuestionChoice(part, word, rest), Part = kind, About = about }, IsRefusal = true };

    /// <summary>A part is missing that is not taken by itself, because nothing of it may wait under the sender's name.</summary>
    /// <param name="notAlone">How it has to be said.</param>
    public static Reply AskForWhole(string text, string part, string word, string notAlone) =>
        new(text) { Question = new Question([]) { Missing = new QuestionChoice(part, word, string.Empty), NotAlone = notAlone }, IsRefusal = true };

    /// <summary>Whether what was said is the part that is missing: a yes does it, and another sentence may still be the part.</summary>
    /// <param name="whole">The command with that part, labelled by what was said.</param>
    public static Reply AskWhether(Question question, QuestionChoice whole)
    {
        if (whole.Rest.Length > LongestAsked)
        {
            return Refuse($"没有办。这么长的请写成一条再发：{question.Named} {question.Missing?.Label}");
        }

        var asked = AskFirst($"“{MessageText.ClipRunes(whole.Label, LongestShown)}”是{question.Named}的{question.Missing?.Label}吗？先没有办。", whole.Word, whole.Rest);
        return asked with { Question = asked.Question! with { Missing = question.Missing, Part = question.Part, About = question.About } };
    }

    /// <summary>The same where the part was no good: the question for it waits on.</summary>
    public Reply Again(Question question) => this with { Text = $"{Text}{HowToGive(question.Missing!.Label)}", Question = question with { Choices = [] } };

    private static string HowToGive(string part) => $"\n直接回复{part}就行，不用了回复 算了。";

    /// <summary>The same answer, and the card it was pressed on shows <paramref name="text"/>.</summary>
    public Reply WithButton(string text) => this with { ButtonText = text };
}
