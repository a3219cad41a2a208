using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using BotService.Simulator;

namespace BotService.Tests.Harness;

/// <summary>What no log line of any test may hold: credentials, tokens, URL queries, and what people wrote. Every service is searched when it ends.</summary>
internal sealed partial class LogSecrets
{
    /// <summary>Shorter remarks (a name, a week, a code) stand in lines for good reasons.</summary>
    private const int ShortestText = 6;

    private static readonly SimulatorOptions Demo = new();

    private static readonly string[] Credentials = [Demo.Secret, Demo.Token, Demo.EncodingAesKey];

    private readonly ConcurrentDictionary<string, bool> _said = new(StringComparer.Ordinal);

    /// <summary>Remembers what a person wrote behind the command's word.</summary>
    public void Said(string text)
    {
        var rest = text.Contains(' ', StringComparison.Ordinal) ? text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim() : string.Empty;

        if (rest.Length >= ShortestText && rest.Any(letter => letter > '\u2E80'))
        {
            _said[rest] = true;
        }
    }

    /// <summary>Fails the test with the first line that tells too much.</summary>
    public void RequireAbsent(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (Credentials.Concat(_said.Keys).FirstOrDefault(word => line.Contains(word, StringComparison.Ordinal)) is { } word)
            {
                Assert.Fail($"A log line holds '{word}', which must not get out: {line}");
            }

            Assert.False(Query().IsMatch(line), $"A log line holds a token, a password or a URL query: {line}");
        }
    }

    /// <summary>Access tokens of the stand-in are 96 hexadecimal digits; real ones stand behind their name.</summary>
    [GeneratedRegex(@"access_token=|corpsecret=|msg_signature=|echostr=|\b[0-9a-f]{96}\b|Password=(?!\*)", RegexOptions.IgnoreCase)]
    private static partial Regex Query();
}
