namespace WarningGrid.Leads;

/// <summary>Everything that can be done with a lead, by persons and by the machinery (the last three).</summary>
internal enum LeadMove
{
    Accept, Transfer, Merge, Unmerge, Assign, Reassign, AcceptTask, DeclineTask, DeclareConflict, Propose, Approve, Reject,
    ReturnTo, Withdraw, SubmitPlan, SubmitReport, OpenCase, ReviewShelved, Reactivate, Reopen, RecordProgress, RecordFeedback,
    AskExtension, GrantExtension, RefuseExtension, PauseDeadline, ResumeDeadline, ApplyReview, DecideReview,
    TransferTask, Delegate, AddSigner, Cosign, GiveOpinion, UrgeTask, Hold, Activate,
    TakeEffect, EndCase, ReopenCase,
}
