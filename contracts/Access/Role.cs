namespace WarningGrid.Access;

/// <summary>The roles of spec 09 §1. A role is a grant of ours with from and to, never a claim of a token (ACL-06).</summary>
[GenerateSerializer, Alias("access.role")]
public enum Role
{
    IntakeClerk, WarningOfficer, LeadCustodian, Handler, SectionChief, DeputyLeader, DisciplineSecretary, PartySecretary,
    GuidanceGroup, LeadingGroup, OrgDept, SourceDepartment, OpennessOffice, EstablishmentOffice, LegalOffice, SecrecyOffice,
    UnitHead, UnitDisciplineHead, UnitLeader, SectionHead, PostHolder, UnitContact, Subject, CentreStaff, Agent,
    PublicityDept, Analyst, SystemAdmin, SecurityAdmin, AuditAdmin,
}
