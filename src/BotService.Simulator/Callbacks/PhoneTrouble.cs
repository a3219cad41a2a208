namespace BotService.Simulator;

/// <summary>What went wrong between WeCom and the service.</summary>
public enum PhoneTrouble
{
    None,

    /// <summary>No answer within the deadline, at every attempt.</summary>
    TimedOut,

    /// <summary>No connection, at every attempt.</summary>
    Unreachable,

    /// <summary>Another status than 200.</summary>
    Refused,

    /// <summary>A body that is no rightly sealed reply to this person.</summary>
    BadReply,
}
