namespace BotService.Channels.WeCom;

/// <summary>Reads bodies of which nobody knows yet who sent them: in little memory, in bounded time, and only a few large ones at once.</summary>
internal sealed class CallbackBodies : IDisposable
{
    public const int MostBytes = 1024 * 1024;

    /// <summary>WeCom's own bodies are smaller, so they never wait for a large one.</summary>
    private const int SmallBytes = 16 * 1024;

    private const int LargeAtOnce = 16;

    /// <summary>WeCom hangs up after five seconds; who takes longer to say it is not WeCom.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _large = new(LargeAtOnce);

    /// <summary>With <paramref name="keep"/> off the body is only measured: what it says does not matter any more.</summary>
    public async ValueTask<(ReadOnlyMemory<byte> Body, BodyTrouble Trouble)> ReadAsync(HttpRequest request, bool keep, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MostBytes)
        {
            return (default, BodyTrouble.TooLarge);
        }

        // Real time: a slow sender is slow whatever the service's clock says.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(MostTime);

        try
        {
            var small = new byte[(int)Math.Min(request.ContentLength ?? SmallBytes, SmallBytes)];
            var length = await FillAsync(request.Body, small, patience.Token);

            if (length < small.Length || request.ContentLength <= SmallBytes)
            {
                return (small.AsMemory(0, length), BodyTrouble.None);
            }

            return keep ? await ReadLargeAsync(request, small, patience.Token) : (default, await MeasureAsync(request.Body, small, patience.Token));
        }
        catch (OperationCanceledException)
        {
            return (default, cancellationToken.IsCancellationRequested ? BodyTrouble.Broken : BodyTrouble.TooSlow);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode is StatusCodes.Status408RequestTimeout)
        {
            return (default, BodyTrouble.TooSlow);
        }
        catch (IOException)
        {
            return (default, BodyTrouble.Broken);
        }
    }

    public void Dispose() => _large.Dispose();

    private async Task<(ReadOnlyMemory<byte> Body, BodyTrouble Trouble)> ReadLargeAsync(HttpRequest request, byte[] beginning, CancellationToken cancellationToken)
    {
        await _large.WaitAsync(cancellationToken);

        try
        {
            var all = new byte[request.ContentLength ?? (MostBytes + 1)];
            beginning.CopyTo(all, 0);
            var length = beginning.Length + await FillAsync(request.Body, all.AsMemory(beginning.Length), cancellationToken);
            return length > MostBytes ? (default, BodyTrouble.TooLarge) : (all.AsMemory(0, length), BodyTrouble.None);
        }
        finally
        {
            _large.Release();
        }
    }

    private static async Task<BodyTrouble> MeasureAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        var length = buffer.Length;

        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            length += read;

            if (length > MostBytes)
            {
                return BodyTrouble.TooLarge;
            }
        }

        return BodyTrouble.None;
    }

    private static ValueTask<int> FillAsync(Stream body, Memory<byte> buffer, CancellationToken cancellationToken) =>
        body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
}

/// <summary>Why a body was not read to its end.</summary>
internal enum BodyTrouble
{
    None,
    TooLarge,
    TooSlow,

    /// <summary>Bad chunks, or the sender hung up.</summary>
    Broken,
}
