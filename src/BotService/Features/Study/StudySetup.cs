using BotService.Commands;
using BotService.Features.Study.Answers;

namespace BotService.Features.Study;

/// <summary>Registers how answers to a topic are asked about, and told from those of others.</summary>
internal static class StudySetup
{
    public static IServiceCollection AddStudy(this IServiceCollection services) =>
        services.AddSingleton<IAskingBack, AskingBack>().AddScoped<IOwnerCheck, AnswerOwner>();
}
