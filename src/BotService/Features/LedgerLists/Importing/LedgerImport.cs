using BotService.Files;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists.Importing;

/// <summary>Takes the file of an office's own list: of which kind it is, and whether that kind is taken.</summary>
internal sealed class LedgerImport(StoreWriter writer, LedgerKinds kinds)
{
    /// <summary>The kind that a word means; null for a word that means none of which a table can be read.</summary>
    public LedgerKind? KindOf(string word) => kinds.Called(word) is { Columns.Count: > 0 } kind ? kind : null;

    public async Task<ImportReport> ImportFileAsync(string path, LedgerKind kind, IReadOnlyList<string> ignored, bool keepUnknown, bool dryRun, CancellationToken cancellationToken)
    {
        if (!kind.IsOn)
        {
            return SwitchedOff(kind);
        }

        return await ImportAsync(TableFile.Read(path, LedgerImportReader.ColumnsOf(kind, ignored)), kind, Path.GetFileName(path), LedgerTableImport.Operator.UserKey, keepUnknown, dryRun, cancellationToken);
    }

    /// <summary>The kinds that can be read from a table, without those that are switched off.</summary>
    public IEnumerable<LedgerKind> Kinds => WithColumns.Where(kind => kind.IsOn);

    private IEnumerable<LedgerKind> WithColumns => kinds.All.Where(kind => kind.Columns.Count > 0);

    /// <summary>The same for a file that came by another way than a path.</summary>
    /// <param name="kindKey">Empty: the kind that the file's name or the lines above its headings name, else the first one.</param>
    /// <param name="actor">Who takes the file, for the audit.</param>
    public Task<ImportReport> ImportAsync(string name, byte[] content, string kindKey, string actor, bool keepUnknown, bool dryRun, CancellationToken cancellationToken)
    {
        var kind = WithColumns.FirstOrDefault(one => one.Key == kindKey) ?? NamedIn(name, content);

        if (!kind.IsOn)
        {
            return Task.FromResult(SwitchedOff(kind));
        }

        return ImportAsync(TableFile.Read(name, content, LedgerImportReader.ColumnsOf(kind, [])), kind, name, actor, keepUnknown, dryRun, cancellationToken);
    }

    private static ImportReport SwitchedOff(LedgerKind kind) => ImportReport.Refused([new TableProblem(null, $"本单位没有启用{kind.List}，没有导入")]);

    private LedgerKind NamedIn(string name, byte[] content)
    {
        var usual = Kinds.FirstOrDefault() ?? WithColumns.First();
        var words = WithColumns
            .SelectMany(kind => (string[])[kind.List, .. kind.AlsoList, kind.Raise, .. kind.AlsoRaise], (kind, word) => (word, kind))
            .Where(pair => pair.word.Length > 1)
            .OrderByDescending(pair => pair.word.Length)
            .ToList();
        var said = string.Join('\n', [name, .. TableFile.Read(name, content, LedgerImportReader.ColumnsOf(usual, [])).Titles]);
        return words.FirstOrDefault(pair => said.Contains(pair.word, StringComparison.Ordinal)).kind ?? usual;
    }

    private async Task<ImportReport> ImportAsync(Table table, LedgerKind kind, string source, string actor, bool keepUnknown, bool dryRun, CancellationToken cancellationToken) => table.Rows.Count == 0
        ? ImportReport.Refused(table.Problems)
        : await writer.RunAsync<LedgerTableImport, ImportReport>((import, _, token) => import.RunAsync(table, kind, source, actor, keepUnknown, dryRun, token), cancellationToken);
}
