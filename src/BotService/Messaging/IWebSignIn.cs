namespace BotService.Messaging;

/// <summary>A channel's own way to say who sits before a browser.</summary>
internal interface IWebSignIn
{
    /// <summary>As notes about a sign-in call it.</summary>
    string Name { get; }

    /// <summary>Where to send the browser.</summary>
    /// <param name="userAgent">Tells the channel's own client from other browsers.</param>
    /// <param name="returnTo">Absolute address that gets <c>code</c> and <c>state</c>.</param>
    Uri StartAt(string userAgent, Uri returnTo, string state);

    /// <summary>The person's userid; null when the channel does not say one.</summary>
    ValueTask<string?> WhoAsync(string code, CancellationToken cancellationToken);
}
