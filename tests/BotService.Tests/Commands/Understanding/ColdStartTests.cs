using System.Reflection;
using System.Text.RegularExpressions;
using BotService.Commands.Understanding;
using BotService.Features.Study.Answers;

namespace BotService.Tests.Commands.Understanding;

/// <summary>The first message after a start is read as quickly as the next ones.</summary>
public sealed class ColdStartTests
{
    /// <summary>One of 2,500 letters took 0.7 s to build, so that whoever wrote first was answered by push.</summary>
    private const int LongestLinear = 600;

    [Fact]
    public void An_expression_that_is_built_while_somebody_waits_is_short()
    {
        var linear = typeof(MessageReader).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0)
            .Select(method => (Name: $"{method.DeclaringType!.Name}.{method.Name}", Regex: (Regex)method.Invoke(null, null)!))
            .Where(one => one.Regex.Options.HasFlag(RegexOptions.NonBacktracking)).ToList();

        Assert.NotEmpty(linear);
        Assert.All(linear, one => Assert.True(one.Regex.ToString().Length <= LongestLinear, $"{one.Name} has {one.Regex.ToString().Length} letters."));
    }

    [Theory]
    [InlineData("昨天晚上睡前在床上用手机", true)]
    [InlineData("下班后在家", true)]
    [InlineData("高峰昨天", false)]
    [InlineData("昨天高峰", false)]
    [InlineData("", true)]
    public void Words_are_ones_own_when_pieces_fill_them_from_end_to_end(string lead, bool isOwn) => Assert.Equal(isOwn, OwnWords.Only(lead));
}
