using System.Text.Json.Nodes;
using BotService.WeCom.AiBot;
using BotService.WeCom.Api;

namespace BotService.Simulator.Tests.AiBot;

/// <summary>One of each frame that our client can make, with every field that it ever sets.</summary>
internal static class OurFrames
{
    public static IEnumerable<JsonNode> Of() =>
    [
        Frame(AiBotCommands.Subscribe, new AiBotBody { BotId = "b", Secret = "s" }),
        Frame(AiBotCommands.Ping, body: null),
        Frame(AiBotCommands.Respond, new AiBotBody { MsgType = "markdown", Markdown = new AiBotText("好") }),
        Frame(AiBotCommands.Welcome, new AiBotBody { MsgType = "text", Text = new AiBotText("好") }),
        Frame(AiBotCommands.Send, new AiBotBody { ChatId = "c", ChatType = 1, MsgType = "template_card", TemplateCard = Card() }),
        Frame(AiBotCommands.Send, new AiBotBody { ChatId = "c", ChatType = 1, MsgType = "file", File = new AiBotMedia(MediaId: "m") }),
        Frame(AiBotCommands.UpdateCard, new AiBotBody { ResponseType = "update_template_card", UserIds = ["u"], TemplateCard = Card() }),
        Frame(AiBotCommands.UploadInit, new AiBotBody { Type = "file", FileName = "n", TotalSize = 9, TotalChunks = 1, Md5 = "x" }),
        Frame(AiBotCommands.UploadChunk, new AiBotBody { UploadId = "u", ChunkIndex = 0, Base64Data = "AA==" }),
    ];

    public static IEnumerable<string> NamesIn(JsonNode? node) => node switch
    {
        JsonObject known => known.SelectMany(pair => NamesIn(pair.Value).Prepend(pair.Key)),
        JsonArray list => list.SelectMany(NamesIn),
        _ => [],
    };

    private static JsonNode Frame(string cmd, AiBotBody? body) => JsonNode.Parse(AiBotFrame.Of(cmd, "r", body).ToJson())!;

    private static TemplateCard Card() => new()
    {
        CardType = CardTypes.ButtonInteraction,
        TaskId = "t",
        MainTitle = new CardTitle("题", "说明"),
        SubTitleText = "正文",
        HorizontalContentList = [new CardLine("名", "值")],
        JumpList = [new CardJump("看", "https://example.invalid/")],
        CardAction = new CardAction("https://example.invalid/"),
        ButtonList = [new TemplateCardButton("是", "yes", 1)],
    };
}
