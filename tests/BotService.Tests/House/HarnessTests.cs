namespace BotService.Tests.House;

/// <summary>What tests of several folders use lies in Harness, where a reader looks for it.</summary>
public sealed class HarnessTests
{
    private const string Shared = "Harness";

    /// <summary>A test may still be named from anywhere: <c>nameof</c> is a value in the assembly and no use.</summary>
    [Fact]
    public void No_folder_of_tests_uses_another_one_but_the_harness()
    {
        var uses = (
            from use in AssemblyUses.Of(typeof(HarnessTests).Assembly)
            let user = FolderOf(use.User)
            let used = FolderOf(use.Used)
            where user is not null && used is not null && user != used
            select (Used: used, Breach: $"{use.User} uses {use.Used}")).ToList();

        // A check that sees nothing shall not pass.
        Assert.Contains(uses, use => use.Used == Shared);
        var breaches = uses.Where(use => use.Used != Shared).Select(use => use.Breach).Order(StringComparer.Ordinal).ToList();
        Assert.True(breaches.Count == 0, string.Join('\n', breaches));
    }

    /// <summary>BotService.Tests.Features.Study is of Features; null for what is no test and what lies in no folder.</summary>
    private static string? FolderOf(TypeName type) => type.Space.Split('.') is ["BotService", "Tests", var folder, ..] ? folder : null;
}
