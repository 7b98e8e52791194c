using Orleans.Concurrency;

namespace WarningGrid.Signals;

/// <summary>One signal (风险信息) from the receipt of its first revision on. Keyed by <see cref="GrainKeys.Key(SignalNumber)"/>.</summary>
[Alias("signal")]
public interface ISignalGrain : IFollower
{
    [Alias("read"), AlwaysInterleave]
    Task<Outcome<SignalView>> Read();

    /// <summary>Makes it a lead, born in the same transaction: its number stands in the view (spec 03 §5).</summary>
    [Alias("register")]
    Task<Outcome<SignalView>> Register(RegisterSignal command, Submission submission);

    [Alias("note")]
    Task<Outcome<SignalView>> Note(NoteSignal command, Submission submission);

    [Alias("merge")]
    Task<Outcome<SignalView>> Merge(MergeSignal command, Submission submission);

    [Alias("unmerge")]
    Task<Outcome<SignalView>> Unmerge(UnmergeSignal command, Submission submission);

    [Alias("transfer")]
    Task<Outcome<SignalView>> Transfer(TransferSignal command, Submission submission);

    [Alias("reject")]
    Task<Outcome<SignalView>> Reject(RejectSignal command, Submission submission);

    /// <summary>Brings a quarantined item in with its data corrected, under its original receipt (FED-06).</summary>
    [Alias("replay")]
    Task<Outcome<SignalView>> Replay(ReplaySignal command, Submission submission);

    /// <summary>Says who is meant. Where the mention alone does not tell, it takes two different persons (MAT-03).</summary>
    [Alias("confirm-match")]
    Task<Outcome<SignalView>> ConfirmMatch(ConfirmMatch command, Submission submission);

    /// <summary>不是此人: remembered for this signal (MAT-04).</summary>
    [Alias("reject-match")]
    Task<Outcome<SignalView>> RejectMatch(RejectMatch command, Submission submission);

    /// <summary>Takes a confirmed match back; the official's history is told (MAT-05).</summary>
    [Alias("revoke-match")]
    Task<Outcome<SignalView>> RevokeMatch(RevokeMatch command, Submission submission);

    /// <summary>The first hand takes a proposal back before a second has confirmed it.</summary>
    [Alias("withdraw-match")]
    Task<Outcome<SignalView>> WithdrawMatch(WithdrawMatch command, Submission submission);

    /// <summary>Records that a sealed item went on its physical way (SEA-03, DL-09).</summary>
    [Alias("forward")]
    Task<Outcome<SignalView>> Forward(ForwardSealed command, Submission submission);
}
