using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Tests.Commands;

/// <summary>In which order the grammars of features look at a message.</summary>
public sealed class ReadingStepTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void The_step_with_the_highest_place_looks_first_whichever_is_registered_first(int first, int second) =>
        Assert.Equal(new Understood.Run("2", string.Empty), new CommandCatalog([], steps: [new Step(first), new Step(second)]).Read("看"));

    [Fact]
    public void Two_steps_with_one_place_stop_the_start() =>
        Assert.Contains("same place 1", Assert.Throws<InvalidOperationException>(() => new CommandCatalog([], steps: [new Step(1), new Step(1)])).Message);

    /// <summary>Takes every message for a command that is called like its place.</summary>
    private sealed class Step(int place) : IReadingStep
    {
        public int Place => place;

        public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise) => new Understood.Run($"{place}", string.Empty);
    }
}
