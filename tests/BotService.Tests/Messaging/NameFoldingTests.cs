using BotService.Messaging;

namespace BotService.Tests.Messaging;

public class NameFoldingTests
{
    [Theory]
    [InlineData("一支部", "一 支部")]
    [InlineData("一支部", "\u3000一\u00A0支部\u200B")]
    [InlineData("机关(二)支部", "机关（二）支部")]
    [InlineData("机关〔二〕支部", "机关【二】支部")]
    [InlineData("阿依古丽·买买提", "阿依古丽•买买提")]
    [InlineData("阿依古丽・买买提", "阿依古丽．买买提")]
    [InlineData("阿依古丽‧买买提", "阿依古丽.买买提")]
    [InlineData("阿依古丽买买提", "阿依古丽·买买提")]
    [InlineData("機關黨委", "机关党委")]
    [InlineData("呂國強", "吕国强")]
    [InlineData("ＨＲ支部", "hr支部")]
    [InlineData("第１支部", "第1支部")]
    [InlineData("葛\uDB40\uDD00城", "葛城")]
    [InlineData("⼀支部", "一支部")]
    [InlineData("A－1", "a-1")]
    public void Names_that_look_alike_are_alike(string one, string other)
    {
        Assert.Equal(NameFolding.Fold(one), NameFolding.Fold(other));
        Assert.True(NameFolding.AreAlike(one, other));
        Assert.Single(new HashSet<string>([one, other], NameFolding.Comparer));
    }

    [Theory]
    [InlineData("一支部", "二支部")]
    [InlineData("3.1支部", "31支部")]
    [InlineData("1-2支部", "12支部")]
    [InlineData("张𠮷", "张吉")]
    [InlineData("李喆", "李哲")]
    public void Names_that_differ_for_the_eye_stay_different(string one, string other) => Assert.False(NameFolding.AreAlike(one, other));

    [Theory]
    [InlineData("", "")]
    [InlineData("\u200B \u00A0", "")]
    [InlineData("·", "")]
    [InlineData("一支部", "一支部")]
    public void Anything_at_all_can_be_folded(string name, string folded) => Assert.Equal(folded, NameFolding.Fold(name));

    [Fact]
    public void Half_a_character_is_no_reason_to_fail() => Assert.Equal("坏\uFFFD", NameFolding.Fold("坏\uD842"));

    [Fact]
    public void Folding_what_is_folded_changes_nothing() =>
        Assert.All(["ＡＢ（甲）・乙", "乾隆", "後宮", "瞭望"], name => Assert.Equal(NameFolding.Fold(name), NameFolding.Fold(NameFolding.Fold(name))));
}
