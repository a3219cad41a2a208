namespace BotService.WeCom.Api;

/// <summary>A code in words and what to do about it.</summary>
public readonly record struct ErrorMeaning(string Text, Reaction Reaction);

/// <summary>What a caller should do about an error code (document 90313).</summary>
public enum Reaction
{
    /// <summary>Nothing: it worked.</summary>
    None,

    /// <summary>Try again later, the same request.</summary>
    Retry,

    /// <summary>Get a new access token and try again; this library did so once already.</summary>
    RenewToken,

    /// <summary>Give up on the recipient, member, department or card named.</summary>
    DropRecipient,

    /// <summary>Wait until the limit's window has passed.</summary>
    Wait,

    /// <summary>Someone must change configuration or code; trying again does not help.</summary>
    FixConfiguration,

    /// <summary>The member must act again, such as log in anew.</summary>
    AskAgain,

    /// <summary>Ask for less at once.</summary>
    Split,

    /// <summary>Upload the file again, then send.</summary>
    UploadAgain,

    /// <summary>Take it as done or as empty.</summary>
    Ignore,
}
