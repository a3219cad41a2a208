namespace BotService.Features.Topics;

/// <summary>Registers the import of topics.</summary>
internal static class TopicImportSetup
{
    public static IServiceCollection AddTopicImport(this IServiceCollection services) => services.AddSingleton<TopicImport>();
}
