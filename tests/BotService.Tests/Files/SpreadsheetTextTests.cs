using BotService.Files;

namespace BotService.Tests.Files;

public class SpreadsheetTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+8613800000000", "'+8613800000000")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝cmd", "'＝cmd")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData("　=1", "'　=1")]
    public void A_cell_that_could_run_as_a_formula_becomes_text(string text, string safe) => Assert.Equal(safe, SpreadsheetText.Safe(text));

    [Theory]
    [InlineData("学习=进步")]
    [InlineData("2026-09-07 09:10")]
    [InlineData("好👍")]
    public void Other_text_stays_as_it_is(string text) => Assert.Equal(text, SpreadsheetText.Safe(text));

    [Fact]
    public void What_no_workbook_can_hold_is_dropped_and_nothing_is_an_empty_cell()
    {
        Assert.Equal("ab", SpreadsheetText.Safe("a\u0001b\uD800"));
        Assert.Null(SpreadsheetText.Safe(""));
        Assert.Null(SpreadsheetText.Safe(null));
    }
}
