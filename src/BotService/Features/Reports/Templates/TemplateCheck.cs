namespace BotService.Features.Reports.Templates;

/// <summary>What a template would give before it is put there: bound by <c>report.json</c> as that lies in the folder now, which may be newer than what runs.</summary>
internal sealed class TemplateCheck(string folder)
{
    /// <returns>The places with what is bound to each, none when it cannot be read, and every problem that would stop the start.</returns>
    public (IReadOnlyList<BoundPlace> Places, IReadOnlyList<string> Problems) Read(string name, byte[] content)
    {
        List<string> problems = [];
        var file = new ReportFile(problems);
        file.Read(folder);
        var template = ReportTemplate.Of(name, content, file, problems);
        return (template?.Places ?? [], [.. problems.Distinct()]);
    }
}
