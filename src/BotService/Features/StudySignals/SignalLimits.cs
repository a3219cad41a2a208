using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotService.Features.StudySignals;

/// <summary>From when on 学风 asks; section <c>Policy:Signals</c>, edited in <c>policy.json</c>. Only what is rarer than the default can be asked for a group's size: fewer than five answers say nothing about a group.</summary>
internal sealed class SignalLimits
{
    public const string Section = "Policy:Signals";

    /// <summary>Names of signals that are not asked: Burst, OnBehalf, Alike, Repeated, SameProblem, Rush, QuickVerdict, Relapse, Doubted.</summary>
    public IList<string> Off { get; } = [];

    /// <summary>A group with fewer answers or items is never asked.</summary>
    [Range(5, 1000)]
    public int Fewest { get; set; } = 5;

    [Range(10, 600)]
    public int BurstSeconds { get; set; } = 60;

    [Range(30, 100)]
    public int BurstPercent { get; set; } = 60;

    /// <summary>Answers so soon after a push to the same person do not count.</summary>
    [Range(1, 240)]
    public int AfterPushMinutes { get; set; } = 10;

    /// <summary>Nor do answers so near to a gathering of the group.</summary>
    [Range(1, 480)]
    public int AroundGatheringMinutes { get; set; } = 30;

    [Range(10, 100)]
    public int OnBehalfPercent { get; set; } = 30;

    [Range(2, 1000)]
    public int OnBehalfFewest { get; set; } = 4;

    /// <summary>Shorter remarks are not compared.</summary>
    [Range(6, 500)]
    public int RemarkLetters { get; set; } = 12;

    /// <summary>Two texts are alike from this share of common groups of three letters on.</summary>
    [Range(30, 100)]
    public int AlikePercent { get; set; } = 50;

    [Range(3, 1000)]
    public int AlikePeople { get; set; } = 3;

    [Range(10, 100)]
    public int RepeatedPercent { get; set; } = 30;

    [Range(1, 12)]
    public int RepeatedWeeks { get; set; } = 4;

    [Range(3, 100)]
    public int SameProblemGroups { get; set; } = 3;

    [Range(7, 90)]
    public int SameProblemDays { get; set; } = 30;

    [Range(30, 100)]
    public int RushPercent { get; set; } = 60;

    [Range(1, 10)]
    public int RushWorkdays { get; set; } = 2;

    [Range(3, 100)]
    public int VerdictsTogether { get; set; } = 5;

    [Range(1, 120)]
    public int VerdictsMinutes { get; set; } = 10;

    [Range(5, 1000)]
    public int QuickVerdictsFewest { get; set; } = 10;

    [Range(50, 100)]
    public int QuickVerdictsPercent { get; set; } = 80;

    [Range(1, 60)]
    public int QuickVerdictMinutes { get; set; } = 2;

    [Range(10, 100)]
    public int RelapsePercent { get; set; } = 30;

    [Range(7, 365)]
    public int RelapseDays { get; set; } = 90;

    [Range(10, 100)]
    public int DoubtedPercent { get; set; } = 40;

    /// <summary>A signal that is explained away in more than this share of so many cases switches itself off.</summary>
    [Range(10, 100)]
    public int ExplainedPercent { get; set; } = 50;

    [Range(5, 1000)]
    public int ExplainedCases { get; set; } = 20;
}

[OptionsValidator]
internal sealed partial class SignalLimitsValidator : IValidateOptions<SignalLimits>;
