namespace BotService.Simulator;

/// <summary>One file that the service uploaded.</summary>
// MediaId: Valid for three days.
// Kind: image, voice, video or file.
// FileName: What members see.
public sealed record AcceptedUpload(string MediaId, string Kind, string FileName, ReadOnlyMemory<byte> Content, DateTimeOffset At);
