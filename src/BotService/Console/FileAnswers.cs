using System.Net.Mime;
using BotService.Console.Access;
using BotService.Messaging;
using BotService.Store;

namespace BotService.Console;

/// <summary>Makes the same file that the chat sends, for the browser; who took it is noted.</summary>
internal sealed class FileAnswers(IEnumerable<IFileMaker> makers, StoreWriter store, TimeProvider time)
{
    private const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<IResult> SendAsync(ConsoleVisit visit, string maker, string argument, string action, string subject, CancellationToken cancellationToken)
    {
        // Whole before it is sent: a file that breaks off looks like a file.
        var file = NamelessFile.Create();

        try
        {
            var name = await makers.Single(m => m.Name == maker).MakeAsync(argument, file, cancellationToken);
            await store.RunAsync(
                (_, db, _) =>
                {
                    db.Audit(time.GetUtcNow(), visit.Caller.UserId, action, subject, "console");
                    return ValueTask.FromResult(true);
                },
                cancellationToken);
            file.Position = 0;
            return Results.File(file, TypeOf(name), name);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".xlsx" => Workbook,
        ".docx" => Document,
        _ => MediaTypeNames.Application.Octet,
    };
}
