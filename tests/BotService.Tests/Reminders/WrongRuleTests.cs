using BotService.Reminders;
using BotService.Tests.Harness;
using BotService.Time;

namespace BotService.Tests.Reminders;

/// <summary>A slip in the rules or the texts stops the start, and says in one line where it is and what to write.</summary>
public sealed class WrongRuleTests
{
    public WrongRuleTests() => Assert.SkipWhen(TestStore.IsPostgres, "Nothing is read from the database.");

    [Theory]
    [InlineData("\"Budget\": 3", "\"Budget\": 0", "Budget 要写 1 到 21 的整数，现在是 0")]
    [InlineData("\"Budget\": 3", "\"Budgets\": 3", "不认识 Budgets，这里可以写 Budget、Rules")]
    [InlineData("\"Budget\": 3,", "\"Budget\": 3, \"budget\": 4,", "budget 写了两遍")]
    [InlineData("\"Thursday\"", "\"Thorsday\"", "Weekday 要写 Monday、")]
    [InlineData("\"16:07\"", "\"25:07\"", "At 要写一天里的时间，例如 \"16:07\"，现在是 25:07")]
    [InlineData("\"Weekday\": \"Thursday\", \"At\"", "\"Weekday\": \"Thursday\", \"Um\"", "不认识 Um，五种里写一种")]
    [InlineData("\"Weekday\": \"Thursday\", ", "", "When 写法不对，五种里写一种：{ \"AfterOpening\": \"00:00\" }")]
    [InlineData("\"WorkBeforeDue\": \"03:00\"", "\"WorkBeforeDue\": \"3\"", "WorkBeforeDue 要写时长，时:分 例如 \"03:00\"")]
    [InlineData("\"WorkBeforeDue\": \"03:00\"", "\"WorkBeforeDue\": \"00:05\"", "从 00:15 到 2.00:00，现在是 00:05")]
    [InlineData("\"DaysBeforeDue\": 1,", "\"DaysBeforeDue\": 9,", "DaysBeforeDue 要写 1 到 5 的整数")]
    [InlineData("\"AfterDue\": \"00:07\"", "\"AfterDue\": \"8.00:00\"", "AfterDue 要写时长")]
    [InlineData("\"To\": \"liaisons\"", "\"To\": \"liaison\"", "To 要写 \"all\"（全体）、")]
    [InlineData("\"To\": \"liaisons\"", "\"To\": \"liaisons, pending\"", "成员和汇总写成两条规则")]
    [InlineData("\"To\": \"all\", ", "\"To\": \"pending\", ", "To 要写 \"all\"；要晚一点发给别人")]
    [InlineData("\"To\": \"pending\", \"IfLate\": \"04:00\"", "\"To\": \"pending\"", "规则 midweek 少了 IfLate")]
    [InlineData("\"04:00\"", "\"sometimes\"", "IfLate 要写 \"until due\"")]
    [InlineData("\"04:00\"", "\"merge\"", "\"merge\" 只给发给联络员和管理员的汇总用")]
    [InlineData("\"3.00:00\"", "\"until due\"", "截止后的规则不能写 \"until due\"")]
    [InlineData("\"midweek\": {", "\"midweek\": { \"Text\": \"midweak\",", "messages.zh-CN.json 的 Cards 里没有叫 midweak 的文字，可以写 opening、midweek、deadline")]
    [InlineData("\"midweek\": {", "\"midweek\": { \"On\": \"maybe\",", "On 要写 true（开）或 false（关），现在是 maybe")]
    [InlineData("\"midweek\": {", "\"midweek\": { \"Wenn\": 1,", "不认识 Wenn，这里可以写 Name、When、To、Text、IfLate、Picture、On")]
    [InlineData("\"midweek\": {", "\"midweek\": { \"Picture\": true,", "图只发给管理员")]
    [InlineData("\"midweek\": {", "\"Mid week\": {", "规则名 Mid week 不行，用小写字母、数字和 -")]
    [InlineData("\"midweek\": {", "\"chase-it\": {", "规则名 chase-it 不行，“催办”已经用了这个名字，换一个")]
    [InlineData("\"deadline\": {", "\"chaser\": {", "规则名 chaser 不行，“催办”已经用了这个名字，换一个")]
    [InlineData("\"midweek\": {", "\"put-off\": {", "规则名 put-off 不行，“改期通知”已经用了这个名字，换一个")]
    [InlineData("\"deadline\": {", "\"notice\": {", "规则名 notice 不行，“传达”已经用了这个名字，换一个")]
    [InlineData("\"midweek\": {", "\"notice-week\": { \"On\": false,", "规则名 notice-week 不行，“传达”已经用了这个名字，换一个")]
    [InlineData("\"opening\": {", "\"class\": {", "规则名 class 不行，“专题班开班”已经用了这个名字，换一个")]
    [InlineData("\"Rules\": {", "\"Rules\": { \"two\": { \"When\": { \"AfterOpening\": \"00:00\" }, \"To\": \"all\", \"Text\": \"opening\", \"IfLate\": \"skip\" },", "开放通知只能有一条，已有 two（reminders.json 第 ")]
    [InlineData("\"Thursday\", \"At\"", "\"Thursday\" \"At\"", "附近写得不合 JSON 格式")]
    [InlineData("\"Reminders\": {", "\"Reminder\": {", "不认识 Reminder；这个文件里只有一个 Reminders")]
    public async Task A_slip_in_the_rules_is_named_with_its_line_and_what_to_write(string right, string wrong, string said) =>
        await RefusedAsync("reminders.json", right, wrong, said);

    [Theory]
    [InlineData("{% endif %}\",\n      \"deadline\"", "\",\n      \"deadline\"", "midweek 模板写法不对")]
    [InlineData("这一主题；{% if last %}", "这一主题；{% if letzte %}", "没有叫 letzte 的字段，这里可以用 week、title、due、lateUntil、last")]
    [InlineData("本周主题已开放", "{{ pendingNames }}", "没有叫 pendingNames 的字段")]
    [InlineData("\"应到 {{ expected }}\"", "\"应到 {{ pendingNames }}\"", "没有叫 pendingNames 的字段")]
    [InlineData("本周主题已开放", "{{ title | upcase }}", "不能用 | upcase")]
    [InlineData("本周主题已开放", "{% for i in (1..9) %}{{ i }}{% endfor %}", "只能用字段和条件")]
    [InlineData("本周主题已开放", "{% include 'secrets' %}", "只能用字段和条件")]
    [InlineData("本周主题已开放", "{{ title.length }}", "没有叫 title.length 的字段")]
    [InlineData("\"opening\": \"", "\"opening\": [], \"x\": \"", "opening 要写一行文字")]
    [InlineData("\"opening\": \"", "\"openning\": \"", "没有规则用到 Cards 里的 openning；内置的有 opening、midweek、deadline、put-off、chase")]
    [InlineData("\"several\"", "\"sevral\"", "Together 里没有叫 sevral 的文字，这里可以写 several、topic")]
    [InlineData("\"Admins\"", "\"Admin\"", "不认识 Admin，这里可以写 Cards、Together、Liaisons、Admins")]
    public async Task A_slip_in_the_texts_is_named_with_its_line_and_what_to_write(string right, string wrong, string said) =>
        await RefusedAsync("messages.zh-CN.json", right, wrong, said);

    [Fact]
    public async Task A_slip_in_a_variable_names_the_variable()
    {
        await using var op = await Operator.StartAsync();
        op.Settings.Add("Reminders:Rules:midweek:When:At=half past four");
        op.Settings.Add("Reminders:Rules:midweak:On=false");

        var ran = await op.RunAsync("serve");

        Assert.Equal(1, ran.Code);
        Assert.Contains("设置 Reminders__Rules__midweek__When__At：At 要写一天里的时间", ran.Error, StringComparison.Ordinal);
        Assert.Contains("设置 Reminders__Rules__midweak__On：规则 midweak 少了 When", ran.Error, StringComparison.Ordinal);
    }

    /// <summary>Of those that are code: a mistake in the program, which no line of a file tells of.</summary>
    [Fact]
    public void Two_rules_with_one_name_are_refused_and_both_are_named()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => RuleNames.Checked([new Morning(), new Evening()]));

        Assert.All((string[])["“bell-late”", nameof(Morning), nameof(Evening)], part => Assert.Contains(part, refused.Message, StringComparison.Ordinal));
    }

    /// <summary>Whichever comes first: a rule with a name for each day has every name that begins like its own.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_rule_with_a_name_that_another_takes_by_its_beginning_is_refused(bool comesFirst)
    {
        IReminderRule[] rules = comesFirst ? [new Hourly(), new Morning()] : [new Morning(), new Hourly()];

        var refused = Assert.Throws<InvalidOperationException>(() => RuleNames.Checked(rules));

        Assert.All((string[])[nameof(Hourly), nameof(Morning)], part => Assert.Contains(part, refused.Message, StringComparison.Ordinal));
    }

    private sealed class Hourly : IReminderRule
    {
        public string Name => "be";

        public string Word => "整点";

        public bool Owns(string name) => name.StartsWith(Name, StringComparison.Ordinal);

        public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) => [];
    }

    private sealed class Morning : IReminderRule
    {
        public string Name => "bell";

        public IReadOnlyList<string> Names => [Name, "bell-late"];

        public string Word => "早铃";

        public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) => [];
    }

    private sealed class Evening : IReminderRule
    {
        public string Name => "bell-late";

        public string Word => "晚铃";

        public IEnumerable<Nudge> Due(TimeWindow window, PlanningFacts facts) => [];
    }

    private static async Task RefusedAsync(string file, string right, string wrong, string said)
    {
        await using var op = await Operator.StartAsync();
        var folder = Directory.CreateDirectory(op.PathOf("config")).FullName;
        var shipped = await File.ReadAllTextAsync(RepositoryFile.Path($"config/{file}"), Operator.Token);
        var at = shipped.LastIndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no {right}");
        await File.WriteAllTextAsync(Path.Combine(folder, file), shipped[..at] + wrong + shipped[(at + right.Length)..], Operator.Token);
        op.Settings.Add($"BOTSERVICE_CONFIG_DIR={folder}");

        var ran = await op.RunAsync("serve");
        var line = Assert.Single(ran.ErrorLines);
        Assert.Equal(1, ran.Code);
        Assert.Contains(said, line, StringComparison.Ordinal);

        // The entry itself may stand a line further down than where the words were put.
        var number = shipped[..at].Count(c => c == '\n') + 1;
        Assert.Matches($"{file.Replace(".", "\\.", StringComparison.Ordinal)} 第 ({number}|{number + 1}) 行", line);
        Assert.Contains(said, (await op.RunAsync("doctor")).Output, StringComparison.Ordinal);
    }
}
