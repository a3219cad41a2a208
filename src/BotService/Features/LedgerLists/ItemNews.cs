using System.Text.RegularExpressions;
using BotService.Ledgers;
using BotService.Store;

namespace BotService.Features.LedgerLists;

/// <summary>Where an item stands, and which of the lines that tell of it are still so.</summary>
/// <param name="Owner">By name; null for nobody.</param>
/// <param name="Verifiers">Who may verify it now; nobody unless it waits for that.</param>
/// <param name="Named">Who is to verify it once it is done.</param>
/// <param name="IsSampled">Somebody has looked at its imported closing.</param>
internal sealed partial record ItemNews(LedgerItem Item, LedgerKind Kind, string? Owner, IReadOnlyList<int?> Verifiers, IReadOnlyList<int> Named, bool IsSampled)
{
    private const string Sample = "：原台账已完成，请看是否属实：";

    private string Name => new LedgerReference(Kind, Item.Number).ToString();

    private bool IsWorkedOn => Item.State is LedgerState.Raised or LedgerState.Doing or LedgerState.Standing;

    /// <summary>The line as it is to be read now; null when it is no longer so.</summary>
    public string? Now(int memberId, string line)
    {
        // That it was accepted stays news, whoever has it by now.
        if (Accepted().Match(line) is { Success: true } accepted)
        {
            return !Item.State.IsCounted() || !Item.State.IsOpen() ? null : $"{line[..accepted.Index]}：已立项{(Owner is null ? string.Empty : $"，由{Owner}办理")}";
        }

        return IsSo(memberId, line) ? line : null;
    }

    /// <summary>What a line is about, of which only the last is so; null where each stands for itself.</summary>
    public string? Topic(string line)
    {
        if (line.Contains("，由您办理", StringComparison.Ordinal))
        {
            return "given";
        }

        if (line.EndsWith(Asking, StringComparison.Ordinal))
        {
            return "asked";
        }

        return Behind(line) is not { } told ? null
            : told.StartsWith(LedgerCorrections.Begin(LedgerVerb.Change), StringComparison.Ordinal) || told.StartsWith("同意延期，", StringComparison.Ordinal) ? "limit"
            : told.StartsWith(LedgerCorrections.Begin(LedgerVerb.Move), StringComparison.Ordinal) ? "moved" : null;
    }

    private string Asking => $"；请发 {Name} 同意延期，或 {Name} 不同意延期";

    private bool IsSo(int memberId, string line)
    {
        var (isOwner, isOpen) = (Item.OwnerId == memberId, Item.State.IsOpen());

        if (line.Contains("，由您办理", StringComparison.Ordinal) || line.EndsWith("；请继续办", StringComparison.Ordinal) || line.EndsWith($"，可以发 {Name} 完成 结果", StringComparison.Ordinal))
        {
            return isOwner && IsWorkedOn;
        }

        if (line.EndsWith($"，或 {Name} 没改好 原因", StringComparison.Ordinal))
        {
            return line.Contains(Sample, StringComparison.Ordinal) ? Item.IsImportedClosed && !IsSampled : Item.State is LedgerState.Claimed && Verifiers.Contains(memberId);
        }

        if (line.EndsWith("：请您核实", StringComparison.Ordinal) || line.EndsWith("：请您测量", StringComparison.Ordinal))
        {
            return isOpen && Named.Contains(memberId);
        }

        if (line.EndsWith(Asking, StringComparison.Ordinal))
        {
            return !isOwner && Item.AskedDueOn is { } day && line.Contains($"申请延到{LedgerDays.Long(day)}，", StringComparison.Ordinal);
        }

        if (GivenBack().IsMatch(line))
        {
            return isOwner && IsWorkedOn;
        }

        if (line.EndsWith("；现在没人领", StringComparison.Ordinal) || line.EndsWith("；现在没有责任人", StringComparison.Ordinal))
        {
            return Item.OwnerId is null && isOpen;
        }

        return Behind(line) is not { } told || IsStillSo(memberId, told);
    }

    /// <summary>The same of what stands behind the title.</summary>
    private bool IsStillSo(int memberId, string told)
    {
        var (isOwner, isOpen) = (Item.OwnerId == memberId, Item.State.IsOpen());

        if (told == Kind.Word(LedgerState.Closed))
        {
            return Item.State is LedgerState.Closed;
        }

        if (told.StartsWith(LedgerCorrections.Begin(LedgerVerb.Change), StringComparison.Ordinal) || told.StartsWith("同意延期，", StringComparison.Ordinal))
        {
            return isOwner && isOpen;
        }

        return told switch
        {
            "已有人认领" => Item.OwnerId is not null && isOpen,
            "提出人转请管理员立项" => Item.State is LedgerState.Raised,
            "您加入专班" => isOpen,
            _ when told.StartsWith("重开，", StringComparison.Ordinal) => isOwner && IsWorkedOn,
            _ when told.StartsWith("不同意延期", StringComparison.Ordinal) => isOwner && isOpen,
            _ when told.StartsWith("转为长期，", StringComparison.Ordinal) => isOwner && Item.State is LedgerState.Standing,
            _ when told.StartsWith("一起去（", StringComparison.Ordinal) || told.StartsWith(LedgerCorrections.Begin(LedgerVerb.Move), StringComparison.Ordinal) => isOpen,
            _ => true,
        };
    }

    /// <summary>Null where the title was another one then.</summary>
    private string? Behind(string line) => line.StartsWith($"{Name} {Item.Title}：", StringComparison.Ordinal) ? line[(Name.Length + Item.Title.Length + 2)..] : null;

    /// <summary>Says to whoever raised it that it counts, and who has it.</summary>
    [GeneratedRegex("：已立项，由[^，：；]+办理$")]
    private static partial Regex Accepted();

    /// <summary>Says to whoever gave it that it came back.</summary>
    [GeneratedRegex("；现在由[^，：；]+办理$")]
    private static partial Regex GivenBack();
}
