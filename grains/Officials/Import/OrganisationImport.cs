using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WarningGrid.Officials.Import;

/// <summary>What an import came to, or would come to.</summary>
/// <param name="Created">New officials, posts and units.</param>
/// <param name="Told">Changes told to those on record.</param>
/// <param name="Repeated">Exactly these registers were imported before: nothing to do.</param>
internal sealed record ImportReport(int Rows, int Created, int Told, bool Repeated, ImmutableArray<ImportError> Errors);

/// <summary>Imports the organisation's registers, all or nothing (XLS-02).</summary>
/// <remarks>
/// Everything is checked first, then set out in the ledger part by part, and decided by one event,
/// <see cref="ImportConfirmed"/>. Before it nothing of the import is in force; after it every part will be, each by a
/// transaction of its own that also crosses it off. If the importer dies between, the cluster's pumps go on after half
/// a minute; so does a repeat of the import. Nothing can end half-stored.
/// </remarks>
internal sealed class OrganisationImport(IEventLog log, IOrganisationSnapshot organisation, IFieldVault vault, [OfTheCounty] TimeProvider clock)
{
    /// <param name="limit">Rows a register may have (L).</param>
    /// <param name="dryRun">Only say what would happen.</param>
    /// <param name="by">Who imports, for the events and the audit log.</param>
    /// <param name="progress">Told how many parts are stored, of how many.</param>
    public async Task<ImportReport> Run(
        IReadOnlyList<RegisterText> texts, int limit, bool dryRun, Caller by, Action<int, int>? progress = null)
    {
        var (rows, errors) = RegisterReading.Read(texts, limit, idNo => SealedIdNo.Of(vault, idNo));
        if (!errors.IsEmpty)
        {
            // A row that cannot be read would make others look wrong: rows are compared once all can be read.
            return new(rows.Count, 0, 0, Repeated: false, errors);
        }

        var sm3 = Digest(texts);
        var ledger = new LedgerHand(log, clock, by);
        await ledger.Open();
        if (!dryRun)
        {
            await Finish(ledger, progress: null);
        }

        if (ledger.File.Taken.Contains(sm3))
        {
            return new(rows.Count, 0, 0, Repeated: true, []);
        }

        var known = await organisation.Read();
        if (RegisterChecks.Of(rows, known) is { IsEmpty: false } wrong)
        {
            return new(rows.Count, 0, 0, Repeated: false, wrong);
        }

        var plan = RegisterPlan.Of(rows, known, ledger.Now);
        var report = new ImportReport(rows.Count, plan.Births.Length, plan.Messages.Length, Repeated: false, []);
        if (!dryRun)
        {
            await Confirm(ledger, plan, sm3, report);
            await Finish(ledger, progress);
        }

        return report;
    }

    private static async Task Confirm(LedgerHand ledger, RegisterPlan plan, string sm3, ImportReport report)
    {
        IEnumerable<IEvent> steps =
        [
            new ImportBegun(sm3, report.Rows), .. ImportRules.Parts(plan), new ImportConfirmed(report.Created, report.Told),
        ];
        foreach (var step in steps)
        {
            if (!await ledger.Append(Ruling.Of(step)))
            {
                throw new StorageUnavailable("another import is at work");
            }
        }
    }

    private async Task Finish(LedgerHand ledger, Action<int, int>? progress)
    {
        var (all, existing) = (ledger.File.Parts.Length, FrozenSet<string>.Empty);
        while (ImportRules.Next(ledger.File, existing) is { } next)
        {
            if (await ledger.Append(next))
            {
                existing = [];
                progress?.Invoke(all - ledger.File.Parts.Length, all);
            }
            else
            {
                // The cluster was quicker, or somebody began one of these streams: look, and go on from there.
                await ledger.Open();
                existing = await Existing(ledger.File);
            }
        }
    }

    private async Task<FrozenSet<string>> Existing(ImportFile file)
    {
        var found = new List<string>();
        foreach (var born in file.Parts.Take(1).SelectMany(part => part.New))
        {
            if (await log.Read(born.Stream, 0, 1) is not [])
            {
                found.Add(born.Stream);
            }
        }

        return found.ToFrozenSet(StringComparer.Ordinal);
    }

    private static string Digest(IEnumerable<RegisterText> texts) =>
        Convert.ToHexStringLower(EntryChain.Sm3(EventJson.Canonical(texts.OrderBy(text => text.Register).ToArray())));
}

/// <summary>The organisation on record, whole: an import compares thousands of rows with it.</summary>
internal interface IOrganisationSnapshot
{
    /// <exception cref="StorageUnavailable">The read models could not be read.</exception>
    Task<KnownOrganisation> Read();
}
