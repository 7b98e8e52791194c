using System.Collections.Immutable;

namespace WarningGrid.Officials.Import;

/// <summary>What an import came to, or would come to.</summary>
/// <param name="Created">New officials, posts and units.</param>
/// <param name="Told">Changes told to those on record.</param>
/// <param name="Repeated">Exactly these registers were imported before: nothing to do.</param>
internal sealed record ImportReport(int Rows, int Created, int Told, bool Repeated, ImmutableArray<ImportError> Errors);

/// <summary>Imports the organisation's registers, all or nothing (XLS-02).</summary>
/// <remarks>
/// Everything is checked first. What is stored then is one commit: the ledger's entry, the first events of everything
/// new, and the messages to everything that exists. The relay delivers those once each, also after a crash; so nothing
/// is ever half-stored, and a repeat of the same registers finds them in the ledger and does nothing.
/// </remarks>
internal sealed class OrganisationImport(IEventLog log, IOrganisationSnapshot organisation, IFieldVault vault, TimeProvider clock)
{
    private const int Attempts = 3;

    /// <param name="limit">Rows a register may have (L).</param>
    /// <param name="dryRun">Only say what would happen.</param>
    /// <param name="by">Who imports, for the events and the audit log.</param>
    public async Task<ImportReport> Run(IReadOnlyList<RegisterText> texts, int limit, bool dryRun, Caller by)
    {
        var (rows, errors) = RegisterReading.Read(texts, limit, idNo => SealedIdNo.Of(vault, idNo));
        if (!errors.IsEmpty)
        {
            // Rows that could not be read would make others look wrong: those are compared once all can be read.
            return new(rows.Count, 0, 0, Repeated: false, errors);
        }

        var sm3 = Digest(texts);
        for (var attempt = 1; ; attempt++)
        {
            var (ledger, head) = await Ledger();
            if (ledger.Taken.Contains(sm3))
            {
                return new(rows.Count, 0, 0, Repeated: true, []);
            }

            var known = await organisation.Read();
            if (RegisterChecks.Of(rows, known) is { IsEmpty: false } wrong)
            {
                return new(rows.Count, 0, 0, Repeated: false, wrong);
            }

            var now = CountyTime.ToMicroseconds(clock.GetUtcNow());
            var plan = RegisterPlan.Of(rows, known, now);
            var report = new ImportReport(rows.Count, plan.Births.Length, plan.Messages.Length, Repeated: false, []);
            if (dryRun || await log.Append(new ImportCommit(plan, report, sm3, ledger, head, now, by)) is Verdict.Stored)
            {
                return report;
            }

            if (attempt == Attempts)
            {
                throw new StorageUnavailable("the organisation kept changing during the import");
            }
        }
    }

    private async Task<(ImportFile File, ChainHead Head)> Ledger()
    {
        IAggregate kind = new ImportLedger();
        var (state, head) = (kind.Blank, ChainHead.Zero);
        foreach (var stored in await log.Read(ImportLedger.Stream))
        {
            (state, head) = (kind.Fold(state, EventCodec.Read(stored)), stored.Head);
        }

        return ((ImportFile)state, head);
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

/// <summary>All of an import in one transaction.</summary>
internal sealed class ImportCommit : Commit
{
    private readonly ImmutableArray<(string Stream, AggregateState State, ChainHead Head, ImmutableArray<Happening> Happened)> streams;
    private readonly DateTimeOffset now;
    private readonly string actor;

    public ImportCommit(
        RegisterPlan plan, ImportReport report, string sm3, ImportFile ledger, ChainHead head, DateTimeOffset now, Caller by)
    {
        (this.now, actor) = (now, by.Actor);
        streams =
        [
            (ImportLedger.Stream, ledger, head,
            [
                new(new RegistersImported(sm3, report.Rows, report.Created, report.Told)),
                .. plan.Messages.Select(message => new Happening(new ChangeTold(
                    message.Target, EventCodec.NameOf(message.Body.GetType()), EventJson.Canonical(message.Body)))),
            ]),
            .. plan.Births.Select(birth => (birth.Stream, Aggregates.Of(birth.Stream)!.Blank, ChainHead.Zero, birth.Happened)),
        ];
        Audit = new(
            actor, "organisation.import", ImportLedger.Stream, now, [], [],
            Detail: EventJson.Canonical(new { Sm3 = sm3, report.Rows, report.Created, report.Told }));
    }

    public override Prepared Prepare(DateTimeOffset stamp)
    {
        var what = new Writing();
        foreach (var (stream, state, head, happened) in streams)
        {
            StreamFold.Extend(what, Aggregates.Of(stream)!, stream, state, head, happened, now, stamp, actor, key: "");
        }

        return what.Done();
    }
}
