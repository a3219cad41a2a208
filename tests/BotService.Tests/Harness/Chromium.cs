using Microsoft.Playwright;

namespace BotService.Tests.Harness;

/// <summary>The machine's own Chromium, which speaks to nobody but the page under test.</summary>
internal static class Chromium
{
    private static readonly string? File = ((string[])["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).FirstOrDefault(System.IO.File.Exists);

    public static void SkipWhereMissing() =>
        Assert.SkipUnless(File is not null || Environment.GetEnvironmentVariable("CI") is not null, "No Chromium on this machine; tests/run.sh installs it.");

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        // A busy machine is not a page that fails.
        Assertions.SetDefaultExpectTimeout(60_000);

        return playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = File,
            ChromiumSandbox = false,
            Timeout = 120_000,
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--in-process-gpu", "--renderer-process-limit=3"],
        });
    }

    /// <summary>A picture for a person to look at, when one asks for it.</summary>
    public static async Task ShotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("BOTSERVICE_SCREENSHOTS") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        }
    }
}
