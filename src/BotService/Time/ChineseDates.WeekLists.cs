namespace BotService.Time;

internal readonly partial struct ChineseDates
{
    // 第12周第13周 and 第12周 第13周 are a list as well: what stands there is a week, not a word of its own.
    private const string ListJoints = "、,，和及与跟/;；";

    private const string RangeJoints = "至到~-";

    private const int MostWeeks = 60;

    /// <summary>第12周、第13周, 第12-14周, 本周到下周: every week that is meant. Null when the text begins with no week, empty when one of them cannot be.</summary>
    public IReadOnlyList<StudyWeek>? TakeWeeks(ref ReadOnlySpan<char> text)
    {
        var scan = Begin(text);
        List<StudyWeek> weeks = [];

        if (!TryScanBareNumbers(ref scan, weeks) && TryScanWeek(ref scan, out var first))
        {
            weeks.Add(first);
        }

        if (weeks.Count == 0)
        {
            return null;
        }

        while (true)
        {
            var next = scan;
            var joint = TakeJoint(ref next);

            if (!TryScanWeek(ref next, out var week))
            {
                break;
            }

            if (!TryAdd(weeks, week, isRange: joint))
            {
                return [];
            }

            scan = next;
        }

        text = scan.Rest.TrimStart();
        return weeks;
    }

    /// <summary>第12、13 and 第12-, of which the word for week stands behind the last number only.</summary>
    private bool TryScanBareNumbers(ref TextScan scan, List<StudyWeek> weeks)
    {
        var attempt = scan;
        List<StudyWeek> found = [];
        var isRange = false;

        while (true)
        {
            attempt.TryTake('第');
            attempt.SkipSpaces();
            var last = attempt;

            if (found.Count > 0 && TryScanWeek(ref last, out var closing))
            {
                if (!TryAdd(found, closing, isRange))
                {
                    return false;
                }

                weeks.AddRange(found);
                scan = last;
                return true;
            }

            var joint = attempt;

            if (!joint.TryNumber(out var number, out var length) || length > 3 || !TryLikelyWeek(number, out var week)
                || !TryAdd(found, week, isRange) || !"、,，和及与至到~-".Contains(joint.Peek(), StringComparison.Ordinal))
            {
                return false;
            }

            isRange = TakeJoint(ref joint);
            attempt = joint;
        }
    }

    /// <summary>True for a range, false for a list.</summary>
    private static bool TakeJoint(ref TextScan scan)
    {
        scan.SkipSpaces();
        var isRange = scan.TryTakeAny(RangeJoints);

        while (scan.TryTakeAny(isRange ? RangeJoints : ListJoints))
        {
        }

        scan.SkipSpaces();
        return isRange;
    }

    private static bool TryAdd(List<StudyWeek> weeks, StudyWeek week, bool isRange)
    {
        if (!isRange || weeks.Count == 0)
        {
            weeks.Add(week);
            return true;
        }

        if (week <= weeks[^1])
        {
            return false;
        }

        while (weeks[^1] < week && weeks.Count < MostWeeks)
        {
            weeks.Add(weeks[^1].Next());
        }

        return weeks[^1] == week;
    }
}
