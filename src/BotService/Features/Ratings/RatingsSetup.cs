using BotService.Commands;

namespace BotService.Features.Ratings;

/// <summary>Registers how answers about closed items are read; after the ledgers, so that it looks at a message before they do.</summary>
internal static class RatingsSetup
{
    public static IServiceCollection AddRatings(this IServiceCollection services) => services.AddSingleton<IReadingStep, RatingReading>();
}
