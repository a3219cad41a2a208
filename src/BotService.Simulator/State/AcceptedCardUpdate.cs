using System.Text.Json;

namespace BotService.Simulator;

/// <summary>One accepted message/update_template_card.</summary>
// SendNumber: The <see cref="AcceptedSend.Number"/> of the card that changed.
public sealed record AcceptedCardUpdate(DateTimeOffset At, long SendNumber, IReadOnlyList<string> Users, JsonElement Body);
