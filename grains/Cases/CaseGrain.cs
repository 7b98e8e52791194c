using System.Collections.Immutable;
using WarningGrid.Approvals;
using WarningGrid.Calendar;
using WarningGrid.Deadlines;
using WarningGrid.Documents;

namespace WarningGrid.Cases;

/// <summary>The clerk of one case, whatever its kind.</summary>
[GrainType("case")]
internal sealed class CaseGrain(
    GrainTools tools, IBench bench, INumbers numbers, IDocumentFiles files, ICaseSiblings siblings,
    [PersistentState("case-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<CaseFile, CaseView>(new CaseAggregate(), tools, snapshot), ICaseGrain
{
    private const int LongestPage = 200;

    public async Task<Outcome<CaseView>> Move(CaseMove move, Submission submission)
    {
        if (!State.Exists)
        {
            return await ShowView("case.move");
        }

        var lookups = new CaseLookups(Tools, GrainFactory, bench, numbers, files, siblings);
        var given = await lookups.About(State, move, submission, Stream);
        return await Submit(
            move, submission, (file, made, facts) => CaseRules.Decide(file, made, given with { Facts = facts }));
    }

    public Task<Outcome<CaseView>> Read() => ShowView("case.read");

    public Task<Outcome<CaseHistory>> History(long after, int limit) =>
        Show("case.history", async (file, facts) =>
            CaseSightRules.Of(file, facts) is not CaseSight.Full
                ? Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing")
                : limit is < 1 or > LongestPage || after < 0 ? Refusal.Of(RefusalKind.Invalid, "DSP-01.limit")
                : (Outcome<CaseHistory>)await Entries(after, limit, file.Version));

    public Task<Outcome<DocumentFile>> OpenDocument(int number) =>
        Show("case.open-document", async (file, facts) =>
            file.Document(number) is { } document
            && CaseSightRules.Of(file, facts) is { } sight && CaseViews.Shows(file, document, sight, facts.Asker.Id)
            && await new CasePaperFiles(files).Open(file, document) is { } found
                ? (Outcome<DocumentFile>)found
                : Refusal.NotFound);

    public Task<Outcome<PaperTemplateView>> Paper(string template) =>
        Show("case.paper", async (file, facts) =>
            CaseSightRules.Of(file, facts) is not CaseSight.Full ? Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing")
            : PaperTemplates.Latest(template ?? "") is not { } found ? Refusal.NotFound
            : (Outcome<PaperTemplateView>)CasePapers.View(
                file, found, await new CaseLookups(Tools, GrainFactory, bench, numbers, files, siblings).Names(file, facts.Today),
                file.Governed(facts)));

    protected override bool MaySee(CaseFile state, Facts facts) => CaseSightRules.Of(state, facts) is not null;

    protected override CaseView View(CaseFile state, Facts facts) => CaseViews.Of(state, facts);

    protected override ImmutableArray<OfficialId> Persons(CaseFile state) =>
        state.Subject.Official is { } official ? [official] : [];

    protected override Ruling FireDue(CaseFile state, Facts facts) =>
        Ruling.Of(DeadlineRules.FireDue(state.Clocks, state.Governed(facts)));

    protected override Ruling Receive(CaseFile state, IMessage message, Letter letter, Facts facts) =>
        message is CalendarChanged changed
            ? Ruling.Of(DeadlineRules.CalendarChanged(state.Clocks, state.Governed(facts), changed.Notice))
            : CaseFreezeRules.Told(state, message, letter.OccurredAt, state.Governed(facts));

    private async Task<CaseHistory> Entries(long after, int limit, long last)
    {
        var upTo = Math.Min(after + limit, last);
        var stored = after < upTo ? await Tools.Log.Read(Stream, after, upTo) : [];
        return new(
            [.. stored.Select(entry => new CaseHistoryEntry(
                entry.Version, entry.Type, entry.OccurredAt, entry.RecordedAt, entry.Actor,
                EventJson.Canonical(EventCodec.Read(entry).Event), Convert.ToHexStringLower(entry.Head.Sm3.Span)))],
            upTo < last ? upTo : null);
    }
}
