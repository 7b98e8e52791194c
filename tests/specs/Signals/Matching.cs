using Xunit;
using WarningGrid.Access;
using WarningGrid.Officials;
using static WarningGrid.Signals.SignalSpec;

namespace WarningGrid.Signals;

/// <summary>MAT-01…05: whom a signal means.</summary>
public sealed class Matching
{
    private static readonly DateOnly On = new(2026, 9, 1);

    [Fact]
    public void MAT_01_an_ID_number_of_one_official_confirms() =>
        Assert.Equal((MatchStanding.Confirmed, MatchBasis.IdNumber, Wang), Found(new("/targets/0", IdNo: Wang.Value, Name: "张三"), A(Wang, "王伟"), A(Zhang, "张三")));

    [Fact]
    public void MAT_01_a_staff_number_of_one_official_confirms() => Assert.Equal(
        (MatchStanding.Confirmed, MatchBasis.StaffNumber, Wang), Found(new("/official", StaffNo: "N" + Wang.Value), A(Wang, "王伟"), A(Zhang, "张三")));

    [Fact]
    public void MAT_02_a_name_and_unit_with_one_hit_is_suggested() => Assert.Equal(
        (MatchStanding.Suggested, MatchBasis.NameAndUnit, Wang),
        Found(new("/targets/0", Name: "王伟", Unit: "U-3401"), A(Wang, "王伟"), A(OtherWang, "王伟") with { Holdings = [] }));

    [Fact]
    public void MAT_03_a_name_alone_with_one_hit_is_suggested() => Assert.Equal(
        (MatchStanding.Suggested, MatchBasis.NameOnly, Wang), Found(new("/targets/0", Name: "王伟"), A(Wang, "王伟")));

    [Fact]
    public void MAT_03_several_hits_preselect_nobody()
    {
        var found = MatchRules.Find("/targets/0", "key", Of(new("/targets/0", Name: "王伟"), A(Wang, "王伟"), A(OtherWang, "王伟"), A(Zhang, "王伟")), On);
        Assert.Equal((MatchStanding.Unmatched, 3), (found.Standing, found.Candidates.Length));
        Assert.Null(found.Suggested);
    }

    [Fact]
    public void Example_03_5_a_name_with_three_hits_preselects_nobody_and_one_person_twice_is_SameHand()
    {
        var file = Received(NameOnly(Wang, OtherWang, Zhang));
        Assert.Null(file.Matches[0].Suggested);
        var command = new ConfirmMatch("/targets/0", OtherWang);
        file = file.Then(MatchingRules.Confirm(file, command, true, By(First, Role.WarningOfficer)));
        Assert.Null(file.Matches[0].Confirmed);
        Assert.Equal(RefusalKind.SameHand, MatchingRules.Confirm(file, command, true, By(First, Role.WarningOfficer)).Refused?.Kind);
        file = file.Then(MatchingRules.Confirm(file, command, true, By(Second, Role.WarningOfficer)));
        Assert.Equal(OtherWang, file.Matches[0].Confirmed);
    }

    [Fact]
    public void MAT_03_a_second_person_who_means_another_is_told_the_difference()
    {
        var file = Received(NameOnly(Wang, OtherWang));
        file = file.Then(MatchingRules.Confirm(file, new("/targets/0", Wang), true, By(First, Role.WarningOfficer)));
        var refused = MatchingRules.Confirm(file, new("/targets/0", OtherWang), true, By(Second, Role.WarningOfficer)).Refused!;
        Assert.Equal((RefusalKind.GateNotMet, "/official"), (refused.Kind, refused.Items.Single().Member));
    }

    [Fact]
    public void MAT_03_the_first_hand_may_withdraw_and_nobody_else()
    {
        var file = Received(NameOnly(Wang, OtherWang));
        file = file.Then(MatchingRules.Confirm(file, new("/targets/0", Wang), true, By(First, Role.WarningOfficer)));
        Assert.Equal(RefusalKind.Forbidden, MatchingRules.Withdraw(file, new("/targets/0"), By(Second, Role.WarningOfficer)).Refused?.Kind);
        file = file.Then(MatchingRules.Withdraw(file, new("/targets/0"), By(First, Role.WarningOfficer)));
        Assert.Empty(file.Pending.Waiting);
    }

    [Fact]
    public void MAT_02_one_person_confirms_a_name_and_unit()
    {
        var file = Received(new MatchFound("/targets/0", "key", MatchStanding.Suggested, MatchBasis.NameAndUnit, [Wang], Wang));
        file = file.Then(MatchingRules.Confirm(file, new("/targets/0", Wang), true, By(First, Role.WarningOfficer)));
        Assert.Equal(Wang, file.Matches[0].Confirmed);
    }

    [Fact]
    public void MAT_04_not_this_person_is_remembered_over_revisions()
    {
        var found = NameOnly(Wang);
        var file = Received(found);
        file = file.Then(MatchingRules.Reject(file, new("/targets/0", Wang), By(First, Role.WarningOfficer)));
        Assert.Null(file.Matches[0].Suggested);
        file = file.After(new SignalAmended(Item(2))).After(new MentionsMatched([found]));
        Assert.Null(file.Matches[0].Suggested);
        Assert.Equal([Wang], file.Matches[0].NotMeant);
        Assert.False(MatchRules.OneHandSuffices(file.Matches[0] with { Basis = MatchBasis.NameAndUnit }, Wang));
    }

    [Fact]
    public void MAT_04_only_a_confirmed_match_is_told_to_a_history()
    {
        var suggested = Received(NameOnly(Wang));
        Assert.DoesNotContain(Told(SignalFile.Blank, suggested), told => told.Target == Wang.Key());
        var confirmed = suggested.After(new MatchConfirmed("/targets/0", Wang));
        Assert.Equal([(Wang.Key(), SignalStanding.Confirmed)], Told(suggested, confirmed));
    }

    [Fact]
    public void MAT_05_a_revoked_match_is_told_and_another_may_be_confirmed()
    {
        var confirmed = Received(NameOnly(Wang, OtherWang)).After(new MatchConfirmed("/targets/0", Wang));
        var revoked = confirmed.Then(MatchingRules.Revoke(confirmed, new("/targets/0", "同名"), By(First, Role.WarningOfficer)));
        Assert.Equal([(Wang.Key(), SignalStanding.Revoked)], Told(confirmed, revoked));
        Assert.Equal([(OtherWang.Key(), SignalStanding.Confirmed)], Told(revoked, revoked.After(new MatchConfirmed("/targets/0", OtherWang))));
    }

    [Fact]
    public void MAT_05_a_person_whom_the_next_revision_no_longer_names_is_told_so()
    {
        var confirmed = Received(NameOnly(Wang)).After(new MatchConfirmed("/targets/0", Wang));
        var amended = confirmed.Then(Ruling.Of(SignalRules.InForce(confirmed, [NameOnly(Zhang) with { Key = "other" }], Now)));
        Assert.Contains((Wang.Key(), SignalStanding.Revoked), Told(confirmed, amended));
    }

    [Fact]
    public void Example_03_11_a_finding_by_post_code_means_who_held_the_post_when_it_occurred()
    {
        var left = A(Zhang, "张某") with { Holdings = [new(Post, Town, new(2019, 5, 1), new(2026, 2, 28))] };
        var follower = A(Wang, "王某") with { Holdings = [new(Post, Town, new(2026, 3, 1), null)] };
        var hits = Of(new("/official", Post: Post.Value), left, follower);
        var found = MatchRules.Find("/official", "key", hits, new(2026, 2, 10));
        Assert.Equal((MatchStanding.Confirmed, MatchBasis.Post, Zhang, Post), (found.Standing, found.Basis, found.Suggested, found.Post));
        Assert.Equal(Wang, MatchRules.Find("/official", "key", hits, new(2026, 5, 6)).Suggested);
    }

    [Fact]
    public void RCU_08_who_is_recused_from_the_one_he_names_finds_nothing()
    {
        var file = Received(NameOnly(Wang, OtherWang));
        var facts = By(First, Role.WarningOfficer) with { Excluded = new HashSet<string> { Zhang.Value }.ToFrozen() };
        Assert.Equal(RefusalKind.NotFound, MatchingRules.Confirm(file, new("/targets/0", Zhang), true, facts).Refused?.Kind);
        Assert.True(SignalSight.MaySee(file, facts));
        Assert.False(SignalSight.MaySee(file, facts with { Excluded = new HashSet<string> { Wang.Value }.ToFrozen() }));
    }

    private static (MatchStanding Standing, MatchBasis Basis, OfficialId? Suggested) Found(Mention mention, params Person[] persons)
    {
        var found = MatchRules.Find(mention.At, "key", Of(mention, [.. persons]), On);
        return (found.Standing, found.Basis, found.Suggested);
    }

    private static IEnumerable<(string Target, SignalStanding Standing)> Told(SignalFile before, SignalFile after) =>
        SignalFollowUps.Of(before, after, new("s-S-2026-0001", 9, new RevisionSuperseded(Item()), Now, Now, "x", "k"))
            .Select(message => (message.Target, ((Officials.SignalNoted)message.Body).Standing));
}

file static class Sets
{
    public static System.Collections.Frozen.FrozenSet<string> ToFrozen(this IEnumerable<string> ids) =>
        System.Collections.Frozen.FrozenSet.ToFrozenSet(ids);
}
