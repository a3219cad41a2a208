using System.Text;

namespace BotService.Tests.Ledgers.Replay;

/// <summary>How the people of a transcript act: by words, by the buttons of cards, or by the words that stand where cards do not show.</summary>
public enum InputWay
{
    Words,
    Buttons,
    Text,
}

/// <summary>
/// A conversation as the specification shows it. Lines: <c>@ 10-09 09:00</c> moves the clock; <c>郑凯 ▸ 任12</c> is said; <c>郑凯 ▣ 通过 ▸ 任12 通过</c> has a button;
/// <c>◂</c> begins the answer, which goes on over the lines behind it; <c>▣ 已同意</c> is what a card says once it was pressed;
/// <c>≠ reason</c> and <c>= answer</c> stand where the service deliberately says it otherwise; <c># </c> is a step that the specification leaves out.
/// </summary>
internal sealed record Transcript(IReadOnlyList<TranscriptLine> Lines)
{
    private enum Part
    {
        None,
        Answer,
        Instead,
    }

    public static Transcript Of(string text)
    {
        List<TranscriptLine> lines = [];
        var part = Part.None;

        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '@')
            {
                lines.Add(new TranscriptLine { At = line[1..].Trim() });
            }
            else if (line[0] == '◂')
            {
                (part, _) = (Part.Answer, lines[^1].Answer.Append(line[1..].Trim()));
            }
            else if (line[0] == '≠')
            {
                (part, lines[^1].Reason) = (Part.None, line[1..].Trim());
            }
            else if (line[0] == '=')
            {
                (part, _) = (Part.Instead, lines[^1].Instead.Append(line[1..].Trim()));
            }
            else if (line[0] == '▣')
            {
                lines[^1].Pressed = line[1..].Trim();
            }
            else if (line.Contains('▸', StringComparison.Ordinal))
            {
                var (who, said) = (line.Split('▸', 2)[0].Split('▣'), line.Split('▸', 2)[1]);
                lines.Add(new TranscriptLine { Who = who[0].Trim(), Button = who.Length > 1 ? who[1].Trim() : null, Said = said.Trim() });
                part = Part.None;
            }
            else
            {
                var before = part is Part.Answer ? lines[^1].Answer : part is Part.Instead ? lines[^1].Instead : throw new FormatException($"Nothing that '{line}' could belong to.");
                before.Append('\n').Append(line);
            }
        }

        return new Transcript(lines);
    }
}

/// <summary>What one person says, and the whole answer; or a moment of the clock.</summary>
internal sealed class TranscriptLine
{
    public string? At { get; init; }

    public string Who { get; init; } = string.Empty;

    public string? Button { get; init; }

    public string Said { get; init; } = string.Empty;

    /// <summary>As the specification has it; empty for a step that it leaves out.</summary>
    public StringBuilder Answer { get; } = new();

    /// <summary>The whole answer where it deliberately differs.</summary>
    public StringBuilder Instead { get; } = new();

    public string? Reason { get; set; }

    public string? Pressed { get; set; }
}
