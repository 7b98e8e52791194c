namespace WarningGrid.Cases;

/// <summary>In which capacities a person may act on a case. A row of the table names those whose act it is.</summary>
[Flags]
internal enum Hands
{
    None = 0,
    Handler = 1,

    /// <summary>Whose role reviews this act (spec 04 §3).</summary>
    Reviewer = 1 << 1,

    /// <summary>Whose role approves this act.</summary>
    Approver = 1 << 2,
    DeputyLeader = 1 << 3,
    DisciplineSecretary = 1 << 4,
    SectionChief = 1 << 5,
    LeadCustodian = 1 << 6,
    Subject = 1 << 7,

    /// <summary>The unit's party head (一把手).</summary>
    UnitHead = 1 << 8,
    UnitDisciplineHead = 1 << 9,
    UnitContact = 1 << 10,

    /// <summary>Whose role grants more time (DSP-07).</summary>
    Extender = 1 << 11,
    WarningOfficer = 1 << 12,

    /// <summary>The head of the unit in charge of the matter (主管单位), or whom he assigned.</summary>
    CompetentUnit = 1 << 13,

    /// <summary>Whose word was asked for in an approval, and not yet given.</summary>
    Signer = 1 << 14,

    /// <summary>A member of the body that decides collectively, where that is not the act's approver.</summary>
    Collective = 1 << 15,
}
