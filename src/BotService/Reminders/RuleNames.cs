namespace BotService.Reminders;

/// <summary>The names of rules that are code. Under its rule's name it is remembered who got a push, and by it people are told what a push was.</summary>
internal static class RuleNames
{
    /// <summary>The rules as they are. Two rules with one name are a mistake in the program and stop the start.</summary>
    public static IReadOnlyList<IReminderRule> Checked(IEnumerable<IReminderRule> rules)
    {
        List<IReminderRule> all = [.. rules];

        foreach (var rule in all)
        {
            foreach (var name in rule.Names)
            {
                if (all.Find(other => other != rule && other.Owns(name)) is { } owner)
                {
                    throw new InvalidOperationException($"“{name}” is the name of two reminder rules: {owner.GetType().Name} and {rule.GetType().Name}.");
                }
            }
        }

        return all;
    }
}
