using BotService.Commands;

namespace BotService.Features.Ratings;

/// <summary>Registers how answers about closed items are read.</summary>
internal static class RatingsSetup
{
    public static IServiceCollection AddRatings(this IServiceCollection services) => services.AddSingleton<IReadingStep, RatingReading>();
}
