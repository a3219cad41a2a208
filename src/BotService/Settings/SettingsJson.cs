using System.Text;
using System.Text.Json;

namespace BotService.Settings;

/// <summary>Takes JSON apart into entries that know their line.</summary>
internal ref struct SettingsJson
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly string _file;
    private readonly ICollection<string> _problems;
    private Utf8JsonReader _reader;
    private int _line = 1;
    private int _counted;

    private SettingsJson(ReadOnlySpan<byte> json, string file, ICollection<string> problems)
    {
        _json = json;
        _file = file;
        _problems = problems;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    /// <summary>Fills the root with what the file holds; a file that is no JSON is one problem with its line.</summary>
    public static void Read(ReadOnlySpan<byte> json, SettingsNode root, ICollection<string> problems)
    {
        var mark = Encoding.UTF8.GetPreamble();
        var reading = new SettingsJson(json.StartsWith(mark) ? json[mark.Length..] : json, root.Name, problems);

        try
        {
            reading._reader.Read();

            if (reading._reader.TokenType is not JsonTokenType.StartObject)
            {
                problems.Add($"{reading.Here()}：整个文件要写在一对大括号 {{ }} 里");
                return;
            }

            reading.ReadObject(root);
            reading._reader.Read();
        }
        catch (JsonException exception)
        {
            problems.Add($"{root.Name} 第 {exception.LineNumber + 1} 行附近写得不合 JSON 格式，请检查这一行和上一行的引号、逗号、冒号和括号");
        }
        catch (InvalidOperationException)
        {
            problems.Add($"{reading.Here()}：文字不是 UTF-8 编码，请另存为 UTF-8");
        }
    }

    private void ReadObject(SettingsNode parent)
    {
        while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndObject)
        {
            var (name, place) = (_reader.GetString()!, Here());
            _reader.Read();

            if (parent[name] is { } earlier)
            {
                _problems.Add($"{place}：{name} 写了两遍，{earlier.Where} 已有，请删掉一处");
                _reader.Skip();
                continue;
            }

            ReadValue(parent.Add(name, place));
        }
    }

    private void ReadArray(SettingsNode parent)
    {
        for (var i = 0; _reader.Read() && _reader.TokenType is not JsonTokenType.EndArray; i++)
        {
            ReadValue(parent.Add(i.ToString(System.Globalization.CultureInfo.InvariantCulture), Here()));
        }
    }

    private void ReadValue(SettingsNode node)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadObject(node);
                break;
            case JsonTokenType.StartArray:
                ReadArray(node);
                break;
            case JsonTokenType.String:
                node.Write(_reader.GetString()!, node.Where);
                break;
            default:
                node.Write(Encoding.UTF8.GetString(_reader.ValueSpan), node.Where);
                break;
        }
    }

    private string Here()
    {
        var start = (int)_reader.TokenStartIndex;
        _line += _json[_counted..start].Count((byte)'\n');
        _counted = start;
        return $"{_file} 第 {_line} 行";
    }
}
