using BotService.Console.Html;
using BotService.Ledgers;

namespace BotService.Console.Areas;

/// <summary>The chat's lines about ledger items, each line the way to its item.</summary>
internal static class ItemLinks
{
    private const int MostDigits = 8;

    /// <summary>What one does in a chat, where nothing can be pressed.</summary>
    private const string InTheChat = "看一件发它的编号";

    public static IReadOnlyList<Block> Of(string text, LedgerKinds kinds)
    {
        List<Block> blocks = [];

        foreach (var line in text.Split('\n').Where(line => !line.StartsWith(InTheChat, StringComparison.Ordinal)))
        {
            Block block = At(line.Split(' ')[0], kinds) is { } at ? new Links([new PageLink(line, at)]) : new Words(line);

            switch ((blocks.LastOrDefault(), block))
            {
                case (Links before, Links more):
                    blocks[^1] = new Links([.. before.Items, .. more.Items]);
                    break;
                case (Words before, Words more):
                    blocks[^1] = new Words($"{before.Text}\n{more.Text}");
                    break;
                default:
                    blocks.Add(block);
                    break;
            }
        }

        return blocks;
    }

    /// <summary>Null for what is called like no item.</summary>
    public static string? At(string name, LedgerKinds kinds)
    {
        var letters = name.AsSpan().TrimEnd("0123456789").ToString();
        return letters.Length > 0 && (name.Length - letters.Length) is > 0 and <= MostDigits && kinds.All.Any(kind => kind.IsOn && kind.Prefix == letters) ? LedgersArea.At(name) : null;
    }
}
