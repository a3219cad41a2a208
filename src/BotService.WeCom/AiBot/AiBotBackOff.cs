namespace BotService.WeCom.AiBot;

/// <summary>How long to wait before the next try: doubling up to a bound, with up to a quarter more by chance, so that many do not return together.</summary>
internal sealed class AiBotBackOff(TimeSpan first, TimeSpan longest)
{
    private int _tries;

    public void Reset() => _tries = 0;

    public TimeSpan Next()
    {
        var doubled = first * Math.Pow(2, Math.Min(_tries++, 20));
        var wait = doubled < longest ? doubled : longest;
        return wait + (wait * (Random.Shared.NextDouble() / 4));
    }
}
