namespace BotService.Settings;

/// <summary>One entry of a file that an operator edits, with the words that lead back to it.</summary>
/// <param name="where">File and line, or the variable that stands in for them.</param>
internal sealed class SettingsNode(string name, string where)
{
    private readonly List<SettingsNode> _children = [];

    public string Name => name;

    public string Where { get; private set; } = where;

    /// <summary>What is written there; null for a group of entries.</summary>
    public string? Value { get; private set; }

    public IReadOnlyList<SettingsNode> Children => _children;

    /// <summary>Keys are compared as configuration compares them, whatever their case.</summary>
    public SettingsNode? this[string child] => _children.Find(node => string.Equals(node.Name, child, StringComparison.OrdinalIgnoreCase));

    public SettingsNode Add(string child, string place)
    {
        var node = new SettingsNode(child, place);
        _children.Add(node);
        return node;
    }

    public void Adopt(SettingsNode child) => _children.Add(child);

    public void Remove(SettingsNode child) => _children.Remove(child);

    public void Write(string value, string place)
    {
        _children.Clear();
        (Value, Where) = (value, place);
    }

    /// <summary>The sentence that an operator reads about this entry.</summary>
    public string Problem(string sentence) => $"{Where}：{sentence}";
}
