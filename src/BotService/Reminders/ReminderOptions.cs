using BotService.Settings;
using Microsoft.Extensions.Options;

namespace BotService.Reminders;

/// <summary>When people are reminded, and how often at most; section <c>Reminders</c>, edited in <c>reminders.json</c>.</summary>
[OwnKeys]
internal sealed class ReminderOptions
{
    public const string Section = "Reminders";

    /// <summary>Pushes that one member gets at most in one ISO week, over all duties.</summary>
    public int Budget { get; set; }

    /// <summary>The rules that are switched on, in the order of the file.</summary>
    public IReadOnlyList<ReminderRow> Rows { get; set; } = [];

    /// <summary>What the sections of features say.</summary>
    public IReadOnlyList<object> OfFeatures { get; set; } = [];

    /// <summary>What is wrong with rules and texts, each with its line.</summary>
    public IReadOnlyList<string> Problems { get; set; } = [];

    /// <summary>What a feature's own section says.</summary>
    public T Of<T>() => OfFeatures.OfType<T>().Single();
}

/// <summary>A service whose rules or texts are wrong does not start.</summary>
[OwnKeys]
internal sealed class ReminderOptionsValidator : IValidateOptions<ReminderOptions>
{
    public ValidateOptionsResult Validate(string? name, ReminderOptions options) =>
        options.Problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Problems);
}
