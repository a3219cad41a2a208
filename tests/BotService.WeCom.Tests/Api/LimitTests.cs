using BotService.WeCom.Api;

namespace BotService.WeCom.Tests.Api;

public class LimitTests
{
    private static readonly SendRequest Good = Cards.Request(new TextBody("hi"));

    public static TheoryData<string, SendRequest> Broken => new()
    {
        { "touser", Good with { Recipients = [] } },
        { "touser", Good with { Recipients = [.. Enumerable.Range(0, 1001).Select(i => $"u{i}")] } },
        { "touser", Good with { Recipients = ["HanMei", "hanmei"] } },
        { "touser", Good with { Recipients = ["a|b"] } },
        { "duplicate_check_interval", Good with { DuplicateCheckInterval = TimeSpan.Zero } },
        { "duplicate_check_interval", Good with { DuplicateCheckInterval = TimeSpan.FromSeconds(14401) } },
        { "duplicate_check_interval", Good with { DuplicateCheckInterval = TimeSpan.FromSeconds(1.5) } },
        { "text.content", Cards.Request(new TextBody(" ")) },
        { "text.content", Cards.Request(new TextBody(new string('学', 683))) },
        { "markdown.content", Cards.Request(new MarkdownBody(new string('a', 2049))) },
        { "textcard.title", Cards.Request(new TextCardBody(new string('学', 43), "d", "https://a.example")) },
        { "textcard.description", Cards.Request(new TextCardBody("t", "", "https://a.example")) },
        { "textcard.url", Cards.Request(new TextCardBody("t", "d", "javascript:alert(1)")) },
        { "textcard.btntxt", Cards.Request(new TextCardBody("t", "d", "https://a.example", "五个字太长")) },
        { "file.media_id", Cards.Request(new FileBody("")) },
        { "image.media_id", Cards.Request(new ImageBody("")) },
        { "template_card.card_type", Card(Cards.Notice with { CardType = "vote_interaction" }) },
        { "template_card.main_title.title", Card(Cards.Notice with { MainTitle = null, SubTitleText = null }) },
        { "template_card.card_action", Card(Cards.Notice with { CardAction = null }) },
        { "template_card.card_action.url", Card(Cards.Notice with { CardAction = new CardAction(null) }) },
        { "template_card.button_list", Card(Cards.Notice with { ButtonList = Cards.Buttons.ButtonList }) },
        { "template_card.task_id", Card(Cards.Notice with { TaskId = "第39周" }) },
        { "template_card.task_id", Card(Cards.Notice with { TaskId = new string('a', 129) }) },
        { "template_card.horizontal_content_list", Card(Cards.Notice with { HorizontalContentList = [.. Enumerable.Repeat(new CardLine("a", "b"), 7)] }) },
        { "template_card.horizontal_content_list[0].keyname", Card(Cards.Notice with { HorizontalContentList = [new("", "b")] }) },
        { "template_card.horizontal_content_list[1].userid", Card(Cards.Notice with { HorizontalContentList = [new("a", "b"), new("a", "b", Type: 3)] }) },
        { "template_card.jump_list", Card(Cards.Notice with { JumpList = [.. Enumerable.Repeat(new CardJump("a", "https://a.example"), 4)] }) },
        { "template_card.jump_list[0].url", Card(Cards.Notice with { JumpList = [new("a")] }) },
        { "template_card.source.desc_color", Card(Cards.Notice with { Source = new CardSource("a", 4) }) },
        { "template_card.main_title.title", Card(Cards.Buttons with { MainTitle = null }) },
        { "template_card.task_id", Card(Cards.Buttons with { TaskId = null }) },
        { "template_card.button_list", Card(Cards.Buttons with { ButtonList = null }) },
        { "template_card.button_list", Card(Cards.Buttons with { ButtonList = [.. Enumerable.Range(0, 7).Select(i => new TemplateCardButton("a", $"{i}"))] }) },
        { "template_card.button_list[].key", Card(Cards.Buttons with { ButtonList = [new("a", "same"), new("b", "same")] }) },
        { "template_card.button_list[1].text", Card(Cards.Buttons with { ButtonList = [new("a", "1"), new("一二三四五六七八九十百", "2")] }) },
        { "template_card.button_list[0].key", Card(Cards.Buttons with { ButtonList = [new("a", "")] }) },
        { "template_card.button_list[0].key", Card(Cards.Buttons with { ButtonList = [new("a", new string('学', 342))] }) },
        { "template_card.button_list[0].style", Card(Cards.Buttons with { ButtonList = [new("a", "b", 5)] }) },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public async Task A_request_that_breaks_a_limit_is_refused_before_anything_leaves(string field, SendRequest request)
    {
        var edge = new StubTransport();

        var answer = await edge.Client().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(WeComErrors.LimitBroken, answer.Code);
        Assert.Equal(field, request.Check()!.Field);
        Assert.StartsWith(field + ": ", answer.Message, StringComparison.Ordinal);
        Assert.Empty(edge.Calls);
    }

    [Fact]
    public void What_just_fits_is_in_order()
    {
        Assert.Null(Good.Check());
        Assert.Null((Good with { Recipients = [.. Enumerable.Range(0, 1000).Select(i => $"u{i}")], DuplicateCheckInterval = TimeSpan.FromHours(4) }).Check());
        Assert.Null(Cards.Request(new TextBody(new string('学', 682) + "ab")).Check());
        Assert.Null(Cards.Request(new TextCardBody(new string('学', 42), new string('学', 170), "http://a.example", "四个汉字")).Check());
        Assert.Null(Card(Cards.Notice).Check());
        Assert.Null(Card(Cards.Buttons with { TaskId = "aZ9_-@", ButtonList = [.. Enumerable.Range(0, 6).Select(i => new TemplateCardButton("👍👍👍👍👍👍👍👍👍👍", $"{i}", 4))] }).Check());
    }

    private static SendRequest Card(TemplateCard card) => Cards.Request(new TemplateCardBody(card));
}
