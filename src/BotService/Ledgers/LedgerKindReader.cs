using System.Buffers;
using BotService.Settings;
using BotService.Store;

namespace BotService.Ledgers;

/// <summary>Reads one kind's file; whatever is wrong is said with its line and with what to write instead.</summary>
internal sealed class LedgerKindReader(ShippedEntries shippedEntries, ICollection<string> problems)
{
    private const int LongestWord = 12;

    /// <summary>As much as the name of a sheet holds, which a list gives to its workbook.</summary>
    private const int LongestList = 31;

    private static readonly SearchValues<char> NotInList = SearchValues.Create("[]:*?/\\");

    /// <summary>Of fewer answers one could guess who gave which.</summary>
    private const int FewestRatings = 5;

    /// <summary>Who has a hand in an item and never verifies it, whatever a file says.</summary>
    private static readonly string[] Never = ["owner", "team", "claimer"];

    /// <summary>Null when it is too wrong to be used; the start stops on any problem anyway.</summary>
    public LedgerKind? Read(SettingsNode file)
    {
        AllowOnly(file, LedgerKindWords.Settings);
        var (key, prefix, list) = (Text(file, "Key"), Text(file, "Prefix"), Text(file, "List"));
        var raise = file["Raise"] is null && file["Rows"] is not null ? string.Empty : Text(file, "Raise");
        CheckGroups(file);

        if (prefix is { Length: > 0 } && (prefix.Length != 1 || prefix[0] < 0x3400))
        {
            problems.Add(file["Prefix"]!.Problem($"Prefix 要写一个汉字，现在是 {prefix}"));
        }

        if (LedgerKindWords.TakenPrefixes.Contains(prefix))
        {
            problems.Add(file["Prefix"]!.Problem($"Prefix 不能用“{prefix}”：{prefix}1 已经是别的编号，请换一个汉字；{string.Join("、", LedgerKindWords.TakenPrefixes)} 都不能用"));
        }

        if (key is { Length: > LongestWord } || (key is { Length: > 0 } && !key.All(c => char.IsAsciiLetterLower(c) || c == '-')))
        {
            problems.Add(file["Key"]!.Problem($"Key 用小写字母，最多 {LongestWord} 个，现在是 {key}"));
        }

        if (list is not null && (list.Length > LongestList || list.AsSpan().ContainsAny(NotInList)))
        {
            problems.Add(file["List"]!.Problem($"List 也是表格里工作表的名字：最多 {LongestList} 个字，不能有 [ ] : * ? / \\，现在是 {list}"));
        }

        new LedgerKindRepeats(problems).Check(file);
        var (terms, checks) = (new LedgerTermReader(problems), Among(file["Checks"], LedgerKindWords.Checks));
        var statistics = Choice(file["Statistics"], LedgerKindWords.Statistics);
        var kind = key is null || prefix is null || raise is null || list is null ? null : new LedgerKind(key, prefix, raise, list)
        {
            Where = file["Prefix"]?.Where ?? file.Where,
            IsOn = file["On"] is not { } on || on.Switch(problems) is not false,
            AlsoRaise = Texts(file["AlsoRaise"]),
            AlsoList = Texts(file["AlsoList"]),
            Unit = file["Unit"]?.Text(2, problems) ?? "项",
            Total = file["Total"]?.Text(4, problems) ?? "共",
            Done = file["Done"]?.Text(8, problems),
            States = StatesOf(file),
            MayRaise = Rights(file["MayRaise"]) ?? (raise.Length > 0 ? LedgerRights.Everybody : LedgerRights.None),
            AcceptedBy = Rights(file["AcceptedBy"]) ?? LedgerRights.Office,
            Fields = FieldsOf(file["Fields"]),
            Due = terms.Read(file["Due"], "Default"),
            PutOffs = file["Due"]?["PutOffs"] is { } times ? times.Number(0, 9, problems) ?? 0 : 2,
            VerifiedBy = VerifyOf(file["Verify"]),
            HasChains = Choice(file["Relapse"], "linked", "none") == "linked",
            Review = terms.Read(file["Standing"], "ReviewEvery"),
            Rate = RateOf(file["Rate"]),
            IsPublic = Choice(file["Visible"], "group", "all") == "all",
            IsVisit = checks.Contains(LedgerKindWords.Clash),
            IsPrescribed = checks.Contains(LedgerKindWords.Derived),
            IsMeasured = checks.Contains(LedgerKindWords.Measured),
            IsResearch = checks.Contains(LedgerKindWords.Outcome),
            Rungs = file["Rungs"] is { } rungs ? Among(rungs, LedgerKindWords.Rungs) : LedgerKindWords.Rungs,
            CountsOnTime = statistics == LedgerKindWords.OnTime,
            CountsByGroup = statistics == LedgerKindWords.ByGroup,
            Columns = [.. file["Columns"]?.Children.Select(column => (column.Name, (IReadOnlyList<string>)Texts(column))) ?? []],
            Rows = [.. file["Rows"]?.Children.Select(row => new LedgerRowReader(problems).Read(row, Text(row, "Title") ?? string.Empty, Text(row, "Check") ?? string.Empty)) ?? []],
        };

        return kind is null ? null : shippedEntries.Complete(kind, file);
    }

    /// <summary>A word that is written wrong inside a group would else pass as if nothing stood there.</summary>
    private void CheckGroups(SettingsNode file)
    {
        foreach (var (name, known, words) in ((string, string[], string)[])[("Due", ["Default", "PutOffs"], "20 workdays"), ("Standing", ["ReviewEvery"], "20 workdays"), ("Example", LedgerKindWords.Examples, "请写一句话")])
        {
            if (file[name] is { Value.Length: > 0 } bare)
            {
                problems.Add(bare.Problem($"{name} 要写成一组，例如 {{ \"{known[0]}\": \"{words}\" }}，现在是 {bare.Value}"));
            }
            else if (file[name] is { } group)
            {
                AllowOnly(group, known);
            }
        }

        if (file["Columns"] is { } columns)
        {
            AllowOnly(columns, [.. LedgerKindWords.Columns, .. file["Fields"]?.Children.Select(field => field["Key"]?.Value).OfType<string>() ?? []]);
        }

        foreach (var row in file["Rows"]?.Children ?? [])
        {
            AllowOnly(row, ["Title", "Check", "Due"]);
        }
    }

    private IReadOnlyList<VerifierStep> VerifyOf(SettingsNode? verify)
    {
        if (verify is null)
        {
            return [];
        }

        AllowOnly(verify, ["By", "Never"]);
        string[] known = [.. LedgerKindWords.Steps.Select(step => step.Word)];
        var steps = Among(verify["By"], known);

        // A file that names only some of them promises what is not so.
        if (verify["Never"] is { } never && Never.Except(Among(never, Never)).Any())
        {
            problems.Add(never.Problem($"自己办的不能自己核实：Never 要写全 {string.Join("、", Never)}，或者不写"));
        }

        if (steps.Count == 0)
        {
            problems.Add(verify.Problem($"By 至少写一步，可以写 {string.Join("、", known)}；不用核实的就不写 Verify"));
        }

        return steps.ConvertAll(word => Array.Find(LedgerKindWords.Steps, step => step.Word == word).Step);
    }

    private LedgerRating? RateOf(SettingsNode? rate)
    {
        if (rate is null)
        {
            return null;
        }

        AllowOnly(rate, ["Ask", "Draw", "ShowFrom"]);
        var asksRaiser = Choice(rate["Ask"], "raiser", "nobody") == "raiser";
        var (draw, from) = (rate["Draw"]?.Number(FewestRatings, 50, problems) ?? 12, rate["ShowFrom"]?.Number(FewestRatings, 50, problems) ?? FewestRatings);

        if (draw < from)
        {
            problems.Add(rate.Problem($"Draw 要不小于 ShowFrom，不然永远不显示；现在是 {draw} 和 {from}"));
        }

        return new LedgerRating(asksRaiser, draw, from);
    }

    private Dictionary<LedgerState, string> StatesOf(SettingsNode file)
    {
        var words = new Dictionary<LedgerState, string>();

        if (file["States"] is { } states)
        {
            AllowOnly(states, Enum.GetNames<LedgerState>());
        }

        foreach (var state in Enum.GetValues<LedgerState>())
        {
            if (file["States"]?[state.ToString()] is { } word)
            {
                words[state] = word.Text(8, problems);
            }
            else
            {
                problems.Add((file["States"] ?? file).Problem($"States 少了 {state}，六个状态都要有字"));
            }
        }

        return words;
    }

    private List<LedgerField> FieldsOf(SettingsNode? fields)
    {
        List<LedgerField> read = [];

        foreach (var node in fields?.Children ?? [])
        {
            AllowOnly(node, ["Key", "Name", "Values", "Default"]);
            var (key, name, values, chosen) = (Text(node, "Key"), Text(node, "Name"), Texts(node["Values"]), node["Default"]?.Value);

            if (chosen is not null && values.Count > 0 && !values.Contains(chosen))
            {
                problems.Add(node["Default"]!.Problem($"Default 要是 Values 里的一个：{string.Join("、", values)}，现在是 {chosen}"));
            }

            if (key is not null && name is not null)
            {
                read.Add(new LedgerField(key, name, values, chosen));
            }
        }

        if (read.Count > 8)
        {
            problems.Add(fields!.Problem("Fields 最多 8 个"));
        }

        return read;
    }

    private LedgerRights? Rights(SettingsNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var rights = LedgerRights.None;

        foreach (var word in (node.Value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            switch (word)
            {
                case "everybody": rights |= LedgerRights.Everybody; break;
                case "liaison": rights |= LedgerRights.Liaison; break;
                case "admin": rights |= LedgerRights.Admin; break;
                default: problems.Add(node.Problem($"{node.Name} 要写 everybody、liaison、admin，现在是 {node.Value}")); break;
            }
        }

        return rights;
    }

    private string? Choice(SettingsNode? node, params string[] choices)
    {
        if (node is not null && !choices.Contains(node.Value))
        {
            problems.Add(node.Problem($"{node.Name} 要写 {string.Join(" 或 ", choices)}，现在是 {node.Value}"));
        }

        return node?.Value;
    }

    private List<string> Among(SettingsNode? node, string[] known)
    {
        foreach (var stranger in node?.Children.Where(child => !known.Contains(child.Value)) ?? [])
        {
            problems.Add(stranger.Problem($"{node!.Name} 里不认识 {stranger.Value}{Nearest(stranger.Value ?? string.Empty, known)}"));
        }

        return [.. Texts(node).Where(known.Contains)];
    }

    private string? Text(SettingsNode parent, string name)
    {
        if (parent[name] is not { } node)
        {
            problems.Add(parent.Problem($"少了 {name}"));
            return null;
        }

        return node.Text(40, problems) is { Length: > 0 } text ? text : null;
    }

    private List<string> Texts(SettingsNode? node)
    {
        if (node is { Value: not null })
        {
            problems.Add(node.Problem($"{node.Name} 要写成一列，例如 [\"{node.Value}\"]"));
        }

        return [.. node?.Children.Select(child => child.Text(40, problems)).Where(text => text.Length > 0) ?? []];
    }

    private void AllowOnly(SettingsNode node, string[] known)
    {
        foreach (var stranger in node.Children.Where(child => !known.Any(child.Is)))
        {
            problems.Add(stranger.Problem($"不认识 {stranger.Name}{Nearest(stranger.Name, known)}"));
        }
    }

    private static string Nearest(string word, string[] known) =>
        known.OrderBy(other => EditDistance.Of(word, other)).FirstOrDefault() is { } near && EditDistance.Of(word, near) <= 3 ? $"，是不是 {near}？" : $"，可以写 {string.Join("、", known)}";
}
