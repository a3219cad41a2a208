namespace BotService.Time;

/// <summary>Reads forward over text as people type it: one written form per meaning, character by character, so that positions stay true.</summary>
internal ref struct TextScan(ReadOnlySpan<char> text)
{
    private const string Digits = "零一二三四五六七八九";
    private const int LongestNumber = 8;

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public readonly ReadOnlySpan<char> Rest => _text[_at..];

    /// <summary>The folded character that many places ahead; NUL behind the end.</summary>
    public readonly char Peek(int ahead = 0) => _at + ahead < _text.Length ? Fold(_text[_at + ahead]) : '\0';

    public void SkipSpaces()
    {
        while (Peek() is ' ')
        {
            _at++;
        }
    }

    public bool TryTake(char expected) => TryTakeAny([expected]);

    public bool TryTakeAny(scoped ReadOnlySpan<char> expected)
    {
        var next = Peek();

        if (next is '\0' || !expected.Contains(next))
        {
            return false;
        }

        _at++;
        return true;
    }

    public bool TryTake(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (Peek(i) != word[i])
            {
                return false;
            }
        }

        _at += word.Length;
        return true;
    }

    public bool TryTakeFirst(scoped ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (TryTake(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>12, １２, 十二 or 二〇二六; the length counts the written characters.</summary>
    public bool TryNumber(out int value, out int length)
    {
        var start = _at;
        var taken = char.IsAsciiDigit(Peek()) ? TryArabic(out value) : TryChinese(out value);

        length = _at - start;
        _at = taken ? _at : start;
        return taken;
    }

    private bool TryArabic(out int value)
    {
        value = 0;
        var start = _at;

        while (char.IsAsciiDigit(Peek()))
        {
            if (_at - start == LongestNumber)
            {
                return false;
            }

            value = (value * 10) + Peek() - '0';
            _at++;
        }

        return true;
    }

    private bool TryChinese(out int value)
    {
        value = 0;
        var start = _at;
        var tens = false;

        while (_at - start < LongestNumber / 2)
        {
            var digit = Peek() is '两' ? 2 : Digits.IndexOf(Peek(), StringComparison.Ordinal);

            if (digit < 0 && (Peek() is not '十' || tens || value > 9))
            {
                break;
            }

            _at++;

            if (digit < 0)
            {
                value = value == 0 ? 10 : value * 10;
                tens = true;
                continue;
            }

            if (tens)
            {
                value += digit;
                break;
            }

            value = (value * 10) + digit;
        }

        return _at > start;
    }

    private static char Fold(char c)
    {
        // Full-width ASCII lies at a fixed distance from ASCII.
        var half = c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;

        return half switch
        {
            >= 'A' and <= 'Z' => (char)(half | 0x20),
            '\u3000' or '\u00A0' or '\t' => ' ',
            '—' or '–' or '−' or '‐' or '‑' or '─' => '-',
            '〜' or '∼' => '~',
            '〇' or '○' => '零',
            '週' => '周',
            '點' => '点',
            '號' => '号',
            '後' => '后',
            '這' => '这',
            '禮' => '礼',
            '時' => '时',
            '兩' => '两',
            '個' => '个',
            '鐘' or '鍾' => '钟',
            '從' => '从',
            _ => half,
        };
    }
}
