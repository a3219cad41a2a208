using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Features.Roster;
using BotService.Features.Topics;
using BotService.Store;
using BotService.Time;
using Microsoft.EntityFrameworkCore;

namespace BotService.Demo;

/// <summary>Fills an empty demo with the sample organisation, through the same imports that an operator uses.</summary>
internal sealed partial class DemoSeed(
    IServiceScopeFactory scopes, RosterImport people, TopicImport topics, DemoHistory history, DemoLists lists, DemoLedgers ledgers, WorkCalendar calendar, StudyTimes times, LocalClock clock, ILogger<DemoSeed> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var folder = Find();

        if (folder is null || await HasPeopleAsync(cancellationToken))
        {
            return;
        }

        await people.ImportFileAsync(Path.Combine(folder, "people.csv"), ignored: [], dryRun: false, cancellationToken);
        var plan = Path.GetTempFileName();

        try
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "topics.csv"), cancellationToken);
            await File.WriteAllLinesAsync(plan, lines.Select((line, i) => i == 0 ? line : InThisYear(line)), Encoding.UTF8, cancellationToken);
            var named = Path.ChangeExtension(plan, ".csv");
            File.Move(plan, named);
            plan = named;
            await topics.ImportFileAsync(plan, ignored: [], dryRun: false, cancellationToken);
        }
        finally
        {
            File.Delete(plan);
        }

        await history.WriteAsync(FirstWeek(), cancellationToken);

        // The lines of the ledgers name each other by number, so they come before what else is raised.
        await ledgers.WriteAsync(folder, cancellationToken);
        await lists.WriteAsync(cancellationToken);
        Log.Seeded(logger);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string? Find()
    {
        string[] places = [Path.GetFullPath("seeds"), Path.Combine(AppContext.BaseDirectory, "seeds")];
        return places.FirstOrDefault(Directory.Exists);
    }

    private async Task<bool> HasPeopleAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BotDbContext>().Members.AnyAsync(cancellationToken);
    }

    /// <summary>The first week that can still be answered in time.</summary>
    private StudyWeek FirstWeek()
    {
        var week = StudyWeek.Of(clock.Today);

        while (TopicSchedule.Of(week, calendar, times) is not { } schedule || schedule.Due <= clock.Now)
        {
            week = week.Next();
        }

        return week;
    }

    /// <summary>The seeds count weeks from the first start: +2 is two weeks after the first one, -1 the working week before it.</summary>
    private string InThisYear(string line)
    {
        var end = line.IndexOf(',', StringComparison.Ordinal);
        var week = FirstWeek();
        var away = int.Parse(line.AsSpan(0, end), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        for (var i = away; i > 0; i--)
        {
            week = week.Next();
        }

        for (var i = away; i < 0; i++)
        {
            do
            {
                week = week.Previous();
            }
            while (calendar.FirstWorkingDay(week) is null);
        }

        return $"{week}{DayOfClass().Replace(line[end..], day => week.Monday.AddDays(day.Groups[1].Value[0] - '1').ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))}";
    }

    /// <summary>A class counts its days from the Monday of its week: @2 is Tuesday.</summary>
    [GeneratedRegex("@([1-7])")]
    private static partial Regex DayOfClass();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The store was empty and holds the sample organisation now.")]
        public static partial void Seeded(ILogger logger);
    }
}
