namespace BotService.Messaging;

/// <summary>What a channel's admin pages must be told about the console's address, and what they give for it.</summary>
internal interface IConsoleAdvice
{
    /// <summary>The end of the doctor's line about the console.</summary>
    /// <param name="signsIn">Whether people come in by the channel's own sign-in as well.</param>
    /// <param name="domainProof">The name of the file that proves whose the address is.</param>
    string Words(Uri publicUrl, bool signsIn, string? domainProof);

    /// <summary>Why this cannot be the name of that file; null when it can.</summary>
    string? ProblemOf(string domainProof);
}
