using System.Globalization;

namespace BotService.Benchmarks.Far;

/// <summary>What the kernel says of a process: memory now and at most, and the processor time it has used.</summary>
internal readonly record struct ProcessFigures(long ResidentBytes, long PeakBytes, TimeSpan Cpu)
{
    private const int TicksPerSecond = 100;

    public static ProcessFigures Of(int id)
    {
        try
        {
            var status = File.ReadAllLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status"));
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            return new ProcessFigures(Kilobytes(status, "VmRSS:"), Kilobytes(status, "VmHWM:"), TimeSpan.FromSeconds((double)ticks / TicksPerSecond));
        }
        catch (IOException)
        {
            return default;
        }
    }

    private static long Kilobytes(string[] status, string name) =>
        status.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? long.Parse(line[name.Length..].Replace("kB", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024
            : 0;
}
