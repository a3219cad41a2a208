namespace BotService.Files.Charts;

/// <summary>Registers what draws pictures.</summary>
internal static class PicturesSetup
{
    public static IServiceCollection AddPictures(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PictureOptions>().Bind(configuration.GetSection(PictureOptions.Section));
        return services.AddSingleton<PictureFont>().AddSingleton<PngPainter>();
    }
}
