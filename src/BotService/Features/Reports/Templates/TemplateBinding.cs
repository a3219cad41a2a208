using BotService.Files.Docx;
using BotService.Settings;

namespace BotService.Features.Reports.Templates;

/// <summary>Finds for each place of the template its one binding. What fits never, several times, or nowhere is said, because a wrong figure is worse than none.</summary>
internal static class TemplateBinding
{
    public static IReadOnlyList<BoundPlace> Of(DocxTemplate document, ReportFile file, ICollection<string> problems)
    {
        List<BoundPlace> places = [.. document.Placeholders.Select(place => Bound(place, file, problems))];

        foreach (var binding in file.Bindings)
        {
            var byWords = document.Placeholders.Where(binding.Fits).ToList();

            if (byWords.Count > 1)
            {
                problems.Add($"{binding.Place}：“{binding.Before}*{binding.After}”在模板里有 {byWords.Count} 处（{string.Join('；', byWords.Select(place => place.Words))}），请把 Before 或 After 写长一些");
            }
            else if (byWords.Count == 0 && !places.Exists(place => place.Binding == binding) && !HasNamedPlace(binding, document, file, places))
            {
                problems.Add(binding.HasWords
                    ? $"{binding.Place}：模板里没有找到“{binding.Before}*{binding.After}”{Near(binding, document)}"
                    : $"{binding.Place}：模板里没有 {{{{{binding.Name}}}}}，也没有写着“{binding.Name}”的批注");
            }
        }

        foreach (var open in file.Open.Where(open => document.Placeholders.Count(open.Fits) != 1))
        {
            problems.Add($"{open.Place}：Open 里的“{open.Before}*{open.After}”在模板里有 {document.Placeholders.Count(open.Fits)} 处，要正好 1 处");
        }

        return places;
    }

    /// <summary>Several bindings may have one name. Places that are named and have the words of none of them stand, in turn, for those whose words are nowhere.</summary>
    private static bool HasNamedPlace(ReportBinding binding, DocxTemplate document, ReportFile file, List<BoundPlace> places)
    {
        var same = file.Bindings.Where(one => one.Name == binding.Name).ToList();
        var missing = same.FindAll(one => !document.Placeholders.Any(one.Fits));
        return missing.IndexOf(binding) < places.Count(place => place.IsNamed && place.Binding?.Name == binding.Name && !same.Exists(one => one.Fits(place.Place)));
    }

    private static BoundPlace Bound(DocxPlaceholder place, ReportFile file, ICollection<string> problems)
    {
        if (place.Name is { } name)
        {
            var named = file.Bindings.FirstOrDefault(binding => binding.Name == name);
            return named is null ? Unbound(place, problems, $"模板里的 {{{{{name}}}}} 不认识{Nearest(name, file)}") : new BoundPlace(place, named, null);
        }

        foreach (var comment in place.Comments)
        {
            if (file.Bindings.FirstOrDefault(binding => binding.Name == comment.Text) is { } byComment)
            {
                return new BoundPlace(place, byComment, null) { NamedBy = comment.Id };
            }
        }

        var fitting = file.Bindings.Where(binding => binding.Fits(place)).ToList();
        var open = file.Open.FirstOrDefault(one => one.Fits(place));

        return (fitting, open) switch
        {
            ([var only], null) => new BoundPlace(place, only, null),
            ([], { } left) => new BoundPlace(place, null, left.Reason),
            ([], null) => Unbound(place, problems, $"模板里“{place.Words}”的 * 没有绑定，请在 {ReportFile.Name} 的 Bindings 里写是什么，或写进 Open"),
            _ => Unbound(place, problems, $"模板里“{place.Words}”的 * 有几条都对得上（{string.Join('；', fitting.Select(b => b.Place).Concat(open is null ? [] : [open.Place]))}），请只留一条"),
        };
    }

    private static BoundPlace Unbound(DocxPlaceholder place, ICollection<string> problems, string problem)
    {
        problems.Add(problem);
        return new BoundPlace(place, null, "没有绑定");
    }

    private static string Nearest(string name, ReportFile file) =>
        file.Bindings.Select(binding => binding.Name).MinBy(known => EditDistance.Of(name, known)) is { } near ? $"，最接近的是 {near}" : string.Empty;

    private static string Near(ReportBinding binding, DocxTemplate document)
    {
        var words = PlaceWords.Plain(binding.Before + binding.After);
        var near = document.Placeholders.Select(place => (place, Shared: words.Count(place.Words.Contains))).Where(pair => pair.Shared * 2 > words.Length).OrderByDescending(pair => pair.Shared).FirstOrDefault().place;
        return near is null ? string.Empty : $"，最像的是“{near.Words}”";
    }
}
