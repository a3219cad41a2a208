using System.Reflection;
using BotService.Console.Access;
using BotService.Console.Areas;
using BotService.Features.Policy;
using BotService.Features.SignIn;
using BotService.Features.Status;
using BotService.Features.Topics;
using BotService.Messaging;
using Microsoft.Extensions.Options;

namespace BotService.Console;

/// <summary>Puts the console together; every area is there because its class is.</summary>
internal static partial class ConsoleSetup
{
    /// <param name="instead">Where the first page leads while nobody is signed in; null is the page that says how.</param>
    public static IServiceCollection AddConsole(this IServiceCollection services, string? instead) => services
        .AddSingleton<ConsolePaths>()
        .AddSingleton<SignInLimit>()
        .AddSingleton<SignInLog>()
        .AddSingleton<ChatActs>()
        .AddSingleton<CommandActs>()
        .AddScoped<ChatWords>()
        .AddScoped<FileAnswers>()
        .AddScoped<WeekTable>()
        .AddScoped<WaitingLinks>()
        .AddScoped<HomePage>()
        .AddScoped<TopicsPage>()
        .AddScoped<TopicPage>()
        .AddScoped<TopicReminders>()
        .AddScoped<NewTopicPage>()
        .AddSingleton<NameReads>()
        .AddScoped<GroupsPage>()
        .AddScoped<GroupPage>()
        .AddScoped<MePage>()
        .AddScoped<PeoplePage>()
        .AddScoped<PersonForm>()
        .AddScoped<PersonPage>()
        .AddScoped<ImportPage>()
        .AddScoped<DirectoryOffer>()
        .AddScoped<PeopleFromFile>()
        .AddScoped<PeopleFromDirectory>()
        .AddScoped<TopicsFromFile>()
        .AddScoped<LedgersFromFile>()
        .AddScoped<GatheringsPage>()
        .AddScoped<LedgersPage>()
        .AddScoped<LedgerListPage>()
        .AddScoped<LedgerItemPage>()
        .AddScoped<ReportPage>()
        .AddScoped<StatusPage>()
        .AddScoped<DroppedMessage>()
        .AddScoped<ResendPreview>()
        .AddScoped<ErasureRequest>()
        .AddScoped<NoticesPage>()
        .AddScoped<SpeakingPage>()
        .AddScoped<ConsultationsPage>()
        .AddSingleton(s => new ConsoleEntrance(s.GetRequiredService<IOptions<ConsoleOptions>>(), s.GetRequiredService<DirectoryWords>(), s.GetServices<IWebSignIn>()) { Instead = instead });

    public static void MapConsole(this WebApplication app)
    {
        if (!IsOn(app))
        {
            return;
        }

        app.UseMiddleware<ConsoleGate>();
        Stylesheet.Map(app);

        foreach (var area in typeof(IConsoleArea).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IConsoleArea)) && type.IsClass))
        {
            area.GetMethod(nameof(IConsoleArea.Map), BindingFlags.Static | BindingFlags.Public)!.Invoke(null, [app]);
        }
    }

    private static bool IsOn(WebApplication app)
    {
        try
        {
            if (app.Services.GetRequiredService<ConsoleAddress>().IsOn)
            {
                return true;
            }

            Log.Off(app.Logger, ConsoleAddress.Key);
        }
        catch (OptionsValidationException)
        {
            // The start ends over it, and names it together with everything else that is wrong.
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The web console is off. To switch it on, set {Key} to the address at which people will reach it, such as https://study.example.cn.")]
        public static partial void Off(ILogger logger, string key);
    }
}
