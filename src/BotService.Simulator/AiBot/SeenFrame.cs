using System.Text.Json.Nodes;

namespace BotService.Simulator.AiBot;

/// <summary>A frame of a bot.</summary>
/// <param name="Cmd">Its command.</param>
/// <param name="ReqId">Its number.</param>
/// <param name="Body">Its body.</param>
/// <param name="Code">What it was answered, or would have been.</param>
public sealed record SeenFrame(string Cmd, string ReqId, JsonObject Body, int Code)
{
    /// <summary>How much remembering it takes: its body as JSON.</summary>
    internal int Letters { get; init; }
}
