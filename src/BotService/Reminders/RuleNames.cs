namespace BotService.Reminders;

/// <summary>The names of the rules that are code. A push is stored under its rule's name, and the name tells people what the push was about.</summary>
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
