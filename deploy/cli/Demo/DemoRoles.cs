using System.Collections.Immutable;
using WarningGrid.Access;

namespace WarningGrid.Demo;

/// <summary>Who holds which role in the demo county: taken from the posts people hold today.</summary>
internal static class DemoRoles
{
    public static ImmutableArray<DemoGrant> Of(DemoCounty county, DateOnly today)
    {
        var holders = county.HoldersOn(today);
        var grants = ImmutableArray.CreateBuilder<DemoGrant>();
        void Give(string? person, Role role, Scope scope = Scope.All, string? unit = null, string? authorities = null)
        {
            if (person is not null && !grants.Any(grant => grant.Person == person && grant.Role == role))
            {
                grants.Add(new(person, role, scope, unit, authorities));
            }
        }

        IEnumerable<string> Holding(string unit, string postName) =>
            county.Posts.Where(post => post.Unit == unit && post.Name.StartsWith(postName, StringComparison.Ordinal))
                .Select(post => holders.GetValueOrDefault(post.Code)).OfType<string>();

        const string Commission = DemoCounty.DisciplineCommission;
        Give(Holding("B01", "县委书记").First(), Role.PartySecretary);
        Give(Holding(Commission, "县纪委书记").First(), Role.DisciplineSecretary);
        foreach (var deputy in Holding(Commission, "副职领导").Take(2))
        {
            Give(deputy, Role.DeputyLeader);
        }

        foreach (var (section, role) in new[]
        {
            ("第一纪检监察室", Role.SectionChief), ("第二纪检监察室", Role.SectionChief), ("信访室", Role.SectionChief),
            ("案件审理室", Role.SectionChief), ("案件监督管理室", Role.LeadCustodian), ("党风政风监督室(预警办)", Role.WarningOfficer),
        })
        {
            Give(Holding(Commission, section + "负责人").First(), role);
        }

        Give(Holding(Commission, "党风政风监督室(预警办)工作人员").First(), Role.WarningOfficer);
        foreach (var clerk in Holding(Commission, "信访室工作人员").Take(2))
        {
            Give(clerk, Role.IntakeClerk);
        }

        foreach (var handler in Holding(Commission, "第一纪检监察室工作人员").Take(2)
            .Concat(Holding(Commission, "第二纪检监察室工作人员").Take(2)))
        {
            Give(handler, Role.Handler, Scope.Self);
        }

        foreach (var organiser in Holding("B06", "人事股").Take(2))
        {
            Give(organiser, Role.OrgDept, authorities: "County");
        }

        // The county's leadership of the mechanism, and whoever guides the units and reviews once more.
        foreach (var leader in Holding("B02", "县长").Concat(Holding("B01", "副职领导")).Concat(Holding("B02", "副职领导")).Concat(Holding("B03", "副职领导")).Take(6))
        {
            Give(leader, Role.LeadingGroup);
        }

        Give(Holding("B04", "副职领导").First(), Role.GuidanceGroup);

        foreach (var unit in county.Units)
        {
            foreach (var head in county.Posts.Where(post => post.Unit == unit.Code && post.TeamRole is "Head"))
            {
                Give(holders.GetValueOrDefault(head.Code), Role.UnitHead, Scope.OwnUnitAndBelow);
            }

            foreach (var discipline in county.Posts.Where(post => post.Unit == unit.Code && post.TeamRole is "DisciplineHead"))
            {
                Give(holders.GetValueOrDefault(discipline.Code), Role.UnitDisciplineHead, Scope.OwnUnit);
            }
        }

        // The three admins work in bodies that hold no business role here (SEP-01).
        Give(Holding("B50", "信息中心").Concat(Holding("B50", "办公室工作人员")).First(), Role.SystemAdmin);
        Give(Holding("B49", "办公室工作人员").First(), Role.SecurityAdmin);
        Give(Holding("B37", "监督检查股").Concat(Holding("B37", "办公室工作人员")).First(), Role.AuditAdmin);
        return grants.DrainToImmutable();
    }

    /// <summary>The holder of every manned post on a day, by post code.</summary>
    public static Dictionary<string, string> HoldersOn(this DemoCounty county, DateOnly on)
    {
        var holders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var change in county.Changes.TakeWhile(change => change.On <= on))
        {
            if (change.Change is "PostStart")
            {
                holders[change.Where] = change.Official;
            }
            else if (change.Change is "PostEnd" && holders.GetValueOrDefault(change.Where) == change.Official)
            {
                holders.Remove(change.Where);
            }
        }

        return holders;
    }
}
