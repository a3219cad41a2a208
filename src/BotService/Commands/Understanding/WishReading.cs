namespace BotService.Commands.Understanding;

/// <summary>Questions and wishes in people's own words, of all features: the first by its place that fits is meant.</summary>
internal sealed class WishReading
{
    private readonly Wish[] _wishes;

    public WishReading(IEnumerable<IWishSource> sources)
    {
        var wishes = sources.SelectMany(source => source.Wishes.Select(wish => (Wish: wish, Source: source))).OrderBy(row => row.Wish.Place).ToList();

        if (wishes.GroupBy(row => row.Wish.Place).FirstOrDefault(place => place.Count() > 1) is { } shared)
        {
            throw new InvalidOperationException($"{string.Join(" and ", shared.Select(row => row.Source.GetType().FullName))} have a wish at the same place {shared.Key}; the order must not hang on which is registered first.");
        }

        _wishes = [.. wishes.Select(row => row.Wish)];
        Explaining = Array.Find(_wishes, wish => wish.Explains);
    }

    /// <summary>The one that asks how, if there is one.</summary>
    public Wish? Explaining { get; }

    public Wish? Read(string letters) => Array.Find(_wishes, wish => wish.Fits(letters));
}
