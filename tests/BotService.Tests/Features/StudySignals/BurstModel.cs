namespace BotService.Tests.Features.StudySignals;

/// <summary>Weeks of a group as seconds at which each confirmed; null is an answer right after the push, which does not count. Rates are in per cent.</summary>
internal static class BurstModel
{
    private const int Week = 4 * 8 * 3600;

    /// <summary>Of those who have not answered yet so many come to a meeting.</summary>
    private const double Present = 0.82;

    /// <summary>Whether a minute holds five, and 60 % to the nearest person.</summary>
    public static bool IsBurst(IReadOnlyList<double?> week, int seconds = 60) => Densest(week, seconds) is var near && near >= 5 && (near * 100) + 50 >= week.Count * 60;

    /// <summary>The most of them within a span.</summary>
    public static int Densest(IReadOnlyList<double?> week, int seconds = 60)
    {
        var times = week.OfType<double>().Order().ToArray();
        var most = 0;

        for (int from = 0, to = 0; to < times.Length; to++)
        {
            while (times[to] - times[from] > seconds)
            {
                from++;
            }

            most = Math.Max(most, to - from + 1);
        }

        return most;
    }

    public static double FalseAlarms(int size, int weeks) => Rate(size, weeks, (random, prompt) => random.NextDouble() < prompt ? null : random.NextDouble() * Week);

    /// <summary>Nobody recorded the meeting; all who were there and had not answered press within some seconds of its end.</summary>
    public static double Meeting(int size, int within, int weeks) => Rate(size, weeks, (random, prompt) =>
        random.NextDouble() < prompt ? null : random.NextDouble() < Present ? (Week / 2) + (random.NextDouble() * within) : random.NextDouble() * Week);

    /// <summary>Somebody makes all of them press.</summary>
    public static double Pressed(int size, int within, int weeks) => Rate(size, weeks, (random, _) => random.NextDouble() * within);

    private static double Rate(int size, int weeks, Func<Random, double, double?> answer)
    {
        var random = new Random(93);
        var alarms = 0;

        for (var week = 0; week < weeks; week++)
        {
            var prompt = 0.2 + (0.6 * random.NextDouble());
            alarms += IsBurst([.. Enumerable.Range(0, size).Select(_ => answer(random, prompt))]) ? 1 : 0;
        }

        return alarms * 100.0 / weeks;
    }
}
