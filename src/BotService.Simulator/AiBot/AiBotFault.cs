namespace BotService.Simulator.AiBot;

/// <summary>What goes wrong with one frame of a bot, and its connection with it.</summary>
public enum AiBotFault
{
    None,

    /// <summary>The link breaks with the frame on its way: it never arrived.</summary>
    LostBefore,

    /// <summary>The frame is taken and the link breaks before the acknowledgement leaves.</summary>
    LostAfter,

    /// <summary>The frame is taken and the link breaks in the middle of the acknowledgement.</summary>
    HalfAck,

    /// <summary>The frame is taken and acknowledged late.</summary>
    LateAck,

    /// <summary>The frame is refused with 846607, and nothing is done.</summary>
    Refused,

    /// <summary>The frame is taken; from it on the far side says nothing and hears nothing, with the link still up.</summary>
    Silence,

    /// <summary>The frame is taken and acknowledged, and another connection takes the bot over.</summary>
    Eviction,
}
