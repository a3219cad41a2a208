namespace BotService.WeCom.Api;

/// <summary>How a call went. Expected trouble is a code here, never an exception.</summary>
/// <param name="Code">0 when it worked, else WeCom's errcode or one of <see cref="WeComErrors"/>.</param>
/// <param name="Message">For logs: errmsg or what went wrong on the way; never holds a token, and is not to be branched on.</param>
public record WeComAnswer(int Code, string Message)
{
    /// <summary>Whether it worked.</summary>
    public bool IsOk => Code == WeComErrors.Ok;

    /// <summary>What the code means and what to do about it.</summary>
    public ErrorMeaning Meaning => WeComErrors.Explain(Code);

    /// <summary>The address to add to 企业可信IP, when that is what is missing (60020).</summary>
    public string? RefusedAddress => Code == WeComErrors.AddressNotTrusted ? WeComErrors.RefusedAddress(Message) : null;

    /// <summary>Code and message, for logs.</summary>
    public sealed override string ToString() => $"{Code} {Message}";
}

/// <summary>How a call went and what it brought.</summary>
/// <param name="Code">As in <see cref="WeComAnswer"/>.</param>
/// <param name="Message">As in <see cref="WeComAnswer"/>.</param>
/// <param name="Value">Set when <see cref="WeComAnswer.IsOk"/>.</param>
public sealed record WeComAnswer<T>(int Code, string Message, T? Value) : WeComAnswer(Code, Message)
    where T : class;
