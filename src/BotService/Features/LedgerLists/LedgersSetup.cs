using BotService.Features.LedgerLists.Exporting;
using BotService.Features.LedgerLists.Importing;
using BotService.Features.LedgerLists.Listing;
using BotService.Features.LedgerLists.Measuring;
using BotService.Features.LedgerLists.Raising;
using BotService.Features.LedgerLists.Reminding;
using BotService.Features.LedgerLists.Visiting;
using BotService.Ledgers;
using BotService.Settings;

namespace BotService.Features.LedgerLists;

/// <summary>Registers the ledgers: their kinds, read once, and everything that can be done with an item.</summary>
internal static class LedgersSetup
{
    /// <exception cref="InvalidDataException">A kind's file is wrong; the message names every place.</exception>
    public static IServiceCollection AddLedgers(this IServiceCollection services, string configFolder)
    {
        List<string> problems = [];
        var kinds = LedgerKinds.Read(configFolder, problems);

        if (problems.Count > 0)
        {
            throw new InvalidDataException($"清单的文件有误，请改正后再启动：{string.Join('；', problems.Distinct())}");
        }

        services.AddSingleton(kinds)
            .AddSingleton<IConfigFileCheck, LedgerKindCheck>()
            .AddSingleton(new SuperiorForms(configFolder))
            .AddSingleton<LedgerImport>()
            .AddSingleton<LedgerReferences>()
            .AddSingleton<LedgerGrammar>()
            .AddSingleton<LedgerDays>()
            .AddScoped<LedgerBook>()
            .AddScoped<LedgerUndo>()
            .AddScoped<LedgerLinkUndo>()
            .AddScoped<LedgerChangeUndo>()
            .AddScoped<LedgerAudit>()
            .AddScoped<LedgerVerifiers>()
            .AddScoped<LedgerFigures>()
            .AddScoped<LedgerMessages>()
            .AddScoped<OutdatedLines>()
            .AddScoped<LedgerCases>()
            .AddScoped<LedgerPeople>()
            .AddScoped<LedgerTeams>()
            .AddScoped<LedgerRaising>()
            .AddScoped<LedgerDraftReader>()
            .AddScoped<LedgerWording>()
            .AddScoped<VisitDraftReader>()
            .AddScoped<VisitPlans>()
            .AddScoped<OutcomeCheck>()
            .AddScoped<ImportSample>()
            .AddScoped<TaskChain>()
            .AddScoped<MeasuredCheck>()
            .AddScoped<ResearchFigures>()
            .AddScoped<VisitFigures>()
            .AddScoped<VisitReader>()
            .AddScoped<ActionRecords>()
            .AddScoped<LedgerRefusals>()
            .AddScoped<LedgerLines>()
            .AddScoped<LedgerRatings>()
            .AddScoped<RatingAsking>()
            .AddScoped<LedgerSelection>()
            .AddScoped<ExportedItems>()
            .AddScoped<GivenTask>()
            .AddScoped<ItemOrigins>()
            .AddScoped<OwnerRemarks>()
            .AddScoped<FieldChoices>()
            .AddScoped<OwnRows>()
            .AddScoped<LedgerTableImport>()
            .AddScoped<ChaseMessages>()
            .AddScoped<LedgerCorrections>()
            .AddScoped<LedgerPeopleAtWork>()
            .AddScoped<FirstPushLines>();

        foreach (var type in typeof(LedgersSetup).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            if (type.IsAssignableTo(typeof(ILedgerAct)))
            {
                services.AddScoped(typeof(ILedgerAct), type);
            }

            if (LedgerReminderEntry.Of(type) is { } entry)
            {
                services.AddSingleton(entry);
            }
        }

        return services;
    }
}
