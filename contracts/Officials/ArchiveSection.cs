namespace WarningGrid.Officials;

/// <summary>The sections of the integrity archive (廉政档案, VIE-03). Their Chinese labels stand in the rule pack (RP-09).</summary>
[GenerateSerializer, Alias("officials.archive-section")]
public enum ArchiveSection
{
    /// <summary>任免</summary>
    Appointment,

    /// <summary>谈话</summary>
    Talk,

    /// <summary>问责</summary>
    Accountability,

    /// <summary>问题线索</summary>
    Lead,

    /// <summary>廉政意见回复</summary>
    ClearanceReply,

    /// <summary>信访举报处理</summary>
    PetitionHandling,

    /// <summary>谈话函询</summary>
    TalkInquiry,

    /// <summary>党纪政务处分</summary>
    Sanction,

    /// <summary>澄清</summary>
    Clarification,

    /// <summary>其他</summary>
    Other,
}
