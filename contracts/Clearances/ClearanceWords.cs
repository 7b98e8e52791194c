namespace WarningGrid.Clearances;

/// <summary>The stages of a clearance request (spec 05 §5).</summary>
[GenerateSerializer, Alias("clearance.stage")]
public enum ClearanceStage
{
    /// <summary>Not yet opened: nobody ever sees this.</summary>
    None,
    Draft, Received, Matching, Computing, Suggested, ToSign, Issued, Expired,
}

/// <summary>What an answer may be used for (CLR-05): 提拔任用、转任、换届人选、评优表彰、其他(说明).</summary>
[GenerateSerializer, Alias("clearance.purpose")]
public enum ClearancePurpose { Promotion, Transfer, Election, Award, Other }

/// <summary>The three offices that are heard: 信访室、案管室、审理室.</summary>
[GenerateSerializer, Alias("clearance.office")]
public enum ClearanceOffice { PetitionReception, CaseSupervision, CaseReview }

/// <summary>How a row stands with its person.</summary>
[GenerateSerializer, Alias("clearance.match")]
public enum RowMatch
{
    /// <summary>Not looked at yet.</summary>
    Open,

    /// <summary>Exactly one official.</summary>
    Matched,

    /// <summary>A person must say who is meant (CLR-02).</summary>
    Waiting,

    /// <summary>Answered 未匹配, never with a code (CLR-02).</summary>
    Unmatched,

    /// <summary>The same person as an earlier row: answered there.</summary>
    Duplicate,
}
