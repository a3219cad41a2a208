using BotService.Commands;
using BotService.Commands.Understanding;

namespace BotService.Tests.Commands;

/// <summary>In which order the grammars and the wishes of features look at a message.</summary>
public sealed class ReadingStepTests
{
    private static readonly CommandEntries NoCommands = new([]);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void The_step_with_the_highest_place_looks_first_whichever_is_registered_first(int first, int second) =>
        Assert.Equal(new Understood.Run("2", string.Empty), new CommandCatalog(NoCommands, steps: [new Step(first), new Step(second)]).Read("看"));

    [Fact]
    public void Two_steps_with_one_place_stop_the_start() =>
        Assert.Contains("same place 1", Assert.Throws<InvalidOperationException>(() => new CommandCatalog(NoCommands, steps: [new Step(1), new Step(1)])).Message);

    [Fact]
    public void Of_two_wishes_that_fit_the_first_by_its_place_is_meant_whichever_is_registered_first()
    {
        var (early, late) = (new Wish(3, "浇花"), new Wish(8, "花"));
        Assert.Equal(new Understood.Wants(early, "浇花了没"), new CommandCatalog(NoCommands, wishes: [new Wishing(late), new Wishing(early)]).Read("浇花了没"));
    }

    [Fact]
    public void Two_wishes_with_one_place_stop_the_start() =>
        Assert.Contains("same place 7", Assert.Throws<InvalidOperationException>(() => new CommandCatalog(NoCommands, wishes: [new Wishing(new Wish(7, "花")), new Wishing(new Wish(7, "草"))])).Message);

    private sealed class Wishing(Wish wish) : IWishSource
    {
        public IReadOnlyList<Wish> Wishes => [wish];
    }

    /// <summary>Reads every message as a command whose word is its place.</summary>
    private sealed class Step(int place) : IReadingStep
    {
        public int Place => place;

        public Understood Read(CleanedText message, Func<CleanedText, Understood> otherwise) => new Understood.Run($"{place}", string.Empty);
    }
}
