using BotService.Features.Statistics;

namespace BotService.Tests.Features.Statistics;

public sealed class SafeCellTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("  =1")]
    [InlineData("　=1")]
    [InlineData("＝1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠a")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("\u0001=1")]
    public void What_could_start_a_formula_is_text(string text) => Assert.StartsWith("'", SafeCell.Of(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("好=好")]
    [InlineData("1-2")]
    [InlineData("𠮷野家")]
    public void Other_text_stays_as_it_is(string text) => Assert.Equal(text, SafeCell.Of(text));

    [Fact]
    public void Characters_that_no_workbook_can_hold_are_dropped() => Assert.Equal("ab𠮷", SafeCell.Of("a\u0000\u0008\ud800b\uFFFF𠮷"));
}
