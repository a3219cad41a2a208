using BotService.Commands;
using BotService.Features.Study.Answers;

namespace BotService.Tests.Harness;

/// <summary>The commands of the program with the reading of answers, without a service around them.</summary>
internal static class ReadingCatalog
{
    /// <param name="more">Commands of a test.</param>
    public static CommandCatalog Make(params Type[] more) => new([.. typeof(CommandCatalog).Assembly.GetTypes(), .. more], steps: [new StudyReading()]);
}
