using BotService.Channels.AiBot;
using BotService.Channels.GroupRobot;
using BotService.Channels.WeCom;
using BotService.Cli;
using BotService.Cli.Doctor;
using BotService.Commands;
using BotService.Console;
using BotService.Demo;
using BotService.Features.Binding;
using BotService.Features.LedgerLists;
using BotService.Features.LedgerLists.Reminding;
using BotService.Features.Reports;
using BotService.Features.Reports.Claims;
using BotService.Features.Reports.Figures;
using BotService.Features.Roster;
using BotService.Features.SignIn;
using BotService.Features.Speaking;
using BotService.Features.Study;
using BotService.Features.StudySignals;
using BotService.Features.Topics;
using BotService.Files.Charts;
using BotService.Health;
using BotService.Hosting;
using BotService.Inbox;
using BotService.Jobs;
using BotService.Ledgers;
using BotService.Messaging;
using BotService.Outbox;
using BotService.Reminders;
using BotService.Settings;
using BotService.Simulator;
using BotService.Store;
using BotService.Store.Backup;
using BotService.Store.Personal;
using BotService.Store.Rounds;
using BotService.Telemetry;
using BotService.Time;
using Hangfire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Host;

/// <summary>Puts the service together; the only file that sees everything.</summary>
internal static class BotServiceBuilder
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Every channel there is. It stands before <see cref="Factory"/>, which reads it.</summary>
    private static readonly IChannelSetup[] Channels = [new WeComSetup(), new AiBotSetup(), new GroupRobotSetup()];

    /// <summary>What the program hands to the command line.</summary>
    public static readonly ServiceFactory Factory =
        new(BuildWeb, BuildTools, ListenAddress.Of, HealthSetup.ReadyPath, Channels.Select(channel => channel.Directory).OfType<DirectoryWords>().Single());

    /// <summary>The service: web server, channels, scheduled work.</summary>
    public static WebApplication BuildWeb(string[] args)
    {
        // Nothing is reloaded while running, so no file needs to be watched.
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        var folder = builder.Configuration.AddConfigFolder(args);
        builder.Configuration.AddSecretFiles(UnknownKeys.IsOurs);
        builder.Configuration.RefuseUnknownKeys(folder, ConfigFolder.Files);

        // A callback waits for the store without holding its thread, so it need not be handed to another one first.
        var connections = new OldestConnections(ServerLimits.Connections);
        builder.WebHost.ConfigureKestrel(kestrel => ServerLimits.Apply(kestrel, connections)).UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);

        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.AddTelemetry(DefaultUrl);
        var demo = DemoSetup.IsOn(builder);

        if (demo)
        {
            builder.NameDemoChannels(ListenAddress.Of);
        }

        RefuseDangerousClock(builder);
        LoggingSetup.Add(builder.Logging, builder.Environment);
        AddCore(builder.Services, builder.Configuration, builder.Environment, folder);
        builder.Services.AddServiceHealth();
        var channels = ChannelsOf(builder.Configuration);
        var used = Channels.Where(channels.IsUsed).ToList();

        // Before the outbox, so that what is on its way when the service stops still hears its answer.
        used.ForEach(channel => channel.AddWorkers(builder.Services));
        builder.Services.AddHostedService<OutboxWorker>().AddHostedService<SpoolReplay>();

        var jobs = builder.Configuration.GetSection(JobsOptions.Section).Get<JobsOptions>()?.Enabled ?? true;

        if (jobs)
        {
            builder.Services.AddJobs(builder.Configuration);
        }

        if (builder.Configuration.GetSection(ClockOptions.Section).Get<ClockOptions>()?.Controllable is true)
        {
            builder.Services.AddSingleton<ClockMover>();
            builder.Services.PostConfigure<RateLimitOptions>(limits => limits.Enabled = builder.Configuration.GetValue("RateLimit:Enabled", defaultValue: false));
        }

        builder.Services.AddConsole(demo ? SimulatorEndpoints.PagePath : null);

        if (demo)
        {
            builder.AddDemo(ListenAddress.Of);
        }

        var app = builder.Build();
        app.Use(next => context => connections.NoteAsync(context, next));
        app.UsePageHeaders();
        app.UseTelemetry(LocalOnly.IsUnforwarded);
        app.UseTrustedProxies();

        if (app.Environment.IsDevelopment())
        {
            app.UseLocalOnly();
        }

        app.MapConsole();

        var open = app.OpenToAll();
        used.ForEach(channel => channel.Map(open));
        open.MapHealth();

        if (app.Services.GetService<ControllableClock>() is not null)
        {
            app.MapClock();
        }

        if (jobs && app.Environment.IsDevelopment())
        {
            // Hangfire itself answers local requests only.
            MapDashboard(app);
        }

        if (demo)
        {
            app.UseWebSockets();
            app.MapWeComSimulator();
            app.AnnounceDemo(ListenAddress.Of);
        }

        return app;
    }

    /// <summary>Hangfire asks its storage as soon as its page is mapped; a database that is away costs the page at this start, not the start.</summary>
    private static void MapDashboard(WebApplication app)
    {
        if (ConnectionText.ProblemOf(app.Configuration.GetSection(StoreOptions.Section).Get<StoreOptions>() ?? new StoreOptions()) is not null)
        {
            // The start is refused for it before anything listens.
            return;
        }

        try
        {
            app.MapHangfireDashboard(PageHeaders.Dashboard);
        }
        catch (Exception exception) when (StoreTrouble.IsOutage(exception))
        {
            // The start goes on without the page; readiness tells of the database.
        }
    }

    /// <summary>The same services without a web server, for the other verbs.</summary>
    public static IHost BuildTools(string[] args)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { Args = args, EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") });
        var folder = builder.Configuration.AddConfigFolder(args);
        builder.Configuration.AddSecretFiles(UnknownKeys.IsOurs);
        builder.Configuration.RefuseUnknownKeys(folder, ConfigFolder.Files);
        RefuseDangerousClock(builder);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error)
            .AddFilter("Microsoft", LogLevel.Critical).AddFilter("Polly", LogLevel.None);
        AddCore(builder.Services, builder.Configuration, builder.Environment, folder);
        return builder.Build();
    }

    private static void AddCore(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, string configFolder)
    {
        services.AddOptions<OrganisationOptions>().Bind(configuration.GetSection(OrganisationOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OrganisationOptions>, OrganisationOptionsValidator>().AddSingleton<IValidateOptions<OrganisationOptions>, AdminsValidator>();
        services.AddTransient(typeof(Lazy<>), typeof(LateService<>));
        services.AddSingleton<OutboxSignal>();
        services.AddTime(configuration, configFolder, HasHolidays(configuration), PeaksOfFirstChannel);
        services.AddStore(configuration).AddPolicy(configuration);
        services.AddInbox(configuration);
        services.AddOutbox(configuration);
        services.AddSingleton<RetentionPurge>();
        services.AddReminders(configuration, configFolder);
        services.AddCommands();
        services.AddSingleton(s => new ConfigFileChecks(configFolder, s.GetServices<IConfigFileCheck>()));
        services.AddBinding().AddStudy().AddLedgers(configFolder).AddReports(configFolder).AddStudySignals(configuration);
        services.AddSingleton(s => ChannelsOf(s.GetRequiredService<IConfiguration>())).AddFirstChecks();
        services.AddChannels(configuration);
        services.AddSignIn(configuration, () => environment.IsDevelopment() ? ListenAddress.First(configuration) : null);
        services.AddPictures(configuration);
        services.AddFeatures();
        services.AddSpeaking(configuration);
        services.AddRoster().AddTopicImport().AddBackup().AddVerbs();
    }

    private static void AddChannels(this IServiceCollection services, IConfiguration configuration)
    {
        var configured = ChannelsOf(configuration);

        foreach (var channel in Channels)
        {
            channel.AddServices(services, configuration, configured.IsUsed(channel));
        }
    }

    /// <summary>By the option's name and default: a calendar is needed before options are checked.</summary>
    private static bool HasHolidays(IConfiguration configuration) =>
        configuration.GetSection(OrganisationOptions.Section).GetValue(nameof(OrganisationOptions.HolidaysFromFiles), new OrganisationOptions().HolidaysFromFiles);

    private static PeakMinutes PeaksOfFirstChannel(IServiceProvider services)
    {
        var limits = services.GetRequiredService<LimitsByChannel>().Of(services.GetRequiredService<IOptions<OutboxOptions>>().Value.Channel);
        return new PeakMinutes(limits.BusyMinutes, limits.CalmAfter);
    }

    /// <summary>What a feature plugs in by being there, made anew for each scope.</summary>
    internal static readonly Type[] Seams =
    [
        typeof(IOpeningWork), typeof(IOpeningNotes), typeof(ILiaisonNotes), typeof(IDailyWork), typeof(IRuleSource), typeof(IReminderSource), typeof(IPersonalRecords), typeof(ITakeBack),
        typeof(IFileMaker), typeof(IReportFigure), typeof(IClaimChecks), typeof(ISignalRule), typeof(IRosterFreeze), typeof(IReachRecords), typeof(ILedgerReminder), typeof(IPrescribedCheck),
        typeof(IHeldTurns), typeof(IColleagueRequest),
    ];

    /// <summary>The same, made once because it keeps nothing of a request.</summary>
    internal static readonly Type[] SharedSeams =
        [typeof(IReminderRule), typeof(IReminderSection), typeof(ITextKinds), typeof(IRoundRead), typeof(ICommandSource), typeof(IReadingStep), typeof(IIntentSource)];

    /// <summary>Commands and what implements a seam register themselves by being there, with the pieces of their feature that they ask for.</summary>
    private static void AddFeatures(this IServiceCollection services)
    {
        foreach (var type in typeof(BotServiceBuilder).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            // Rows of the rules' file are rules as well, but made by the planner.
            foreach (var seam in SharedSeams.Where(seam => type.IsAssignableTo(seam) && type != typeof(RowRule)))
            {
                services.AddSingleton(seam, type);
            }

            foreach (var seam in Seams.Where(type.IsAssignableTo))
            {
                services.AddScoped(seam, type).AddPiecesOf(type);
            }

            if (type.IsAssignableTo(typeof(IChatCommand)))
            {
                services.AddTransient(type).AddPiecesOf(type);
            }
        }
    }

    private static void AddPiecesOf(this IServiceCollection services, Type type)
    {
        foreach (var piece in type.GetConstructors()[0].GetParameters().Select(parameter => parameter.ParameterType))
        {
            if (piece is { IsClass: true, Namespace: { } name } && name.StartsWith("BotService.Features.", StringComparison.Ordinal))
            {
                services.TryAddScoped(piece);
                services.AddPiecesOf(piece);
            }
        }
    }

    private static ConfiguredChannels ChannelsOf(IConfiguration configuration) => new(configuration, [.. Channels.Select(channel => channel.Keys).OfType<ChannelKeys>()]);

    private static void RefuseDangerousClock(IHostApplicationBuilder builder)
    {
        var clock = builder.Configuration.GetSection(ClockOptions.Section).Get<ClockOptions>();

        if (clock?.Controllable is true && !builder.Environment.IsDevelopment())
        {
            throw new StartRefusedException("Clock__Controllable 只用于演示和测试，Development 以外的环境（包括 Production）不能用，请删掉。");
        }
    }
}
