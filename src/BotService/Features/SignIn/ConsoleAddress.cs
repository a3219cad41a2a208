namespace BotService.Features.SignIn;

/// <summary>Where people reach the console; without an address it is off.</summary>
internal sealed class ConsoleAddress(Uri? publicUrl)
{
    public const string Key = "Console__PublicUrl";

    public bool IsOn => publicUrl is not null;

    public bool IsSecure => publicUrl?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Scheme, host and port, as browsers write it into Origin.</summary>
    public string Origin => publicUrl?.GetLeftPart(UriPartial.Authority) ?? string.Empty;

    /// <summary>An absolute address below the public one.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string At(string path) => Origin + path;
}
