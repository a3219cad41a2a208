using BotService.Store;
using BotService.Wording;
using CsCheck;

namespace BotService.Tests.Features.Statistics;

/// <summary>No row and no difference of rows shows the figure of fewer people than the policy says, and nobody is lost.</summary>
public sealed class SmallGroupsTests
{
    [Fact]
    public void Rows_add_up_hold_every_group_once_and_hide_the_small_ones() =>
        Gen.Select(Gen.Int[1, 9].Array[1, 12], Gen.Int[1, 5]).Sample((sizes, smallest) =>
        {
            GroupFigures[] groups = [.. sizes.Select((size, i) => new GroupFigures(i + 1, [$"第{i + 1}组"], size, Figures.Of(Outcome.OnTime, size)))];

            var shown = groups.Outside(smallest);

            Assert.Equal(groups.Select(g => g.GroupId), shown.SelectMany(row => row.GroupIds).Order());
            Assert.Equal(sizes.Sum(), shown.Sum(row => row.Figures.Expected));
            Assert.All(shown, row => Assert.True(row.People >= Math.Min(smallest, sizes.Sum())));
            Assert.True(shown.Count(row => row.GroupIds.Count > 1) <= 1);
        });

    [Fact]
    public void A_small_group_that_is_alone_is_put_together_with_the_next_smallest()
    {
        GroupFigures[] groups = [new(1, ["甲"], 9, Figures.Of(Outcome.OnTime, 9)), new(2, ["乙"], 2, Figures.Of(Outcome.Late, 2)), new(3, ["丙"], 4, Figures.Of(Outcome.Pending, 4))];

        var shown = groups.Outside(3);

        Assert.Equal(["甲", "乙、丙（人少，合计）"], shown.Select(row => row.Name()));
        Assert.Equal(6, shown[1].Figures.Expected);
    }
}
