using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BotService.Hosting;

/// <summary>
/// What the service counts and traces of itself; it costs nothing while nobody listens. Never a text, a name or an id of a person: whatever is a tag
/// has few values that the code itself knows.
/// </summary>
internal static class ServiceMetrics
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "BotService";

    public static readonly ActivitySource Traces = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Callbacks = Meter.CreateCounter<long>("botservice.callbacks", "{callback}", "Callbacks by what became of them.");
    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("botservice.messages", "{message}", "Messages by how they were understood.");
    private static readonly Counter<long> CommandsRun = Meter.CreateCounter<long>("botservice.commands", "{command}", "Commands that were run.");
    private static readonly Counter<long> AskedBack = Meter.CreateCounter<long>("botservice.questions", "{question}", "Messages that were answered with a question.");
    private static readonly Counter<long> Sends = Meter.CreateCounter<long>("botservice.outbox.sends", "{send}", "Tries to send an owed message, by verdict.");
    private static readonly Histogram<int> RoundSize = Meter.CreateHistogram<int>("botservice.store.round.size", "{message}", "Messages that shared one commit.");
    private static readonly Histogram<double> RoundDuration = Meter.CreateHistogram<double>("botservice.store.round.duration", "s", "From the beginning of a round to its commit on the disk.");
    private static readonly Histogram<double> TickDuration = Meter.CreateHistogram<double>("botservice.reminders.tick.duration", "s", "The minute's planning.");

    public static void CallbackTaken(string verdict) => Callbacks.Add(1, new KeyValuePair<string, object?>("botservice.verdict", verdict));

    /// <param name="channel">Name of the channel.</param>
    /// <param name="reading">How it was understood: run, several, unsure, intent, talk, unknown, wordless.</param>
    public static void MessageRead(string channel, string reading) => Messages.Add(1, new("botservice.channel", channel), new("botservice.reading", reading));

    /// <param name="word">The command's own word, never what was said.</param>
    public static void CommandRun(string word) => CommandsRun.Add(1, new KeyValuePair<string, object?>("botservice.command", word));

    public static void QuestionAsked() => AskedBack.Add(1);

    public static void Sent(string channel, string verdict) => Sends.Add(1, new("botservice.channel", channel), new("botservice.verdict", verdict));

    public static void RoundCommitted(int messages, TimeSpan lasted)
    {
        RoundSize.Record(messages);
        RoundDuration.Record(lasted.TotalSeconds);
    }

    public static void Ticked(TimeSpan lasted) => TickDuration.Record(lasted.TotalSeconds);

    /// <summary>A figure that is asked for when somebody collects.</summary>
    public static void Observe<T>(Meter meter, string name, string unit, string description, Func<IEnumerable<Measurement<T>>> read)
        where T : struct => meter.CreateObservableGauge(name, read, unit, description);
}
