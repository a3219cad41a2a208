using BotService.Messaging;
using BotService.Settings;

namespace BotService.Reminders;

/// <summary>The rules and the texts that they name, which are only right together.</summary>
internal sealed class ReminderFileCheck(
    IConfiguration configuration, IEnumerable<ITextKinds> kinds, IEnumerable<IReminderSection> sections, IEnumerable<IReminderRule> otherRules) : IConfigFileCheck
{
    public IReadOnlyList<string> Names => [ReminderFile.Name, PushTexts.File];

    public IReadOnlyList<string> Problems(string configFolder)
    {
        var options = new ReminderOptions();
        var texts = new PushTexts(configFolder, configuration.GetSection(PushTexts.Section), kinds);
        new ReminderFile(configFolder, configuration, texts, sections, () => otherRules).Configure(options);
        return options.Problems;
    }
}
