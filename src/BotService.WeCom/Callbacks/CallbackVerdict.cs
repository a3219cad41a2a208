namespace BotService.WeCom.Callbacks;

/// <summary>What the codec thinks of a callback. Everything but <see cref="Accepted"/> is answered with 403 and no detail.</summary>
public enum CallbackVerdict
{
    /// <summary>Signed with a known token, decrypted, and meant for this corporation.</summary>
    Accepted,

    /// <summary>The signature belongs to no known token (-40001 of the official samples).</summary>
    BadSignature,

    /// <summary>Signed rightly, but not Base64, not a whole number of blocks, or malformed inside (-40007, -40008, -40010).</summary>
    Undecipherable,

    /// <summary>Decrypted, but meant for another corporation (-40005).</summary>
    WrongReceiver,

    /// <summary>Asked for as the plain text of an address check, but no verification string: somebody plays a message or an answer again.</summary>
    NoEcho,
}
