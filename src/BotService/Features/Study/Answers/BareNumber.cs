using System.Buffers;
using BotService.Commands.Understanding;

namespace BotService.Features.Study.Answers;

/// <summary>1 is the shortest answer there is, and also the head of a list, a time and a fraction.</summary>
internal static class BareNumber
{
    private const string Joints = ".．:：/-—、";

    private static readonly SearchValues<char> Numerals = SearchValues.Create("0123456789一二三四五六七八九十");

    /// <summary>Whether a 1 that would be read as an answer counts or numbers something instead.</summary>
    public static bool IsNone(string text, IReadOnlyList<Clause> clauses, List<Sense> senses)
    {
        var at = Index(clauses);

        if (at < 0 || senses.FindIndex(sense => sense.Kind is SenseKind.Done or SenseKind.NotDone) < at)
        {
            return false;
        }

        if (clauses.Index().Any(other => other.Index != at && StartsWithNumeral(other.Item, senses[other.Index])))
        {
            return true;
        }

        // 1、通知 begins a list; 1。 and 1，学完了 do not.
        return at + 1 < clauses.Count && senses[at + 1].Kind is SenseKind.Words or SenseKind.Unclear && clauses[at].End < text.Length && Joints.Contains(text[clauses[at].End], StringComparison.Ordinal);
    }

    private static int Index(IReadOnlyList<Clause> clauses)
    {
        for (var i = 0; i < clauses.Count; i++)
        {
            if (clauses[i].Letters is "1" or "一")
            {
                return i;
            }
        }

        return -1;
    }

    private static bool StartsWithNumeral(Clause clause, Sense sense) =>
        sense.Kind is not (SenseKind.Week or SenseKind.Done or SenseKind.NotDone or SenseKind.Part) && clause.Letters.Length > 0 && Numerals.Contains(clause.Letters[0]) && (clause.Letters.Length <= 2 || char.IsAsciiDigit(clause.Letters[0]))
        || clause.Letters is "1" or "一";
}
