using BotService.Commands;

namespace BotService.Console.Access;

/// <summary>Marks an endpoint as a page of the console, and says who may open it; whatever has none of these is not behind the sign-in.</summary>
internal sealed record ConsoleRole(Audience Audience);

/// <summary>Marks an endpoint of the console that is there for whoever is not signed in.</summary>
internal sealed record AnonymousPage;
