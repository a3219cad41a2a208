namespace BotService.Commands.Understanding;

/// <summary>Questions and intents in people's own words, of all features: the first in their order that fits is meant.</summary>
internal sealed class IntentReading
{
    private readonly Intent[] _intents;

    public IntentReading(IEnumerable<IIntentSource> sources)
    {
        var intents = sources.SelectMany(source => source.Intents.Select(intent => (Intent: intent, Source: source))).OrderBy(row => row.Intent.Order).ToList();

        if (intents.GroupBy(row => row.Intent.Order).FirstOrDefault(order => order.Count() > 1) is { } shared)
        {
            throw new InvalidOperationException($"{string.Join(" and ", shared.Select(row => row.Source.GetType().FullName))} have an intent at the same order {shared.Key}; the order must not hang on which is registered first.");
        }

        _intents = [.. intents.Select(row => row.Intent)];
        Explaining = Array.Find(_intents, intent => intent.Explains);
    }

    /// <summary>The one that asks how, if there is one.</summary>
    public Intent? Explaining { get; }

    public Intent? Read(string letters) => Array.Find(_intents, intent => intent.Fits(letters));
}
