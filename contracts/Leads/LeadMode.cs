namespace WarningGrid.Leads;

/// <summary>What is proposed to be done with a lead (LED-01); from TalkInquiry on they are kinds of case, by the same names.</summary>
[GenerateSerializer, Alias("lead.mode")]
public enum LeadMode
{
    Verification, Shelve, Close, Transfer,
    TalkInquiry, Admonition, CorrectionOrder, Criticism, PreventiveTalk, Accountability, Filing,
}

/// <summary>How a lead is closed (LED-02): 不查而结, 查否了结, 已处理.</summary>
[GenerateSerializer, Alias("lead.close-type")]
public enum LeadCloseType { NotCheckable, CheckedUntrue, Handled }

/// <summary>The stages of a lead (spec 03 §5).</summary>
[GenerateSerializer, Alias("lead.stage")]
public enum LeadStage
{
    /// <summary>Not yet registered: nobody ever sees this.</summary>
    None,
    Registered, Accepted, Assigned, Proposed, Decided, Verifying, Shelved, InCase, Closed, Transferred, Merged,
}

/// <summary>Why a shelved lead is taken up again: new information, or its regular review (DL-52).</summary>
[GenerateSerializer, Alias("lead.reactivation")]
public enum Reactivation { NewInformation, PeriodicReview }

/// <summary>What is told to whom: the reporter of its acceptance (DL-07) or its result (DL-08), the source of its result (DL-57).</summary>
[GenerateSerializer, Alias("lead.feedback")]
public enum LeadFeedback { Acceptance, Result, Source }
