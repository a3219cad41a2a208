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
    private const string Grey = "\"button\":{\"replace_name\":\"已学\"}";

    private static readonly string Agent = string.Create(CultureInfo.InvariantCulture, $"\"agentid\":{StrictWeCom.Known.AgentId}");

    public static TheoryData<int, string, string> Cards() => new()
    {
        { 0, "ok", Notice() },
        { 0, "ok", Card("news_notice", Title, Action, "\"card_image\":{\"url\":\"https://example.invalid/a.png\",\"aspect_ratio\":1.5}") },
        { 0, "ok", Asking() },
        { 0, "ok", Card("vote_interaction", Title, Task, $"\"checkbox\":{{\"question_key\":\"q\",{Options}}}", Submit) },
        { 0, "ok", Card("multiple_interaction", Title, Task, $"\"select_list\":[{{\"question_key\":\"q\",{Options}}}]", Submit) },
        { 42031, "card_type poster", Card("poster", Title) },
        { 40035, "colour does not belong into text_notice", Notice("\"colour\":\"red\"") },
        { 40035, "button_list does not belong into text_notice", Notice(Buttons) },
        { 40035, "replace_text does not belong into button_interaction", Asking("\"replace_text\":\"好\"") },
        { 42014, "task_id missing", Card("button_interaction", Title, Buttons) },
        { 42014, "task_id is 1 to 128 of [0-9A-Za-z_@-]", Card("button_interaction", Title, Buttons, "\"task_id\":\"空 格\"") },
        { 42014, "task_id missing", Notice("\"action_menu\":{\"desc\":\"更多\",\"action_list\":[{\"text\":\"甲\",\"key\":\"a\"}]}") },
        { 42033, "button_interaction without a title", Card("button_interaction", Buttons, Task) },
        { 42033, "text_notice without a title", Card("text_notice", Action) },
        { 40035, "desc_color is 0 to 3", Notice("\"source\":{\"desc\":\"x\",\"desc_color\":4}") },
        { 40016, "action_menu has 1 to 3 actions", Notice(Task, "\"action_menu\":{\"action_list\":[]}") },
        { 42038, "an action without a text", Notice(Task, "\"action_menu\":{\"action_list\":[{\"key\":\"a\"}]}") },
        { 42039, "a key has 1 to 1024 bytes", Notice(Task, "\"action_menu\":{\"action_list\":[{\"text\":\"甲\"}]}") },
        { 42051, "two actions with one key", Notice(Task, "\"action_menu\":{\"action_list\":[{\"text\":\"甲\",\"key\":\"a\"},{\"text\":\"乙\",\"key\":\"a\"}]}") },
        { 42035, "horizontal_content_list has up to 6 rows", Notice($"\"horizontal_content_list\":[{string.Join(',', Enumerable.Repeat("{\"keyname\":\"名\"}", 7))}]") },
        { 42027, "a row without keyname", Notice("\"horizontal_content_list\":[{\"value\":\"值\"}]") },
        { 42028, "a row of type 1 needs an http(s) url", Notice("\"horizontal_content_list\":[{\"keyname\":\"名\",\"type\":1}]") },
        { 42029, "a row of type 2 needs a live media_id", Notice("\"horizontal_content_list\":[{\"keyname\":\"名\",\"type\":2,\"media_id\":\"none\"}]") },
        { 42050, "a row of type 3 needs a userid", Notice("\"horizontal_content_list\":[{\"keyname\":\"名\",\"type\":3}]") },
        { 40035, "a row's type is 0 to 3", Notice("\"horizontal_content_list\":[{\"keyname\":\"名\",\"type\":4}]") },
        { 42042, "jump_list has up to 3 links", Notice($"\"jump_list\":[{string.Join(',', Enumerable.Repeat("{\"title\":\"看\"}", 4))}]") },
        { 42033, "a link without a title", Notice("\"jump_list\":[{\"type\":0}]") },
        { 42028, "type 1 needs an http(s) url", Notice("\"jump_list\":[{\"title\":\"看\",\"type\":1}]") },
        { 42030, "type 2 needs an appid", Notice("\"jump_list\":[{\"title\":\"看\",\"type\":2}]") },
        { 40035, "type 3", Notice("\"quote_area\":{\"type\":3}") },
        { 40035, "type must be a number", Notice("\"quote_area\":{\"type\":\"1\"}") },
        { 42045, "text_notice without card_action", Card("text_notice", Title) },
        { 42045, "card_action type is 1 or 2", Card("text_notice", Title, "\"card_action\":{\"type\":0}") },
        { 42036, "vertical_content_list has up to 4 entries", Card("news_notice", Title, Action, "\"card_image\":{\"url\":\"https://example.invalid/a.png\"}", $"\"vertical_content_list\":[{string.Join(',', Enumerable.Repeat("{\"title\":\"题\"}", 5))}]") },
        { 42033, "a vertical entry without a title", Card("news_notice", Title, Action, "\"card_image\":{\"url\":\"https://example.invalid/a.png\"}", "\"vertical_content_list\":[{\"desc\":\"述\"}]") },
        { 42044, "news_notice has either card_image or image_text_area", Card("news_notice", Title, Action) },
        { 42044, "image_text_area without image_url", Card("news_notice", Title, Action, "\"image_text_area\":{}") },
        { 42044, "card_image needs a url and a ratio of 1.3 to 2.25", Card("news_notice", Title, Action, "\"card_image\":{\"url\":\"https://example.invalid/a.png\",\"aspect_ratio\":3}") },
        { 40016, "button_list has 1 to 6 buttons", Card("button_interaction", Title, Task, "\"button_list\":[]") },
        { 42038, "a button's text has 1 to 10 characters", Card("button_interaction", Title, Task, "\"button_list\":[{\"text\":\"一二三四五六七八九十一\",\"key\":\"a\"}]") },
        { 40035, "a button's style is 1 to 4", Card("button_interaction", Title, Task, "\"button_list\":[{\"text\":\"是\",\"key\":\"a\",\"style\":5}]") },
        { 42039, "a key has 1 to 1024 bytes", Card("button_interaction", Title, Task, "\"button_list\":[{\"text\":\"是\"}]") },
        { 42039, "two buttons with one key", Card("button_interaction", Title, Task, "\"button_list\":[{\"text\":\"是\",\"key\":\"a\"},{\"text\":\"不\",\"key\":\"a\"}]") },
        { 42043, "a key has 1 to 1024 bytes", Asking($"\"button_selection\":{{{Options}}}") },
        { 40035, "disable belongs to updates", Asking($"\"button_selection\":{{\"question_key\":\"q\",\"disable\":true,{Options}}}") },
        { 42037, "1 to 20 options", Card("vote_interaction", Title, Task, "\"checkbox\":{\"question_key\":\"q\",\"option_list\":[]}", Submit) },
        { 42040, "an option's id has 1 to 128 bytes and is unique", Card("vote_interaction", Title, Task, "\"checkbox\":{\"question_key\":\"q\",\"option_list\":[{\"id\":\"a\",\"text\":\"甲\"},{\"id\":\"a\",\"text\":\"乙\"}]}", Submit) },
        { 42041, "an option without a text", Card("vote_interaction", Title, Task, "\"checkbox\":{\"question_key\":\"q\",\"option_list\":[{\"id\":\"a\"}]}", Submit) },
        { 40035, "mode is 0 or 1", Card("vote_interaction", Title, Task, $"\"checkbox\":{{\"question_key\":\"q\",\"mode\":2,{Options}}}", Submit) },
        { 42046, "a key has 1 to 1024 bytes", Card("vote_interaction", Title, Task, $"\"checkbox\":{{\"question_key\":\"q\",{Options}}}", "\"submit_button\":{\"text\":\"交\"}") },
        { 42049, "submit text over 10 characters", Card("vote_interaction", Title, Task, $"\"checkbox\":{{\"question_key\":\"q\",{Options}}}", "\"submit_button\":{\"text\":\"一二三四五六七八九十一\",\"key\":\"k\"}") },
        { 42047, "select_list has 1 to 3 selections", Card("multiple_interaction", Title, Task, "\"select_list\":[]", Submit) },
        { 42043, "two selections with one question_key", Card("multiple_interaction", Title, Task, $"\"select_list\":[{{\"question_key\":\"q\",{Options}}},{{\"question_key\":\"q\",{Options}}}]", Submit) },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task Each_rule_of_a_card_holds(int code, string reason, string card) => Assert.Equal((code, reason), StrictWeCom.Verdict(await SendAsync(card)));

    [Fact]
    public async Task A_task_number_is_used_once()
    {
        var card = Asking().Replace("TASK", "once", StringComparison.Ordinal);
        Assert.Equal(0, (int)(await SendAsync(card))["errcode"]!);
        Assert.Equal(0, (int)(await SendAsync(card))["errcode"]!);
        Assert.Equal((42014, "task_id once was used by another message"), StrictWeCom.Verdict(await SendAsync(card.Replace("是", "好", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_card_is_changed_once_by_its_code_within_three_days_and_whole()
    {
        var code = (string)(await SendAsync(Asking()))["response_code"]!;
        Assert.Equal((40035, "no such field: colour"), await UpdateAsync($"{Agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],{Grey},\"colour\":1"));
        Assert.Equal((301002, "agentid must be the app's number, written as a JSON number"), await UpdateAsync($"\"agentid\":7,\"response_code\":\"{code}\",\"userids\":[\"bob\"],{Grey}"));
        Assert.Equal((40063, "response_code missing"), await UpdateAsync($"{Agent},\"userids\":[\"bob\"],{Grey}"));
        Assert.Equal((82101, "userids is an array of 1 to 1000 strings, or atall is 1"), await UpdateAsync($"{Agent},\"response_code\":\"{code}\",\"userids\":\"bob\",{Grey}"));
        Assert.Equal((40035, "either button or template_card"), await UpdateAsync($"{Agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"]"));
        Assert.Equal((42038, "button.replace_name missing"), await UpdateAsync($"{Agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],\"button\":{{}}"));
        Assert.Equal((40063, "template_card is no object"), await UpdateAsync($"{Agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],\"template_card\":1"));
        Assert.Equal((42033, "button_interaction without a title"), await UpdateAsync($"{Agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],\"template_card\":{Card("button_interaction", Buttons)}"));
        Assert.Equal((40058, "no JSON object"), StrictWeCom.Verdict(await strict.PostAsync("message/update_template_card", "[]")));
        Assert.Equal(82102, (await UpdateAsync($"{Agent},\"response_code\":\"{code}\",\"userids\":[\"carol\"],{Grey}")).Code);
        Assert.Equal((0, "ok"), await UpdateAsync($"{Agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],{Grey}"));
        Assert.Equal(60140, (await UpdateAsync($"{Agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],{Grey}")).Code);

        var late = (string)(await SendAsync(Asking()))["response_code"]!;
        strict.Time.Advance(TimeSpan.FromHours(72));
        Assert.Equal(60140, (await UpdateAsync($"{Agent},\"response_code\":\"{late}\",\"userids\":[\"bob\"],{Grey}")).Code);
    }

    [Fact]
    public async Task A_notice_has_no_buttons_to_grey()
    {
        var code = (string)(await SendAsync(Notice(Task, "\"action_menu\":{\"action_list\":[{\"text\":\"甲\",\"key\":\"a\"}]}")))["response_code"]!;
        Assert.Equal((40035, "only interactive cards have buttons to grey"), await UpdateAsync($"{Agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],{Grey}"));
        Assert.Equal((0, "ok"), await UpdateAsync($"{Agent},\"response_code\":\"{code}\",\"userids\":[\"bob\"],\"template_card\":{Notice()}"));
    }

    private async Task<(int Code, string Reason)> UpdateAsync(string fields) => StrictWeCom.Verdict(await strict.PostAsync("message/update_template_card", $"{{{fields}}}"));

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
