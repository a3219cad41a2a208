using BotService.Settings;

namespace BotService.Ledgers;

/// <summary>A kind's file beside all others, with which it may share no word.</summary>
internal sealed class LedgerKindCheck : IConfigFileCheck
{
    public IReadOnlyList<string> Names => [];

    public string Folder => LedgerKinds.Folder;

    public IReadOnlyList<string> Problems(string configFolder)
    {
        List<string> problems = [];
        LedgerKinds.Read(configFolder, problems);
        return problems;
    }
}
