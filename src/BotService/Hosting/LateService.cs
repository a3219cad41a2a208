namespace BotService.Hosting;

/// <summary>A service that is made when it is asked for and not with whoever takes it. A failure is not kept, so that the next to ask has a try anew.</summary>
internal sealed class LateService<T>(IServiceProvider services) : Lazy<T>(services.GetRequiredService<T>, LazyThreadSafetyMode.PublicationOnly)
    where T : notnull;
