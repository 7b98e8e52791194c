using System.Collections.Frozen;
using System.Collections.Immutable;
using Xunit;

namespace WarningGrid.Access;

public sealed class Granting_a_role
{
    private static readonly DateTimeOffset Now = new(2026, 9, 21, 1, 0, 0, TimeSpan.Zero);
    private static readonly GrantRole Handler =
        new(Role.Handler, Scope.Self, [], [], new(2026, 9, 21), null);

    [Fact]
    public void SEP_02_the_first_admin_only_proposes() =>
        Assert.IsType<ActProposed>(
            Assert.Single(AccessRules.Grant(AccessFile.Blank, Handler, By("G1", Role.SecurityAdmin)).Happened).Event);

    [Fact]
    public void SEP_02_a_second_admin_makes_it_happen()
    {
        var proposed = Fold(AccessFile.Blank, AccessRules.Grant(AccessFile.Blank, Handler, By("G1", Role.SecurityAdmin)));

        var ruling = AccessRules.Grant(proposed, Handler, By("G2", Role.SystemAdmin));

        Assert.Equal(Role.Handler, Fold(proposed, ruling).Grants.Single().Role);
    }

    [Fact]
    public void SEP_02_the_same_admin_cannot_confirm()
    {
        var proposed = Fold(AccessFile.Blank, AccessRules.Grant(AccessFile.Blank, Handler, By("G1", Role.SecurityAdmin)));

        Assert.Equal(RefusalKind.SameHand, AccessRules.Grant(proposed, Handler, By("G1", Role.SecurityAdmin)).Refused?.Kind);
    }

    [Fact]
    public void SEP_03_nobody_else_grants_anything() =>
        Assert.Equal(
            RefusalKind.Forbidden, AccessRules.Grant(AccessFile.Blank, Handler, By("G1", Role.PartySecretary)).Refused?.Kind);

    [Fact]
    public void SEP_01_an_admin_is_granted_no_business_role()
    {
        var admin = AccessFile.Blank with
        {
            Grants = [new(1, Role.SystemAdmin, Scope.All, [], [], new(2026, 1, 1), null)],
        };

        // Acceptance example 5 of spec 09: the SystemAdmin who would make himself a Handler.
        Assert.Equal("SEP-01.one-admin-role", AccessRules.Grant(admin, Handler, By("G1", Role.SystemAdmin)).Refused?.Code);
    }

    [Fact]
    public void SEP_01_one_admin_role_may_follow_another_in_time()
    {
        var former = AccessFile.Blank with
        {
            Grants = [new(1, Role.SystemAdmin, Scope.All, [], [], new(2026, 1, 1), new(2026, 6, 30))],
        };

        Assert.Null(AccessRules.Grant(former, Handler, By("G1", Role.AuditAdmin)).Refused);
    }

    private static AccessFile Fold(AccessFile file, Ruling ruling) =>
        ruling.Happened.Aggregate(file, (state, happening) => new AccessKind().Fold(
            state, new("g-G9", state.Version + 1, happening.Event, Now, Now, "G1", "k")));

    private static Facts By(string person, Role role) =>
        new(
            Now, new(Caller.Person(new(person)), [new(role, null)]), Rules.RuleBook.Shipped, Calendar.WorkCalendar.Shipped, FrozenSet<string>.Empty);
}
