namespace BotService.Messaging;

/// <summary>A channel's settings as an operator wrote them, however incomplete: a start would refuse them, the doctor explains them.</summary>
internal interface IChannelSettings
{
    /// <summary>False where it is not set up and need not be.</summary>
    bool IsUsed { get; }

    /// <summary>What is set up when nothing is missing.</summary>
    string Words { get; }

    /// <summary>Everything that is missing or malformed, by the names of the variables that an operator sets.</summary>
    IReadOnlyList<string> Problems() => [];

    /// <summary>Whether <see cref="Problems"/> says in better words what these options refuse.</summary>
    bool Explains(Type options) => false;

    /// <summary>The far side's name and where it answers over HTTP, whose clock ours is compared with; null when it has no such address, or one that cannot be read.</summary>
    (string Name, Uri Address)? Clock => null;
}
