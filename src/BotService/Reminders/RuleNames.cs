namespace BotService.Reminders;

/// <summary>The names of the rules that are code. A push is stored under its rule's name, and the name tells people what the push was about.</summary>
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
