using System.Collections.Immutable;
using System.Globalization;
using WarningGrid.Access;
using WarningGrid.Rules;

namespace WarningGrid.Approvals;

/// <summary>Decisions of many (集体研究): who may vote, whether enough did, whether they carried it; by person id (spec 04 §3).</summary>
internal static class CollectiveRules
{
    /// <summary>What speaks against a vote: only members, none who had a hand in it, each once.</summary>
    /// <param name="body">Whose members decide.</param>
    /// <param name="hands">Who handles, proposed, reviewed or approved it (DSP-03).</param>
    public static Objections MayVote(
        this Objections objections, Facts facts, Role body, IEnumerable<OfficialId> hands, IEnumerable<OfficialId> voted) =>
        objections
            .When(!facts.Asker.Holds(body), Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(hands.Contains(facts.Asker.Id), Rank.SameHand, RefusalKind.SameHand, "DSP-03.same-hand")
            .When(voted.Contains(facts.Asker.Id), Rank.LimitExceeded, RefusalKind.LimitExceeded, "APV.voted-before");

    /// <summary>Counts the votes of those who are members, against all members; the pack says how many are enough.</summary>
    /// <param name="key">Whose <c>quorum</c> and <c>majority</c> hold, e.g. <c>MATRIX.Accountability</c>.</param>
    public static Poll Count(
        IEnumerable<(OfficialId By, Ballot Ballot)> votes, ImmutableArray<OfficialId> members, RuleSet rules, string key)
    {
        var counted = votes.Where(vote => members.Contains(vote.By)).DistinctBy(vote => vote.By).ToArray();
        return new(
            members.Length, By(Ballot.For), By(Ballot.Against), By(Ballot.Abstained),
            HasQuorum: members.Length > 0 && Reaches(counted.Length, members.Length, rules.Word($"{key}.quorum"), more: false),
            Carried: Reaches(By(Ballot.For).Length, members.Length, rules.Word($"{key}.majority"), more: true));

        ImmutableArray<OfficialId> By(Ballot ballot) => [.. counted.Where(vote => vote.Ballot == ballot).Select(vote => vote.By)];
    }

    /// <summary>What speaks against counting now: too few took part.</summary>
    public static Objections Quorum(this Objections objections, Poll poll) =>
        objections.Gate(poll.HasQuorum, "APV.quorum", poll.Present, poll.Members);

    // A fraction of the pack, e.g. 2/3.
    private static bool Reaches(int count, int of, string fraction, bool more)
    {
        var parts = fraction.Split('/');
        var (numerator, denominator) =
            (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        return more ? count * denominator > of * numerator : count * denominator >= of * numerator;
    }
}

/// <summary>How many of all members voted, and how.</summary>
internal sealed record Poll(
    int Members, ImmutableArray<OfficialId> For, ImmutableArray<OfficialId> Against, ImmutableArray<OfficialId> Abstained, bool HasQuorum,
    bool Carried)
{
    public int Present => For.Length + Against.Length + Abstained.Length;
}
