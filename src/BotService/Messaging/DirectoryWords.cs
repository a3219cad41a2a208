namespace BotService.Messaging;

/// <summary>What operators call the directory that people have their accounts in. The channel that knows the directory says so.</summary>
/// <param name="Option">Which takes the roster from it on the command line.</param>
/// <param name="Title">Its name.</param>
/// <param name="Account">A person's account there.</param>
internal sealed record DirectoryWords(string Option, string Title, string Account);
