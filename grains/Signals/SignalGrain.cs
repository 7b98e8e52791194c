using System.Collections.Immutable;
using WarningGrid.Leads;

namespace WarningGrid.Signals;

/// <summary>A signal's clerk. It wakes when a person or a later revision touches it; first items never need it (design D1).</summary>
[GrainType("signal")]
internal sealed class SignalGrain(
    GrainTools tools, IFieldVault vault, INumbers numbers, IntakeLookups lookups, PersonLookup persons,
    [PersistentState("signal-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<SignalFile, SignalView>(new SignalKind(), tools, snapshot), ISignalGrain, ISignalAmendment
{
    public async Task<Outcome<SignalView>> Read()
    {
        // Whose task the lead is reads the signal behind it too, and no longer than that (ACL-03).
        var (seen, facts) = (State, await Tools.Facts.Gather(CallerContext.Current));
        if (seen.Lead is { } lead && !MaySee(seen, facts) && SignalSight.MayAskTheLead(seen, facts)
            && (await GrainFactory.GetGrain<ILeadGrain>(lead.Key()).Read()).Match(view => view.Content is not null, _ => false))
        {
            await Tools.Audit.Record(new(
                facts.Asker.Actor, "signal.read", Stream, facts.Now,
                [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()], Persons(seen)));
            return View(seen, facts);
        }

        return await ShowView("signal.read");
    }

    public async Task<Outcome<SignalView>> Register(RegisterSignal command, Submission submission)
    {
        // Gaps are allowed: a number is only taken where the act may succeed.
        var now = (await Tools.Facts.Gather(CallerContext.Current)).Today;
        var lead = new LeadNumber(State.Exists ? await numbers.Next("L", now.Year) : "");
        return await Submit(command, submission, (file, _, facts) => SignalRules.Register(file, lead, facts));
    }

    public Task<Outcome<SignalView>> Note(NoteSignal command, Submission submission) =>
        Submit(command, submission, SignalRules.Note);

    public async Task<Outcome<SignalView>> Merge(MergeSignal command, Submission submission)
    {
        // Asked of the read model: a call from signal to signal could wait for one that comes the other way.
        var survivor = await lookups.TakesIn(command.Into);
        return await Submit(command, submission, (file, merge, facts) => SignalRules.Merge(file, merge, survivor, facts));
    }

    public Task<Outcome<SignalView>> Unmerge(UnmergeSignal command, Submission submission) =>
        Submit(command, submission, SignalRules.Unmerge);

    public Task<Outcome<SignalView>> Transfer(TransferSignal command, Submission submission) =>
        Submit(command, submission, SignalRules.Transfer);

    public Task<Outcome<SignalView>> Reject(RejectSignal command, Submission submission) =>
        Submit(command, submission, SignalRules.Reject);

    public Task<Outcome<SignalView>> Forward(ForwardSealed command, Submission submission) =>
        Submit(command, submission, SignalRules.Forward);

    public async Task<Outcome<SignalView>> ConfirmMatch(ConfirmMatch command, Submission submission)
    {
        var exists = await persons.Exists(command.Official);
        return await Submit(command, submission, (file, confirm, facts) => MatchingRules.Confirm(file, confirm, exists, facts));
    }

    public Task<Outcome<SignalView>> RejectMatch(RejectMatch command, Submission submission) =>
        Submit(command, submission, MatchingRules.Reject);

    public Task<Outcome<SignalView>> RevokeMatch(RevokeMatch command, Submission submission) =>
        Submit(command, submission, MatchingRules.Revoke);

    public Task<Outcome<SignalView>> WithdrawMatch(WithdrawMatch command, Submission submission) =>
        Submit(command, submission, MatchingRules.Withdraw);

    public async Task<Outcome<SignalView>> Replay(ReplaySignal command, Submission submission)
    {
        var facts = await Tools.Facts.Gather(CallerContext.Current);
        var correction = await new ReplayReader(vault, lookups, persons, facts).Read(State, command);
        return correction.Refused is { } refused
            ? await Submit(command, submission, (_, _, _) => refused)
            : await Submit(command, submission, (file, replay, now) => SignalRules.Replay(
                file, replay, correction.Item, correction.Faults, correction.Found, now));
    }

    public Task<Outcome<SignalView>> Amend(AmendSignal command, Submission submission) =>
        Submit(command, submission, IntakeRules.Amend);

    protected override bool MaySee(SignalFile state, Facts facts) => SignalSight.MaySee(state, facts);

    protected override SignalView View(SignalFile state, Facts facts) => SignalSight.View(state, facts, vault);

    protected override ImmutableArray<OfficialId> Persons(SignalFile state) => [.. state.Concerned.Distinct()];

    protected override Ruling Receive(SignalFile state, IMessage message, Letter letter, Facts facts) => message switch
    {
        SignalMergedIntoYou merged => Ruling.Of(new OtherSignalMerged(merged.From)),
        SignalUnmergedFromYou unmerged => Ruling.Of(new OtherSignalUnmerged(unmerged.From)),
        LeadClosedForSignal closed => Ruling.Of(new SignalResultRecorded(
            Enum.TryParse<ResultOutcome>(closed.Result, out var outcome) ? outcome : ResultOutcome.Closed, closed.On)),
        Calendar.CalendarChanged changed => Ruling.Of(
            Deadlines.DeadlineRules.CalendarChanged(state.Clocks, facts, changed.Notice)),
        _ => Ruling.Nothing,
    };

    protected override Ruling FireDue(SignalFile state, Facts facts) =>
        Ruling.Of(Deadlines.DeadlineRules.FireDue(state.Clocks, facts));
}
