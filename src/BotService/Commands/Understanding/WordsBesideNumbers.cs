using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace BotService.Commands.Understanding;

/// <summary>Reads a word before what is called by a character and a number, for the features that name their things so: 撤回 传8, 完成 征2.</summary>
internal sealed class WordsBesideNumbers
{
    private readonly FrozenDictionary<string, BesideNumber> _meanings;

    private readonly SearchValues<string> _names;

    private readonly Regex _pair;

    public WordsBesideNumbers(CommandEntries commands)
    {
        _meanings = (
            from entry in commands.All
            where entry.Command.BesideNumber is not BesideNumber.Itself
            from word in entry.Words
            where entry.Command.IsReadBesideNumber(word)
            select KeyValuePair.Create(word, entry.Command.BesideNumber)).ToFrozenDictionary(StringComparer.Ordinal);

        // Of 取消传8，征2 neither is meant, and so the names of all features are looked for together. A number counts only when something ends it.
        string[] names = [.. commands.All.Where(entry => entry.Command.IsNumbered).Select(entry => entry.Command.Word)];
        _names = SearchValues.Create(names, StringComparison.Ordinal);
        _pair = new Regex($"^\\s*(?<said>[\\p{{L}}0-9]{{1,5}})[\\s，,。：:、]*(?<name>{string.Join('|', names.Select(Regex.Escape))})[#＃]?(?<number>[0-9０-９]{{1,9}})号?(?=$|[\\s，,。：:、！!？?])", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    /// <summary>Null when no number stands where it would be meant.</summary>
    public WordBesideNumber? Find(string text)
    {
        // Most messages name nothing of the kind.
        if (!text.AsSpan().ContainsAny(_names) || _pair.Match(text) is not { Success: true } pair)
        {
            return null;
        }

        var said = CommandText.Normalise(pair.Groups["said"].Value);
        var isAlone = text.AsSpan(pair.Length).IsWhiteSpace();
        var meaning = _meanings.GetValueOrDefault(said) switch
        {
            BesideNumber.Shows or BesideNumber.RefusedAlone when !isAlone => BesideNumber.Itself,
            BesideNumber.RefusedAlone => BesideNumber.Refused,
            var stated => stated,
        };

        return new WordBesideNumber(said, meaning, pair.Groups["name"].Value, NumberedName.Plain(pair.Groups["number"].Value), text[pair.Groups["name"].Index..]);
    }
}

/// <summary>A word and what stands behind it.</summary>
/// <param name="Said">The word in its plain letters; it need not be a command's.</param>
/// <param name="Meaning">Never <see cref="BesideNumber.RefusedAlone"/>: what follows has been looked at.</param>
/// <param name="Name">The character before the number.</param>
/// <param name="Behind">The text from that character on.</param>
internal readonly record struct WordBesideNumber(string Said, BesideNumber Meaning, string Name, string Number, string Behind)
{
    /// <summary>What it has the command of that name do; null where the word means what it always does.</summary>
    /// <param name="takeBack">What that command is told to take something back; where it cannot, it shows what has the number.</param>
    public Understood.Run? AsRun(string? takeBack = null) => Meaning switch
    {
        BesideNumber.TakesBack => new Understood.Run(Name, $"{Number} {takeBack}".Trim()),
        BesideNumber.Refused => new Understood.Run(Name, $"{Number} 不是{Said}"),
        BesideNumber.Shows => new Understood.Run(Name, Number),
        _ => null,
    };
}
