using BotService.Store;

namespace BotService.Commands.Understanding;

/// <summary>What a message means, whoever says it: found once, without the store.</summary>
internal abstract record Understood
{
    private Understood()
    {
    }

    /// <summary>One command and what follows its word.</summary>
    internal sealed record Run(string Word, string Rest) : Understood
    {
        /// <summary>Own words before the answer: it is the sender's own only when they name the sender.</summary>
        public string Lead { get; init; } = string.Empty;

        /// <summary>The documented word as it was said, where a reading step asked for that alone.</summary>
        public CommandWord<CommandEntry>? Found { get; init; }
    }

    /// <summary>Several answers in one message, such as 上周没学，这周已学.</summary>
    internal sealed record Several(IReadOnlyList<Run> Runs) : Understood;

    /// <summary>It may be an answer, and something speaks against it: asked instead of recorded.</summary>
    /// <param name="Doubt">What to ask.</param>
    internal sealed record Unsure(Doubt Doubt) : Understood
    {
        /// <summary>The command to do when the answer is yes; null when it must be said anew.</summary>
        public string? IfYes { get; init; }
    }

    /// <summary>A question that an existing answer answers, by who asks.</summary>
    /// <param name="Rest">What was said, or the word that was asked about.</param>
    internal sealed record Wants(Intent Intent, string Rest) : Understood
    {
        /// <summary>The answer that is told beside the question, in clauses of its own: asked about where it is still owed.</summary>
        public string? AlsoTold { get; init; }

        /// <summary>The command that answers it for this caller, and what follows its word.</summary>
        public (string Word, string Behind)? CommandFor(Viewer caller) => Intent.Command(caller, Rest);
    }

    /// <summary>Nothing to do: a greeting, thanks, a plan.</summary>
    internal sealed record Talk(TalkKind Kind) : Understood;

    /// <summary>Not understood; the nearest word, if there is one.</summary>
    internal sealed record Unknown(string? Nearest) : Understood;
}

/// <summary>Why a message is not simply recorded.</summary>
internal enum Doubt
{
    /// <summary>It says both, or takes itself back.</summary>
    Contradicts,
    Denied,
    NotYet,
    Part,
    Others,

    /// <summary>A question in the same message.</summary>
    Asked,

    /// <summary>Own words before or behind the answer that may name somebody else.</summary>
    WhoseIsIt,

    /// <summary>It speaks of studying and does not say that it was done.</summary>
    Unclear,
    SeveralWeeks,

    /// <summary>Leave is asked for in the same message.</summary>
    AlsoLeave,
}

/// <summary>What is answered with a kind line and the person's state.</summary>
internal enum TalkKind
{
    Hello,
    Thanks,
    Received,
    Future,
    Forwarded,
}
