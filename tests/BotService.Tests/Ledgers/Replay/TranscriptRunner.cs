using System.Text.RegularExpressions;
using BotService.Features.Roster;
using BotService.Store;
using BotService.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Ledgers.Replay;

/// <summary>The sample organisation of thirty-six, in which the transcripts of the specification are played.</summary>
internal sealed partial class TranscriptRunner(Bot bot, InputWay hand) : IAsyncDisposable
{
    private Dictionary<string, string> _people = [];

    public Bot Bot => bot;

    public static async Task<TranscriptRunner> OpenAsync(string now, InputWay hand = InputWay.Words, params (string Key, string Value)[] settings)
    {
        var bot = await Bot.StartAsync(now, [.. settings, ("Organisation:PushStyle", hand is InputWay.Text ? nameof(InputWay.Text) : "Card")]);
        await bot.Services.GetRequiredService<RosterImport>().ImportFileAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "people.csv"), [], dryRun: false, Bot.Token);
        var people = await bot.AskStoreAsync(db => db.Members.Select(m => new { m.UserId, m.Name }).ToListAsync());
        return new TranscriptRunner(bot, hand)
        {
            _people = people.Where(p => p.Name != "王伟").Select(p => KeyValuePair.Create(p.Name, p.UserId)).Append(KeyValuePair.Create("王伟(机关)", "wangwei")).Append(KeyValuePair.Create("王伟(业务)", "wangwei2")).Append(KeyValuePair.Create("admin", "zhoumin")).ToDictionary(),
        };
    }

    /// <summary>Numbers that were used up before the transcript begins.</summary>
    public Task UsedAsync(string kind, int upTo) => bot.ChangeAsync(db =>
    {
        db.LedgerItems.Add(new LedgerItem { Kind = kind, Number = upTo, ChainNumber = upTo, Title = "以前的", State = LedgerState.Void, RaisedByKey = "zhoumin", FoundOn = new DateOnly(2026, 1, 5) });
        return Task.CompletedTask;
    });

    /// <summary>Plays it to its end and fails with every line that was answered otherwise.</summary>
    public async Task PlayAsync(string transcript)
    {
        List<string> differing = [];

        foreach (var line in Transcript.Of(transcript).Lines)
        {
            if (line.At is { } at)
            {
                await bot.AdvanceToAsync($"2026-{at}");
                continue;
            }

            var (got, isPressed) = await ActAsync(line);
            var wanted = isPressed && line.Pressed is { } pressed ? pressed : (line.Reason is null ? line.Answer : line.Instead).ToString();

            if (wanted.Length > 0 && got != wanted)
            {
                differing.Add($"{line.Who} ▸ {line.Said}\n--- wanted\n{wanted}\n--- got\n{got}");
            }

            // A difference that is none any more is no difference to keep.
            if (line.Reason is not null && line.Answer.Equals(line.Instead))
            {
                differing.Add($"{line.Said}: the answer is as specified, and a difference is noted.");
            }
        }

        Assert.True(differing.Count == 0, string.Join("\n\n", differing));
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    private async Task<(string Answer, bool IsPressed)> ActAsync(TranscriptLine line)
    {
        var user = _people[line.Who];

        if (line.Button is { } label && hand is InputWay.Buttons)
        {
            return (await bot.PressAsync(user, label, Reference().Match(line.Said) is { Success: true } about ? about.Value : null), true);
        }

        if (line.Button is { } typed && hand is InputWay.Text)
        {
            Assert.Contains(bot.WeCom.DeliveredTo(user), send => send.MessageType == "text" && Offers(send.Content.GetProperty("content").GetString()!, typed, line.Said));
            Assert.DoesNotContain(bot.WeCom.DeliveredTo(user), send => send.MessageType == "template_card");
        }

        return (await bot.SayAsync(user, line.Said), false);
    }

    [GeneratedRegex(@"\p{Lo}\d+(?= |$)")]
    private static partial Regex Reference();

    /// <summary>Written out behind a push in words: 请直接回复：问21 通过 或 问21 没改好 原因.</summary>
    private static bool Offers(string text, string label, string said) =>
        text.Split('\n').LastOrDefault(line => line.StartsWith("请直接回复：", StringComparison.Ordinal)) is { } line
        && line["请直接回复：".Length..].Split(" 或 ").Any(words => words.Contains(label, StringComparison.Ordinal) && said.StartsWith(string.Join(' ', words.Split(' ').Take(2)), StringComparison.Ordinal));
}
