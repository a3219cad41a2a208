namespace BotService.Features.Topics;

/// <summary>Registers the import of topics, and what corrects one of them by the import's rules.</summary>
internal static class TopicImportSetup
{
    public static IServiceCollection AddTopicImport(this IServiceCollection services) => services.AddSingleton<TopicImport>().AddScoped<TopicChange>();
}
