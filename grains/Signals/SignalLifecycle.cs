using Stateless;

namespace WarningGrid.Signals;

/// <summary>What may happen to a signal as a whole.</summary>
internal enum SignalMove { Receive, Quarantine, Seal, Register, Note, Merge, Unmerge, Transfer, Reject, Replay, Forward }

/// <summary>The stages of a signal (spec 03 §5). Read from the top, it is the procedure.</summary>
/// <remarks>Who may make a move is said by <see cref="SignalRules"/>; docs/lifecycles/signal.mmd is drawn from this table.</remarks>
internal static class SignalLifecycle
{
    public static StateMachine<SignalStage, SignalMove> For(SignalFile file)
    {
        var moves = new StateMachine<SignalStage, SignalMove>(file.Stage);

        moves.Configure(SignalStage.Absent)
            .Permit(SignalMove.Receive, SignalStage.Received)
            .Permit(SignalMove.Quarantine, SignalStage.Quarantined)
            .Permit(SignalMove.Seal, SignalStage.SealedForwarded);

        moves.Configure(SignalStage.Quarantined)
            .Permit(SignalMove.Replay, SignalStage.Received);

        moves.Configure(SignalStage.Received)
            .PermitReentry(SignalMove.Replay)
            .Permit(SignalMove.Register, SignalStage.Registered)
            .Permit(SignalMove.Note, SignalStage.Noted)
            .Permit(SignalMove.Merge, SignalStage.Merged)
            .Permit(SignalMove.Transfer, SignalStage.Transferred)
            .Permit(SignalMove.Reject, SignalStage.Rejected);

        moves.Configure(SignalStage.Noted)
            .PermitReentry(SignalMove.Replay)
            .Permit(SignalMove.Register, SignalStage.Registered);

        moves.Configure(SignalStage.Registered)
            .PermitReentry(SignalMove.Replay)
            .Permit(SignalMove.Merge, SignalStage.Merged);

        moves.Configure(SignalStage.Merged)
            .PermitReentry(SignalMove.Replay)
            .PermitDynamic(SignalMove.Unmerge, () => file.StageBeforeMerge, possibleDestinationStates:
                [new(SignalStage.Received.ToString(), "as before"), new(SignalStage.Registered.ToString(), "as before")]);

        moves.Configure(SignalStage.Transferred).PermitReentry(SignalMove.Replay);
        moves.Configure(SignalStage.Rejected).PermitReentry(SignalMove.Replay);
        moves.Configure(SignalStage.SealedForwarded).PermitReentry(SignalMove.Forward);
        return moves;
    }

    public static bool Allows(SignalFile file, SignalMove move) => For(file).CanFire(move);
}
