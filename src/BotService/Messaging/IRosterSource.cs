namespace BotService.Messaging;

/// <summary>A directory from which people are imported into the roster. The channel that can read it implements this.</summary>
internal interface IRosterSource
{
    /// <summary>As notes about an import call it.</summary>
    string Name { get; }

    DirectoryAdvice Advice { get; }

    /// <exception cref="DirectoryRefusedException">The far side refused a call; the message says which and why.</exception>
    Task<DirectoryRange> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>Everybody that the directory shows us.</summary>
/// <param name="Departments">By id, those of the range and those above them as far as visible.</param>
/// <param name="People">Each once, whatever the case of the userid.</param>
internal sealed record DirectoryRange(IReadOnlyDictionary<int, DirectoryDepartment> Departments, IReadOnlyList<DirectoryPerson> People);

/// <summary>A department and the one above it.</summary>
internal sealed record DirectoryDepartment(int Id, string Name, int ParentId);

/// <summary>A person and the departments of the person that are visible, the main one first.</summary>
internal sealed record DirectoryPerson(string UserId, string Name, IReadOnlyList<int> DepartmentIds);

/// <summary>What an operator can do where the directory keeps something back.</summary>
internal sealed record DirectoryAdvice(string NoPeople, string NoNames, string NoDepartmentNames);

/// <summary>The directory was not given; the message is for the operator.</summary>
internal sealed class DirectoryRefusedException(string message) : Exception(message);
