namespace BotService.WeCom.Callbacks;

/// <summary>An accepted callback: its plain text, and which key pair opened it so that the answer can use the same.</summary>
public readonly struct OpenedCallback
{
    private readonly string? _message;

    internal OpenedCallback(string message, CallbackCipher cipher)
    {
        _message = message;
        Cipher = cipher;
    }

    /// <summary>The decrypted XML, or the text to echo in URL verification; empty when nothing was accepted.</summary>
    public string Message => _message ?? "";

    internal CallbackCipher? Cipher { get; }
}
