namespace BotService.Simulator;

/// <summary>How the service answered the check of its callback address.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Echoed">Whether the body was the decrypted text and nothing else.</param>
public sealed record UrlVerification(int Status, bool Echoed);
