namespace BotService.Store;

/// <summary>Which turns to speak were held, and the day on which each counts; asked by whoever counts them.</summary>
internal interface IHeldTurns
{
    IQueryable<SpeakingTurn> All { get; }

    /// <summary>Those that count on the day or on one before.</summary>
    IQueryable<SpeakingTurn> By(DateOnly day);

    /// <summary>The day it was recorded, kept within its week.</summary>
    DateOnly DayOf(SpeakingTurn turn);
}
