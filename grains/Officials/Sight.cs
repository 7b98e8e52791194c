using System.Collections.Immutable;
using WarningGrid.Access;

namespace WarningGrid.Officials;

/// <summary>Which blocks of a record an asker may see (VIE-01, VIE-02, RST-05). The blocks of a question are part of the question.</summary>
/// <param name="Warnings">Every case warning; otherwise with <paramref name="Served"/> those the subject was told of.</param>
/// <param name="Work">Signals, leads, archive, duties of others and the risk state: what orders work.</param>
internal sealed record Sight(bool Kin, bool Warnings, bool Served, bool Duties, bool Work)
{
    /// <summary>Who carries cases; nobody else sees signals, leads or a score (RST-05).</summary>
    public static readonly ImmutableArray<Role> Disposal =
    [
        Role.WarningOfficer, Role.LeadCustodian, Role.Handler, Role.SectionChief, Role.DeputyLeader, Role.DisciplineSecretary,
        Role.PartySecretary, Role.GuidanceGroup,
    ];

    /// <summary>Who knows the organisation: name, posts, teams.</summary>
    private static readonly ImmutableArray<Role> Organisation =
        [.. Disposal, Role.OrgDept, Role.UnitHead, Role.AuditAdmin, Role.SystemAdmin];

    /// <summary>What an asker sees of an official; null where he may not know that there is one (ACL-01).</summary>
    public static Sight? Of(OfficialFile file, Facts facts)
    {
        if (facts.Asker.Id == file.Id)
        {
            // His own page comes before the recusal that bars him from handling himself (RCU-01).
            return new(Kin: true, Warnings: false, Served: true, Duties: true, Work: false);
        }

        if (facts.IsRecusedFrom(file.Id))
        {
            return null;
        }

        var authority = file.AuthorityOn(facts.Today).ToString();
        ImmutableArray<UnitCode> units =
        [
            .. Postings.Of(file.History).Where(posting => posting.Covers(facts.Today)).Select(posting => posting.Unit),
            .. Postings.Seats(file.History).Where(seat => seat.Covers(facts.Today)).Select(seat => seat.Unit),
        ];
        return By(facts.Asker, grant =>
            (grant.Units is null || units.Any(grant.Reaches)) && (grant.Authorities is null || grant.Authorities.Contains(authority)));
    }

    /// <summary>What an asker sees of a unit or of a post in it.</summary>
    public static Sight? Of(UnitCode unit, Facts facts) => By(facts.Asker, grant => grant.Reaches(unit));

    private static Sight? By(Asker asker, Func<Grant, bool> reaches)
    {
        var roles = asker.Grants.Where(reaches).Select(grant => grant.Role).ToHashSet();
        var disposal = Disposal.Any(roles.Contains);
        return Organisation.Any(roles.Contains)
            ? new(
                Kin: roles.Contains(Role.SectionChief) || roles.Contains(Role.AuditAdmin),
                Warnings: disposal,
                Served: disposal || roles.Contains(Role.OrgDept),
                Duties: disposal,
                Work: disposal)
            : null;
    }
}
