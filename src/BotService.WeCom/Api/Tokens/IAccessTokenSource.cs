namespace BotService.WeCom.Api;

/// <summary>Where calls get their access token (document 91039).</summary>
public interface IAccessTokenSource
{
    /// <summary>The token in use; fetched when there is none or it is about to expire.</summary>
    ValueTask<TokenAnswer> GetAsync(CancellationToken cancellationToken);

    /// <summary>A token other than the one WeCom refused; callers repeat their call once with it.</summary>
    ValueTask<TokenAnswer> RenewAsync(string refused, CancellationToken cancellationToken);
}

/// <summary>A token, or why there is none.</summary>
/// <param name="Code">0, or why there is none: errcode of gettoken or one of <see cref="WeComErrors"/>.</param>
/// <param name="Token">Empty unless the code is 0.</param>
/// <param name="Message">For logs.</param>
public readonly record struct TokenAnswer(int Code, string Token, string Message)
{
    /// <summary>Whether there is a token.</summary>
    public bool IsOk => Code == WeComErrors.Ok;

    /// <summary>Says the code and the message, never the token.</summary>
    public override string ToString() => $"{Code} {Message}";
}
