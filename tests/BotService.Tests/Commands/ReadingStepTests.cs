using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Tests.Commands;

/// <summary>In which order the grammars and the intents of features look at a message.</summary>
public sealed class ReadingStepTests
{
    private static readonly CommandEntries NoCommands = new([]);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void The_step_with_the_highest_place_looks_first_whichever_is_registered_first(int first, int second) =>
        Assert.Equal(new Understood.Run("2", string.Empty), new CommandCatalog(NoCommands, steps: [new Step(first), new Step(second)]).Read("看"));

    [Fact]
    public void Two_steps_of_one_order_stop_the_start() =>
        Assert.Contains("same order 1", Assert.Throws<InvalidOperationException>(() => new CommandCatalog(NoCommands, steps: [new Step(1), new Step(1)])).Message);

    [Fact]
    public void Of_two_intents_that_fit_the_first_in_order_is_meant_whichever_is_registered_first()
    {
        var (early, late) = (new Intent(3, "浇花"), new Intent(8, "花"));
        Assert.Equal(new Understood.Wants(early, "浇花了没"), new CommandCatalog(NoCommands, intents: [new GivenIntent(late), new GivenIntent(early)]).Read("浇花了没"));
    }

    [Fact]
    public void Two_intents_of_one_order_stop_the_start() =>
        Assert.Contains("same order 7", Assert.Throws<InvalidOperationException>(() => new CommandCatalog(NoCommands, intents: [new GivenIntent(new Intent(7, "花")), new GivenIntent(new Intent(7, "草"))])).Message);

    private sealed class GivenIntent(Intent intent) : IIntentSource
    {
        public IReadOnlyList<Intent> Intents => [intent];
    }

    /// <summary>Reads every message as a command whose word is its order.</summary>
    private sealed class Step(int order) : IReadingStep
    {
        public int Order => order;

        public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise) => new Understood.Run($"{order}", string.Empty);
    }
}
