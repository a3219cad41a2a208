namespace BotService.Messaging;

/// <summary>Texts of <c>messages.zh-CN.json</c> that somebody writes to people: whoever fills the fields says which there are.</summary>
internal interface ITextKinds
{
    IReadOnlyList<TextKind> Kinds { get; }
}
