namespace BotService.Tests.Harness;

/// <summary>Tests that measure the whole process; while one runs, no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
