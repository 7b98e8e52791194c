using Stateless;
using Stateless.Reflection;

namespace WarningGrid.Clearances;

/// <summary>What can be done with a request, by whom is said in <see cref="ClearanceReader"/>.</summary>
internal enum ClearanceMove
{
    Submit, Match, ResolveRow, WithdrawRow, ComputeCodes, OfficeOpinion, Sign, Return, Recompute, Upset, Use, Expire,
}

/// <summary>The moves a request may make. Read from the top, it is the procedure of spec 05 §5.</summary>
/// <remarks>docs/lifecycles/clearance.mmd is drawn from this table, and a test keeps the drawing current.</remarks>
internal static class ClearanceLifecycle
{
    public static StateMachine<ClearanceStage, ClearanceMove> For(ClearanceFile file)
    {
        var moves = new StateMachine<ClearanceStage, ClearanceMove>(file.Stage);
        var waits = new Tuple<Func<bool>, string>(() => file.Waiting.Any(), "CLR-02.nothing-waits");
        var unsigned = new Tuple<Func<bool>, string>(() => file.SignedBy.IsEmpty, "CLR-12.signing-begun");

        moves.Configure(ClearanceStage.Draft).Permit(ClearanceMove.Submit, ClearanceStage.Received);

        moves.Configure(ClearanceStage.Received)
            .PermitDynamic(
                ClearanceMove.Match, () => ClearanceStage.Matching, null,
                To(ClearanceStage.Received, ClearanceStage.Matching, ClearanceStage.Computing));

        moves.Configure(ClearanceStage.Matching)
            .PermitDynamicIf(
                ClearanceMove.ResolveRow, () => file.Waiting.Skip(1).Any() ? ClearanceStage.Matching : ClearanceStage.Computing,
                To(ClearanceStage.Matching, ClearanceStage.Computing), waits)
            .PermitReentryIf(ClearanceMove.WithdrawRow, waits.Item1, waits.Item2);

        moves.Configure(ClearanceStage.Computing)
            .PermitDynamic(
                ClearanceMove.ComputeCodes, () => ClearanceStage.Suggested, null,
                To(ClearanceStage.Computing, ClearanceStage.Suggested, ClearanceStage.ToSign))
            .PermitReentry(ClearanceMove.Upset);

        moves.Configure(ClearanceStage.Suggested)
            .PermitDynamic(
                ClearanceMove.OfficeOpinion, () => ClearanceStage.Suggested, null,
                To(ClearanceStage.Suggested, ClearanceStage.ToSign))
            .Permit(ClearanceMove.Recompute, ClearanceStage.Computing)
            .PermitReentry(ClearanceMove.Upset);

        moves.Configure(ClearanceStage.ToSign)
            .PermitReentryIf(ClearanceMove.OfficeOpinion, unsigned.Item1, unsigned.Item2)
            .PermitDynamic(
                ClearanceMove.Sign, () => ClearanceStage.Issued, null, To(ClearanceStage.ToSign, ClearanceStage.Issued))
            .Permit(ClearanceMove.Return, ClearanceStage.Suggested)
            .Permit(ClearanceMove.Recompute, ClearanceStage.Computing)
            .PermitReentry(ClearanceMove.Upset);

        moves.Configure(ClearanceStage.Issued)
            .PermitReentry(ClearanceMove.Upset)
            .PermitReentry(ClearanceMove.Use)
            .Permit(ClearanceMove.Expire, ClearanceStage.Expired);

        return moves;
    }

    /// <summary>Everything that speaks against this move by this reader now: role, revision, stage, conditions.</summary>
    public static Objections Objections(ClearanceFile file, ClearanceMove move, ClearanceGiven given)
    {
        var objections = new Objections()
            .When(!given.Reader.May(move), Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(given.Facts.IsStale(file), Rank.StaleRevision, RefusalKind.Stale, "DSP-01.stale");
        if (For(file).CanFire(move, out var unmet))
        {
            return objections;
        }

        foreach (var code in unmet ?? [])
        {
            objections.Gate(false, code);
        }

        return objections.When(unmet is null or { Count: 0 }, Rank.WrongStage, RefusalKind.WrongStage, "DSP-01.wrong-stage");
    }

    private static DynamicStateInfos To(params ReadOnlySpan<ClearanceStage> stages)
    {
        var infos = new DynamicStateInfos();
        foreach (var stage in stages)
        {
            infos.Add(stage, "");
        }

        return infos;
    }
}
