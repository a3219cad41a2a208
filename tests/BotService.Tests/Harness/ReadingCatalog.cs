using BotService.Commands;
using BotService.Features.Consultations;
using BotService.Features.Notices;
using BotService.Features.Study.Answers;

namespace BotService.Tests.Harness;

/// <summary>The commands of the program with its intents and the readings that need no files, without a service around them.</summary>
internal static class ReadingCatalog
{
    private static readonly IReadOnlyList<IIntentSource> Intents =
        [.. typeof(CommandCatalog).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IIntentSource))).Select(type => (IIntentSource)Activator.CreateInstance(type)!)];

    /// <param name="more">Commands of a test.</param>
    public static CommandCatalog Make(params Type[] more)
    {
        var commands = new CommandEntries([.. typeof(CommandCatalog).Assembly.GetTypes(), .. more]);
        return new CommandCatalog(commands, steps: [new StudyReading(), new NoticeReading(commands), new ConsultationReading(commands)], intents: Intents);
    }
}
