using System.Runtime.InteropServices;
using System.Text;

namespace BotService.Features.StudySignals;

/// <summary>How much of two texts is the same: the share of common groups of three letters. Signs and spaces do not count.</summary>
internal static class Likeness
{
    private const int Together = 3;

    public static string LettersOf(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit));

    /// <summary>Each group of three letters, once, in order.</summary>
    public static ulong[] GramsOf(string letters)
    {
        var grams = new HashSet<ulong>();

        for (var i = 0; i + Together <= letters.Length; i++)
        {
            grams.Add(((ulong)letters[i] << 32) | ((ulong)letters[i + 1] << 16) | letters[i + 2]);
        }

        return [.. grams.Order()];
    }

    /// <summary>Whether common groups are at least this share of all.</summary>
    public static bool AreAlike(ulong[] one, ulong[] other, int percent)
    {
        var common = CommonOf(one, other);
        return common > 0 && common * 100 >= (one.Length + other.Length - common) * percent;
    }

    /// <summary>Most of a text stands in another: it quotes the topic's title.</summary>
    public static bool IsMostlyIn(ulong[] text, ulong[] other) => text.Length > 0 && CommonOf(text, other) * 2 >= text.Length;

    /// <summary>How many people wrote a set of texts of which each is like another of the set, at most; who wrote two of them is one.</summary>
    public static int MostAuthors(IReadOnlyList<ulong[]> texts, IReadOnlyList<int> authors, int percent) =>
        ClustersOf(texts, percent).Select(cluster => cluster.Select(i => authors[i]).Distinct().Count()).DefaultIfEmpty().Max();

    /// <summary>Sets of at least two, by their positions.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> ClustersOf(IReadOnlyList<ulong[]> texts, int percent)
    {
        var leads = Enumerable.Range(0, texts.Count).ToArray();

        int Lead(int i) => leads[i] == i ? i : leads[i] = Lead(leads[i]);

        foreach (var (i, j) in Candidates(texts, percent))
        {
            if (Lead(i) != Lead(j) && AreAlike(texts[i], texts[j], percent))
            {
                leads[Lead(i)] = Lead(j);
            }
        }

        return [.. Enumerable.Range(0, texts.Count).GroupBy(Lead).Where(cluster => cluster.Count() > 1).Select(cluster => (IReadOnlyList<int>)[.. cluster])];
    }

    /// <summary>
    /// Every pair that can be alike, and few others. Two texts that share so much share one of the rarest groups of each ("prefix filtering", Bayardo, Ma and Srikant 2007),
    /// so a text is compared only with those that begin like it, and equal texts through the first of them.
    /// </summary>
    private static IEnumerable<(int One, int Other)> Candidates(IReadOnlyList<ulong[]> texts, int percent)
    {
        var often = texts.SelectMany(text => text).CountBy(gram => gram).ToDictionary();
        var beginning = new Dictionary<ulong, List<int>>();
        var equal = new Dictionary<string, int>(StringComparer.Ordinal);

        for (var i = 0; i < texts.Count; i++)
        {
            var whole = string.Join(',', texts[i]);

            if (!equal.TryAdd(whole, i))
            {
                yield return (i, equal[whole]);
                continue;
            }

            var least = ((texts[i].Length * percent) + 99) / 100;
            var rarest = texts[i].OrderBy(gram => often[gram]).ThenBy(gram => gram).Take(texts[i].Length - least + 1).ToList();
            var met = new HashSet<int>();

            foreach (var gram in rarest)
            {
                var others = CollectionsMarshal.GetValueRefOrAddDefault(beginning, gram, out _) ??= [];

                foreach (var j in others.Where(met.Add))
                {
                    yield return (i, j);
                }

                others.Add(i);
            }
        }
    }

    private static int CommonOf(ulong[] one, ulong[] other)
    {
        var common = 0;

        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            common += one[i] == other[j] ? 1 : 0;
            var (step, back) = (one[i] <= other[j], other[j] <= one[i]);
            i += step ? 1 : 0;
            j += back ? 1 : 0;
        }

        return common;
    }
}
