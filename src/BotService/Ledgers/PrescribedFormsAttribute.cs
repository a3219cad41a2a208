namespace BotService.Ledgers;

/// <summary>How a check is written in a kind's file; see <see cref="PrescribedForm"/>. It stands on the class because kinds are read before anything is made.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class PrescribedFormsAttribute(params string[] forms) : Attribute
{
    public IReadOnlyList<string> Forms { get; } = forms;
}
