using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace BotService.Cli;

/// <summary>The arguments that several verbs share, optional to the parser so that their absence is told in our own words.</summary>
internal static class VerbArguments
{
    private const string DayShape = "yyyy-MM-dd";

    public static Argument<string?> File(string description) => new("FILE") { Description = description, Arity = ArgumentArity.ZeroOrOne };

    public static Argument<string?> UserId(ToolHost host) => new("USERID") { Description = host.Service.Directory.Account, Arity = ArgumentArity.ZeroOrOne };

    public static Option<bool> DryRun() => new("--dry-run") { Description = "只检查并显示差异，不改动任何内容", Arity = ArgumentArity.Zero };

    public static Option<string?> Text(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    /// <summary>A day as it was given; null when it is not written as a day, or not given.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayShape, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;

    /// <summary>A day as it is given and printed.</summary>
    public static string DayText(DateOnly day) => day.ToString(DayShape, CultureInfo.InvariantCulture);

    /// <summary>Refuses the command when the option is given and is no day.</summary>
    /// <param name="example">How one is written.</param>
    public static void DemandDay(this Command command, Option<string?> option, string example) => command.Validators.Add(result =>
    {
        if (result.GetResult(option) is not null && Day(result.GetValue(option)) is null)
        {
            result.AddError($"{option.Name} 要写成 {example} 的样子，收到的是“{result.GetValue(option)}”");
        }
    });

    /// <summary>Refuses the command without the argument.</summary>
    public static void Demand(this Command command, Argument<string?> argument, string problem) =>
        command.Validators.Add(result => AddWhenEmpty(result, result.GetValue(argument), problem));

    public static void Demand(this Command command, Option<string?> option, string problem) =>
        command.Validators.Add(result => AddWhenEmpty(result, result.GetValue(option), problem));

    /// <summary>Refuses the command when it stands alone.</summary>
    public static void DemandSubcommand(this Command command, string problem)
    {
        command.Validators.Add(result =>
        {
            if (!result.Children.Any())
            {
                result.AddError(problem);
            }
        });

        // Never reached; without an action the parser adds its own English words about the same.
        command.SetAction(_ => Terminal.WrongUsage);
    }

    private static void AddWhenEmpty(CommandResult result, string? value, string problem)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            result.AddError(problem);
        }
    }
}
