using System.Collections.Immutable;
using WarningGrid.Access;

namespace WarningGrid.Clearances;

/// <summary>As whom somebody looks at a request: what he may see and do of it (spec 09 §1, CLR-04).</summary>
/// <param name="Offices">The offices for which he signs; their evidence is his, and no other.</param>
/// <param name="Deputy">Whether he stands in where every discipline secretary is recused (RCU-09).</param>
internal sealed record ClearanceReader(
    bool Requester, bool Officer, ImmutableArray<ClearanceOffice> Offices, bool Secretary, bool Deputy)
{
    /// <summary>The offices that are sections: their chiefs are known by where they hold their posts.</summary>
    public static readonly ImmutableArray<ClearanceOffice> OfSections = [ClearanceOffice.PetitionReception, ClearanceOffice.CaseReview];

    public static ClearanceReader Nobody { get; } = new(false, false, [], false, false);

    public bool SeesAnything => this is { Requester: true } or { Officer: true } or { Offices.IsEmpty: false } or { Secretary: true } or { Deputy: true };

    /// <summary>Whether he belongs to the discipline organ, which alone sees codes before they are issued.</summary>
    public bool Inside => this is { Officer: true } or { Offices.IsEmpty: false } or { Secretary: true } or { Deputy: true };

    public bool May(ClearanceMove move) => move switch
    {
        ClearanceMove.Submit or ClearanceMove.Use => Requester,
        ClearanceMove.ResolveRow or ClearanceMove.WithdrawRow or ClearanceMove.Recompute => Officer,
        ClearanceMove.OfficeOpinion => !Offices.IsEmpty,
        ClearanceMove.Sign or ClearanceMove.Return => Secretary || Deputy,
        ClearanceMove.Match or ClearanceMove.ComputeCodes or ClearanceMove.Upset or ClearanceMove.Expire => false,
    };

    /// <param name="places">Names of the sections and units in which the asker holds a post.</param>
    public static ClearanceReader Of(ClearanceFile file, Facts facts, ImmutableArray<string> places)
    {
        var asker = facts.Asker;
        var heard = file.Stage is ClearanceStage.Suggested or ClearanceStage.ToSign or ClearanceStage.Issued or ClearanceStage.Expired;
        return new(
            Requester: IsRequester(file, asker),
            Officer: asker.Holds(Role.WarningOfficer) && file.Stage > ClearanceStage.Draft,
            Offices: heard ? [.. OfficesOf(file, facts, places)] : [],
            Secretary: asker.Holds(Role.DisciplineSecretary) && heard && file.Stage is not ClearanceStage.Suggested,
            Deputy: file.Stage is ClearanceStage.ToSign && !file.Barred.IsEmpty && Deputies(file, facts).Any(asker.Holds));
    }

    /// <summary>Rows from whose persons the asker is recused: hidden from him, whoever he is (CLR-12, RCU-08).</summary>
    public static ImmutableHashSet<int> Hidden(ClearanceFile file, Facts facts)
    {
        var hidden = ImmutableHashSet.CreateBuilder<int>();
        for (var n = 0; n < file.Rows.Length; n++)
        {
            var match = file.Rows[n].Match;
            if ((match.Official is { } official && facts.IsRecusedFrom(official))
                || match.Candidates.OrEmpty().Any(facts.IsRecusedFrom)
                || (match.SameAs is { } same && hidden.Contains(same)))
            {
                hidden.Add(n + 1);
            }
        }

        return hidden.ToImmutable();
    }

    // His colleagues see his requests where they reach the same cadres.
    private static bool IsRequester(ClearanceFile file, Asker asker) =>
        asker.Grants.Any(grant => grant.Role is Role.OrgDept
            && (asker.Id == file.Requester
                || grant.Authorities is null
                || (!file.Authorities.IsEmpty && file.Authorities.All(grant.Authorities.Contains))));

    private static IEnumerable<ClearanceOffice> OfficesOf(ClearanceFile file, Facts facts, ImmutableArray<string> places)
    {
        if (facts.Asker.Holds(Role.LeadCustodian))
        {
            yield return ClearanceOffice.CaseSupervision;
        }

        if (facts.Asker.Holds(Role.SectionChief))
        {
            var rules = facts.Rules.At(file.Packs);
            foreach (var office in OfSections)
            {
                if (rules.List($"CLR.office.{office}").Any(places.Contains))
                {
                    yield return office;
                }
            }
        }
    }

    private static IEnumerable<Role> Deputies(ClearanceFile file, Facts facts) =>
        facts.Rules.At(file.Packs).List("RCU-09.DisciplineSecretary").Select(Enum.Parse<Role>);
}
