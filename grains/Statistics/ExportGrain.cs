using System.Collections.Immutable;
using Npgsql;
using WarningGrid.Documents;

namespace WarningGrid.Statistics;

/// <inheritdoc cref="IExportGrain"/>
[GrainType("export")]
internal sealed class ExportGrain(
    GrainTools tools, NpgsqlDataSource db, [PersistentState("export-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<ExportFile, ExportView>(new ExportKind(), tools, snapshot), IExportGrain
{
    private ExportPress Press => new(db, GrainFactory);

    public async Task<Outcome<ExportView>> Ask(AskExport command, Submission submission)
    {
        var asking = await Tools.Facts.Gather(CallerContext.Current);
        var found = ExportRules.Objection(command, asking) is null ? await Press.Read(command, asking, sheet: null) : ExportRows.None;
        ExportNumber number = new(GrainKeys.Bare(Stream));
        return await Submit(
            command, submission, (file, sent, facts) => ExportRules.Ask(file, number, sent, found, facts), creates: true);
    }

    public Task<Outcome<ExportView>> Approve(ApproveExport command, Submission submission) =>
        Submit(command, submission, ExportRules.Approve);

    public Task<Outcome<ExportView>> Read() => ShowView("export.read");

    public async Task<Outcome<DocumentFile>> Take()
    {
        var facts = await Tools.Facts.Gather(CallerContext.Current);
        if (!State.Exists || !MaySee(State, facts))
        {
            return await Refused(Refusal.NotFound, facts);
        }

        var (file, asked) = (State, State.Asked!);
        using var sheet = ExportPress.Sheet(asked);
        var found = file.By == facts.Asker.Id ? await Press.Read(asked, facts, sheet) : ExportRows.None;
        if (ExportRules.Take(file, found, facts) is { } refusal)
        {
            return await Refused(refusal, facts);
        }

        var content = await Press.Finish(file.Number, asked, sheet, facts);
        var sm3 = Convert.ToHexStringLower(EntryChain.Sm3(content.Span));

        // Nothing has left yet: what cannot be noted does not leave (AUD-01, EXP-01).
        await Note(
            facts, found.Sorted, null,
            EventJson.Canonical(new Taken(
                asked.Register, asked.Format, asked.Purpose, file.Approver, found.Rows, found.Persons.Count, content.Length, sm3)));
        var (name, media) = ExportPress.Form(file.Number, asked);
        return new DocumentFile(new(sm3, name, media, content.Length), content);
    }

    protected override bool MaySee(ExportFile state, Facts facts) => ExportRules.MaySee(state, facts);

    protected override ExportView View(ExportFile state, Facts facts) =>
        new(
            state.Number, state.Asked!, state.By, state.Rows, state.Persons.Length, state.NeedsApproval && state.Approver is null,
            state.Approver, state.TakeBy, state.Revision);

    protected override ImmutableArray<OfficialId> Persons(ExportFile state) => state.Persons;

    protected override async Task<Outcome<ExportView>> RepeatElsewhere(StoredCommand first, Facts facts) =>
        await GrainFactory.GetGrain<IExportGrain>(first.Stream).Read();

    private async Task<Refusal> Refused(Refusal refusal, Facts facts)
    {
        await Note(facts, [], refusal, null);
        return refusal;
    }

    private Task Note(Facts facts, ImmutableArray<OfficialId> persons, Refusal? refused, string? detail) =>
        Tools.Audit.Record(new(
            facts.Asker.Actor, "export.take", Stream, facts.Now,
            [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()], persons,
            refused is null ? null : $"{refused.Kind} {refused.Code}", detail));

    /// <summary>What the audit log says of a file that left.</summary>
    private sealed record Taken(
        Register Register, SheetFormat Format, string Purpose, OfficialId? Approver, int Rows, int Persons, int Bytes, string Sm3);
}
