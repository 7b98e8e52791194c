namespace WarningGrid.Access;

/// <inheritdoc cref="IAccessGrain"/>
[GrainType("access")]
internal sealed class AccessGrain(GrainTools tools, [PersistentState("access-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<AccessFile, AccessView>(new AccessKind(), tools, snapshot), IAccessGrain
{
    public Task<Outcome<AccessView>> Grant(GrantRole command, Submission submission) =>
        Submit(command, submission, AccessRules.Grant, creates: true);

    public Task<Outcome<AccessView>> Revoke(RevokeRole command, Submission submission) =>
        Submit(command, submission, AccessRules.Revoke);

    public Task<Outcome<AccessView>> Read() => ShowView("access.read");

    protected override bool MaySee(AccessFile file, Facts facts) => AccessRules.MaySee(facts);

    protected override AccessView View(AccessFile file, Facts facts) =>
        new(
            new(GrainKeys.Bare(Stream)), file.Revision,
            [.. file.Grants.Select(grant => new GrantView(
                grant.GrantNo, grant.Role, grant.Scope, grant.Units, grant.Authorities, grant.From, grant.To))],
            [.. file.Pending.Waiting.Select(waiting => waiting.Act)]);
}
