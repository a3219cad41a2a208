using System.Diagnostics;

namespace BotService.Tests.Harness;

/// <summary>Where LibreOffice is installed and a folder is asked for, documents are drawn there for a person to look at.</summary>
internal static class Rendered
{
    private const string Folder = "BOTSERVICE_TEST_PICTURES";

    public static void Keep(string name, byte[] docx)
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { Length: > 0 } folder)
        {
            return;
        }

        var file = Path.Combine(folder, $"{name}.docx");
        File.WriteAllBytes(file, docx);
        Process.Start(new ProcessStartInfo("soffice", ["--headless", "--convert-to", "pdf", "--outdir", folder, file]))?.WaitForExit(TimeSpan.FromMinutes(1));
    }
}
