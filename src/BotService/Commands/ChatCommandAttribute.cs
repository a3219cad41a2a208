namespace BotService.Commands;

/// <summary>The only registration of a command: its word, other ways to say it, and who may use it. <see cref="HelpAttribute"/> and <see cref="InGroupAttribute"/> may stand beside it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class ChatCommandAttribute(string word, params string[] aliases) : Attribute
{
    public string Word { get; } = word;

    public IReadOnlyList<string> Aliases { get; } = aliases;

    /// <summary>How it is written, with its parts: 没学 [原因].</summary>
    public string Usage { get; init; } = word;

    /// <summary>One line for 帮助 and docs/commands.md.</summary>
    public required string Summary { get; init; }

    public Audience Audience { get; init; } = Audience.Member;

    /// <summary>Text may follow the word without a space: 统计一支部. Not for a word like 已学, whose run-on forms (已学习惯了) would be recorded by mistake.</summary>
    public bool Glued { get; init; }

    /// <summary>It only reads: it is answered beside the writer and leaves no receipt, so a repeat is answered anew. What else it leaves goes into <see cref="CommandCall.Keeps"/>.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>The word of the command that answers whoever may not use this one.</summary>
    public string? Instead { get; init; }

    /// <summary>It speaks for the sender alone: a name in it is asked about.</summary>
    public bool IsForOneself { get; init; }

    /// <summary>What follows the word is kept as it was said, questions included: an opinion, a title.</summary>
    public bool KeepsWords { get; init; }

    /// <summary>People say it in many ways and with much around it: a reading step of its feature judges it, even where it stands alone.</summary>
    public bool IsReadFreely { get; init; }

    /// <summary>Its words, with spaces between, that only open a message in which something follows: 收到，马上完成 is a plan.</summary>
    public string Openers { get; init; } = string.Empty;

    /// <summary>Another intent that is heard behind its word is not meant instead, unless it asks how: 免打扰 4 周，别提醒我.</summary>
    public bool OutranksIntents { get; init; }

    /// <summary>An answer may stand behind it, so that whoever reads answers looks there first.</summary>
    public bool MayOpenAnswer { get; init; }

    /// <summary>It records an answer about study or presence, so it is not meant where something else is named behind it: 已学 任12.</summary>
    public bool RecordsAnswer { get; init; }

    /// <summary>What its words mean before what is called by a character and a number.</summary>
    public BesideNumber BesideNumber { get; init; }

    /// <summary>The words, with spaces between, of which that is true; empty is all of them.</summary>
    public string BesideNumberWords { get; init; } = string.Empty;

    /// <summary>What it is about; commands of one matter settle each other's questions.</summary>
    public string? Matter { get; init; }

    /// <summary>The audit's word for what it does to others, which 撤回 does not take back; null for the rest.</summary>
    public string? Act { get; init; }

    /// <summary>How such an act is undone, in a sentence without its end.</summary>
    public string ActBack { get; init; } = string.Empty;

    /// <summary>It shows what did not fit into the last answer, which names its word.</summary>
    public bool ShowsRest { get; init; }

    /// <summary>It needs what features read along with the sender.</summary>
    public bool ReadsAlong { get; init; }

    /// <summary>Nothing that is stored or pushed may lead to who said it, not even the hour: said late, it is done without an answer.</summary>
    public bool LeavesNoTrace { get; init; }

    /// <summary>Its place in the menu of a channel that shows one: 1 and 2 stand alone, the others together; 0 is not there.</summary>
    public int MenuOrder { get; init; }

    /// <summary>The week that is meant may stand before the word as well as behind it: 第12周已学.</summary>
    public bool TakesWeek => Usage.StartsWith($"{Word} [第N周]", StringComparison.Ordinal);

    /// <summary>Its word is the character before a number: 传8.</summary>
    public bool IsNumbered => Usage.StartsWith($"{Word}N", StringComparison.Ordinal);

    /// <summary>Whether this of its words has a meaning of its own before a number.</summary>
    public bool IsReadBesideNumber(string word) => BesideNumberWords.Length == 0 || BesideNumberWords.Split(' ').Contains(word);

    /// <summary>Whether this of its words only opens a message.</summary>
    public bool IsOpener(string word) => Openers.Split(' ').Contains(word);

    /// <summary>Something may follow the word.</summary>
    public bool TakesRest => Usage != Word;
}
