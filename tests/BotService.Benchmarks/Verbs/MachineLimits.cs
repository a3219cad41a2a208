using BotService.Benchmarks.Driving;
using BotService.Benchmarks.Far;
using BotService.Benchmarks.Figures;
using BotService.Benchmarks.Rows;

namespace BotService.Benchmarks.Verbs;

/// <summary>What this machine can do without the service: the bare web server and raw durable commits; the mean of all measurements.</summary>
internal sealed class MachineLimits(MeasurementFolder stage, int connections)
{
    private readonly List<double> _bare = [];
    private readonly List<double> _commits = [];

    public int Connections => connections;

    public double Bare => _bare.Average();

    public double Commits => _commits.Average();

    private string CommitsName => stage.IsPostgres ? $"raw durable commits over {connections} connections" : "raw durable commits one by one";

    public async Task MeasureAsync(TimeSpan span)
    {
        _commits.Add(stage.IsPostgres ? await RawCommits.PostgresAsync(stage.ConnectionString, connections, span) : RawCommits.Sqlite(stage.Folder, span));
        await using var bare = await MeasuredService.StartAsync(typeof(MachineLimits).Assembly.Location, new Dictionary<string, string>(), stage.Log, "bare", "--port", "{port}");
        var requests = new RequestWriter().Texts(Enumerable.Range(0, 1000).Select(Organisation.UserId), "已学", Organisation.Start);
        await LoadDriver.ClosedAsync(bare.Port, [.. Enumerable.Repeat(requests, 20).SelectMany(r => r)], connections, span);
        _bare.Add((await LoadDriver.ClosedAsync(bare.Port, [.. Enumerable.Repeat(requests, 200).SelectMany(r => r)], connections, span)).PerSecond);
    }

    public string Beside(double perSecond) => $"{perSecond / Commits:0.00} × raw commits, {perSecond / Bare:0.00} × bare server";

    public void Report(Report report)
    {
        report.Add(CommitsName, Commits, "/s", string.Join(" then ", _commits.Select(c => $"{c:0}")));
        report.Add($"bare web server, {connections} connections", Bare, "/s", string.Join(" then ", _bare.Select(b => $"{b:0}")));
    }
}
