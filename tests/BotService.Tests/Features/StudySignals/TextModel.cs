using BotService.Features.StudySignals;
using BotService.Files.Docx;

namespace BotService.Tests.Features.StudySignals;

/// <summary>Texts that are alike by chance, and copies that were changed on purpose. Rates are in per cent.</summary>
internal static class TextModel
{
    private const int Percent = 50;

    private static readonly string[] Signs = ["，", "。", "；", "：", "\n"];

    /// <summary>The clauses of the users' own report, formulaic as such reports are.</summary>
    public static IReadOnlyList<string> Clauses { get; } = [.. DocxTemplate.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "seeds", "report.docx"))).Paragraphs
        .SelectMany(paragraph => paragraph.Split(Signs, StringSplitOptions.None)).Select(Likeness.LettersOf).Where(letters => letters.Length >= 12)];

    public static IReadOnlyList<string> Remarks { get; } = [.. WrittenRemarks.All.Select(Likeness.LettersOf)];

    public static IReadOnlyList<double> PairsOf(IReadOnlyList<string> texts) =>
        [.. from i in Enumerable.Range(0, texts.Count) from j in Enumerable.Range(0, i) select Share(texts[i], texts[j])];

    /// <summary>How often so many clauses drawn at random hold three that are alike.</summary>
    public static int ClustersDrawn(int draw, int times)
    {
        var random = new Random(94);
        var grams = Clauses.Select(Likeness.GramsOf).ToArray();
        var indices = Enumerable.Range(0, grams.Length).ToArray();
        var alike = indices.Select(i => indices.Select(j => Likeness.AreAlike(grams[i], grams[j], Percent)).ToArray()).ToArray();
        return Enumerable.Range(0, times).Count(_ =>
        {
            random.Shuffle(indices);
            var drawn = indices.AsSpan(0, draw).ToArray();

            // Only clauses that are alike at all can stand in a cluster.
            var some = drawn.Where(i => drawn.Any(j => i != j && alike[i][j])).ToList();
            return some.Count >= 3 && Likeness.MostAuthors(some.ConvertAll(i => grams[i]), some, Percent) >= 3;
        });
    }

    public static double CopiesFound(int copies, int percent, int times)
    {
        var random = new Random(95);
        return 100.0 / times * Enumerable.Range(0, times).Count(_ =>
        {
            var from = random.Next(Remarks.Count);
            IReadOnlyList<ulong[]> ten = [.. Enumerable.Range(0, 10).Select(i => Likeness.GramsOf(i < copies ? Changed(Long(from), percent, random) : Long((from + i) % Remarks.Count)))];
            return Likeness.MostAuthors(ten, [.. Enumerable.Range(0, ten.Count)], Percent) >= 3;
        });
    }

    /// <summary>Changed letters; 0 per cent drops a clause and changes the order of the others.</summary>
    public static double StillAlike(int percent)
    {
        var random = new Random(96);
        var alike = Enumerable.Range(0, 1000).Count(i =>
        {
            var from = i % Remarks.Count;
            var other = percent > 0 ? Changed(Long(from), percent, random) : Rearranged(from, random);
            return Likeness.AreAlike(Likeness.GramsOf(Long(from)), Likeness.GramsOf(other), Percent);
        });
        return alike / 10.0;
    }

    /// <summary>Three sentences or so, as remarks are where somebody copies one.</summary>
    private static string Long(int from) => Likeness.LettersOf(string.Concat(ClausesOf(from)));

    private static List<string> ClausesOf(int from) => [.. WrittenRemarks.All[from].Split('，'), WrittenRemarks.All[(from + 1) % Remarks.Count].Split('，')[0]];

    private static string Rearranged(int from, Random random)
    {
        var clauses = ClausesOf(from);
        clauses.RemoveAt(random.Next(clauses.Count));
        var parts = clauses.ToArray();
        random.Shuffle(parts);
        return Likeness.LettersOf(string.Concat(parts));
    }

    private static string Changed(string letters, int percent, Random random) =>
        string.Concat(letters.Select(letter => random.Next(100) < percent ? Clauses[random.Next(Clauses.Count)][0] : letter));

    private static double Share(string one, string other)
    {
        var (a, b) = (Likeness.GramsOf(one), Likeness.GramsOf(other));
        var common = a.Intersect(b).Count();
        return common / (double)(a.Length + b.Length - common);
    }
}
