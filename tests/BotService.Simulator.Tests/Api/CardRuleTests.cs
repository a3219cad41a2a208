using System.Globalization;

namespace BotService.Simulator.Tests.Api;

/// <summary>Template cards: a sound card of each kind, and each rule with one card that breaks it.</summary>
public sealed class CardRuleTests(StrictWeCom strict) : IClassFixture<StrictWeCom>
{
    private const string Title = "\"main_title\":{\"title\":\"题\"}";
    private const string Action = "\"card_action\":{\"type\":1,\"url\":\"https://example.invalid/\"}";
    private const string Buttons = "\"button_list\":[{\"text\":\"是\",\"key\":\"yes\"}]";
    private const string Submit = "\"submit_button\":{\"text\":\"交\",\"key\":\"k\"}";
    private const string Options = "\"option_list\":[{\"id\":\"a\",\"text\":\"甲\"}]";
    private const string Task = "\"task_id\":\"TASK\"";

    public static TheoryData<int, string> Cards() => new()
    {
        { 0, Notice() },
        { 0, Card("news_notice", Title, Action, "\"card_image\":{\"url\":\"https://example.invalid/a.png\",\"aspect_ratio\":1.5}") },
        { 0, Asking() },
        { 0, Card("vote_interaction", Title, Task, $"\"checkbox\":{{\"question_key\":\"q\",{Options}}}", Submit) },
        { 0, Card("multiple_interaction", Title, Task, $"\"select_list\":[{{\"question_key\":\"q\",{Options}}}]", Submit) },
        { 42031, Card("poster", Title) },
        { 40035, Notice("\"colour\":\"red\"") },
        { 40035, Notice(Buttons) },
        { 40035, Asking("\"replace_text\":\"好\"") },
        { 42014, Card("button_interaction", Title, Buttons) },
        { 42014, Card("button_interaction", Title, Buttons, "\"task_id\":\"空 格\"") },
        { 42014, Notice("\"action_menu\":{\"desc\":\"更多\",\"action_list\":[{\"text\":\"甲\",\"key\":\"a\"}]}") },
        { 42033, Card("button_interaction", Buttons, Task) },
        { 42033, Card("text_notice", Action) },
        { 40035, Notice("\"source\":{\"desc\":\"x\",\"desc_color\":4}") },
        { 40016, Notice(Task, "\"action_menu\":{\"action_list\":[]}") },
        { 42038, Notice(Task, "\"action_menu\":{\"action_list\":[{\"key\":\"a\"}]}") },
        { 42039, Notice(Task, "\"action_menu\":{\"action_list\":[{\"text\":\"甲\"}]}") },
        { 42051, Notice(Task, "\"action_menu\":{\"action_list\":[{\"text\":\"甲\",\"key\":\"a\"},{\"text\":\"乙\",\"key\":\"a\"}]}") },
        { 42035, Notice($"\"horizontal_content_list\":[{string.Join(',', Enumerable.Repeat("{\"keyname\":\"名\"}", 7))}]") },
        { 42027, Notice("\"horizontal_content_list\":[{\"value\":\"值\"}]") },
        { 42028, Notice("\"horizontal_content_list\":[{\"keyname\":\"名\",\"type\":1}]") },
        { 42029, Notice("\"horizontal_content_list\":[{\"keyname\":\"名\",\"type\":2,\"media_id\":\"none\"}]") },
        { 42050, Notice("\"horizontal_content_list\":[{\"keyname\":\"名\",\"type\":3}]") },
        { 40035, Notice("\"horizontal_content_list\":[{\"keyname\":\"名\",\"type\":4}]") },
        { 42042, Notice($"\"jump_list\":[{string.Join(',', Enumerable.Repeat("{\"title\":\"看\"}", 4))}]") },
        { 42033, Notice("\"jump_list\":[{\"type\":0}]") },
        { 42028, Notice("\"jump_list\":[{\"title\":\"看\",\"type\":1}]") },
        { 42030, Notice("\"jump_list\":[{\"title\":\"看\",\"type\":2}]") },
        { 40035, Notice("\"quote_area\":{\"type\":3}") },
        { 42045, Card("text_notice", Title) },
        { 42045, Card("text_notice", Title, "\"card_action\":{\"type\":0}") },
        { 42036, Card("news_notice", Title, Action, "\"card_image\":{\"url\":\"https://example.invalid/a.png\"}", $"\"vertical_content_list\":[{string.Join(',', Enumerable.Repeat("{\"title\":\"题\"}", 5))}]") },
        { 42033, Card("news_notice", Title, Action, "\"card_image\":{\"url\":\"https://example.invalid/a.png\"}", "\"vertical_content_list\":[{\"desc\":\"述\"}]") },
        { 42044, Card("news_notice", Title, Action) },
        { 42044, Card("news_notice", Title, Action, "\"image_text_area\":{}") },
        { 42044, Card("news_notice", Title, Action, "\"card_image\":{\"url\":\"https://example.invalid/a.png\",\"aspect_ratio\":3}") },
        { 40016, Card("button_interaction", Title, Task, "\"button_list\":[]") },
        { 42038, Card("button_interaction", Title, Task, "\"button_list\":[{\"text\":\"一二三四五六七八九十一\",\"key\":\"a\"}]") },
        { 40035, Card("button_interaction", Title, Task, "\"button_list\":[{\"text\":\"是\",\"key\":\"a\",\"style\":5}]") },
        { 42039, Card("button_interaction", Title, Task, "\"button_list\":[{\"text\":\"是\"}]") },
        { 42039, Card("button_interaction", Title, Task, "\"button_list\":[{\"text\":\"是\",\"key\":\"a\"},{\"text\":\"不\",\"key\":\"a\"}]") },
        { 42043, Asking($"\"button_selection\":{{{Options}}}") },
        { 40035, Asking($"\"button_selection\":{{\"question_key\":\"q\",\"disable\":true,{Options}}}") },
        { 42037, Card("vote_interaction", Title, Task, "\"checkbox\":{\"question_key\":\"q\",\"option_list\":[]}", Submit) },
        { 42040, Card("vote_interaction", Title, Task, "\"checkbox\":{\"question_key\":\"q\",\"option_list\":[{\"id\":\"a\",\"text\":\"甲\"},{\"id\":\"a\",\"text\":\"乙\"}]}", Submit) },
        { 42041, Card("vote_interaction", Title, Task, "\"checkbox\":{\"question_key\":\"q\",\"option_list\":[{\"id\":\"a\"}]}", Submit) },
        { 40035, Card("vote_interaction", Title, Task, $"\"checkbox\":{{\"question_key\":\"q\",\"mode\":2,{Options}}}", Submit) },
        { 42046, Card("vote_interaction", Title, Task, $"\"checkbox\":{{\"question_key\":\"q\",{Options}}}", "\"submit_button\":{\"text\":\"交\"}") },
        { 42049, Card("vote_interaction", Title, Task, $"\"checkbox\":{{\"question_key\":\"q\",{Options}}}", "\"submit_button\":{\"text\":\"一二三四五六七八九十一\",\"key\":\"k\"}") },
        { 42047, Card("multiple_interaction", Title, Task, "\"select_list\":[]", Submit) },
        { 42043, Card("multiple_interaction", Title, Task, $"\"select_list\":[{{\"question_key\":\"q\",{Options}}},{{\"question_key\":\"q\",{Options}}}]", Submit) },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task Each_rule_of_a_card_holds(int code, string card)
    {
        var answer = await SendAsync(card);
        Assert.True(code == (int)answer["errcode"]!, answer.ToJsonString());
    }

    [Fact]
    public async Task A_task_number_is_used_once()
    {
        var card = Asking().Replace("TASK", "once", StringComparison.Ordinal);
        Assert.Equal(0, (int)(await SendAsync(card))["errcode"]!);
        Assert.Equal(0, (int)(await SendAsync(card))["errcode"]!);
        Assert.Equal(42014, (int)(await SendAsync(card.Replace("是", "好", StringComparison.Ordinal)))["errcode"]!);
    }

    [Fact]
    public async Task A_card_is_changed_once_by_its_code_within_three_days_and_whole()
    {
        var code = (string)(await SendAsync(Asking()))["response_code"]!;
        var agent = string.Create(CultureInfo.InvariantCulture, $"\"agentid\":{StrictWeCom.Known.AgentId}");
        async Task<int> UpdateAsync(string body) => (int)(await strict.PostAsync("message/update_template_card", $"{{{body}}}"))["errcode"]!;
        const string Grey = "\"button\":{\"replace_name\":\"已学\"}";

        Assert.Equal(40035, await UpdateAsync($"{agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],{Grey},\"colour\":1"));
        Assert.Equal(301002, await UpdateAsync($"\"agentid\":7,\"response_code\":\"{code}\",\"userids\":[\"bob\"],{Grey}"));
        Assert.Equal(40063, await UpdateAsync($"{agent},\"userids\":[\"bob\"],{Grey}"));
        Assert.Equal(82101, await UpdateAsync($"{agent},\"response_code\":\"{code}\",\"userids\":\"bob\",{Grey}"));
        Assert.Equal(40035, await UpdateAsync($"{agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"]"));
        Assert.Equal(42038, await UpdateAsync($"{agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],\"button\":{{}}"));
        Assert.Equal(42033, await UpdateAsync($"{agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],\"template_card\":{Card("button_interaction", Buttons)}"));
        Assert.Equal(82102, await UpdateAsync($"{agent},\"response_code\":\"{code}\",\"userids\":[\"carol\"],{Grey}"));
        Assert.Equal(0, await UpdateAsync($"{agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],{Grey}"));
        Assert.Equal(60140, await UpdateAsync($"{agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],{Grey}"));

        var late = (string)(await SendAsync(Asking()))["response_code"]!;
        strict.Time.Advance(TimeSpan.FromHours(72));
        Assert.Equal(60140, await UpdateAsync($"{agent},\"response_code\":\"{late}\",\"userids\":[\"bob\"],{Grey}"));
    }

    private Task<System.Text.Json.Nodes.JsonObject> SendAsync(string card)
    {
        strict.Time.Advance(TimeSpan.FromMinutes(1));
        var whole = card.Replace("TASK", Guid.NewGuid().ToString("N"), StringComparison.Ordinal);
        return strict.PostAsync("message/send", string.Create(CultureInfo.InvariantCulture, $"{{\"touser\":\"bob\",\"agentid\":{StrictWeCom.Known.AgentId},\"msgtype\":\"template_card\",\"template_card\":{whole}}}"));
    }

    private static string Notice(params string[] more) => Card("text_notice", [Title, Action, .. more]);

    private static string Asking(params string[] more) => Card("button_interaction", [Title, Buttons, Task, .. more]);

    private static string Card(string kind, params string[] parts) => $"{{\"card_type\":\"{kind}\",{string.Join(',', parts)}}}";
}
