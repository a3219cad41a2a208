namespace BotService.Reminders;

/// <summary>The names of rules that are code. Under its rule's name it is remembered who got a push, and by it people are told what a push was.</summary>
internal static class RuleNames
{
    /// <summary>Each name with its rule. Two rules with one name are a mistake in the program and stop the start.</summary>
    public static IReadOnlyDictionary<string, IReminderRule> Of(IEnumerable<IReminderRule> rules)
    {
        Dictionary<string, IReminderRule> found = [];

        foreach (var rule in rules)
        {
            foreach (var name in rule.Names)
            {
                if (!found.TryAdd(name, rule))
                {
                    throw new InvalidOperationException($"“{name}” is the name of two reminder rules: {found[name].GetType().Name} and {rule.GetType().Name}.");
                }
            }
        }

        return found;
    }
}
