using System.Text.Encodings.Web;
using System.Text.Json;

namespace BotService.Host;

/// <summary>One line of JSON for each entry, and in development one line to read; what libraries say below a warning stays out.</summary>
internal static class LoggingSetup
{
    public static void Add(ILoggingBuilder logging, IHostEnvironment environment)
    {
        logging
            .ClearProviders()
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Hangfire", LogLevel.Warning)
            .AddFilter("Polly", LogLevel.None);

        if (!environment.IsDevelopment())
        {
            logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                json.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
            return;
        }

        logging.AddSimpleConsole(console => console.SingleLine = true);
    }
}
