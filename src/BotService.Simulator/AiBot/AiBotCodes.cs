namespace BotService.Simulator.AiBot;

/// <summary>The codes with which the server refuses, as documents and field reports name them.</summary>
public static class AiBotCodes
{
    public const int Ok = 0;

    /// <summary>The media id is unknown, of another kind, or older than three days.</summary>
    public const int NoSuchMedia = 40007;

    /// <summary>A kind, a form or a length that this command does not take.</summary>
    public const int BadForm = 40008;

    /// <summary>A card's buttons are too many, too few or incomplete.</summary>
    public const int BadButtons = 40016;

    /// <summary>Nobody has written to the bot in that conversation.</summary>
    public const int NobodyWrote = 93001;

    /// <summary>A group's id for a person, or the other way round.</summary>
    public const int NoSuchChat = 93006;

    public const int Empty = 93017;

    /// <summary>The answer comes too late for what it answers.</summary>
    public const int TooLate = 846604;

    /// <summary>The number belongs to nothing that this command answers, or to an earlier connection.</summary>
    public const int BadNumber = 846605;

    /// <summary>More than 30 a minute or 1,000 an hour.</summary>
    public const int TooMany = 846607;

    /// <summary>The stream is finished or too old.</summary>
    public const int StreamOver = 846608;

    public const int NotLoggedIn = 846609;

    public const int BadCredentials = 853000;
}
