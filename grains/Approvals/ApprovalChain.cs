using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WarningGrid.Access;

namespace WarningGrid.Approvals;

/// <summary>An approval as a value inside an aggregate's state: put forward, reviewed, approved, by three different persons.</summary>
/// <param name="Act">What is approved, as the matrix names it, e.g. <c>Lead.Verification</c>.</param>
/// <param name="Proposers">Who put it forward: one, or everyone who signed.</param>
/// <param name="Bound">What exactly is approved (DSP-04).</param>
/// <param name="Nodes">The steps in order.</param>
/// <param name="At">The step that acts next.</param>
/// <param name="Acting">The role that acts there: the matrix's own, or the one that stands in for it (RCU-09).</param>
internal sealed record ApprovalChain(
    string Act, ImmutableArray<OfficialId> Proposers, ApprovalBinding Bound, ImmutableArray<ApprovalNode> Nodes, int At,
    Role Acting, ApprovalStanding Standing, ImmutableArray<Opinion> Opinions)
{
    /// <summary>The node before the first step: whoever put it forward.</summary>
    public const string Proposal = "propose";

    /// <summary>The task at <see cref="At"/>.</summary>
    public ApprovalTask Task { get; init; } = ApprovalTask.Fresh;

    /// <summary>Words asked of others, given or not; those of a step that it went back behind are gone.</summary>
    public ImmutableArray<AskedWord> Asked { get; init; } = [];

    [JsonIgnore]
    public bool IsRunning => Standing is ApprovalStanding.Running;

    [JsonIgnore]
    public ApprovalNode Node => Nodes[At];

    [JsonIgnore]
    public bool IsLast => At == Nodes.Length - 1;

    /// <summary>Everyone whose word counts in it so far (DSP-03).</summary>
    [JsonIgnore]
    public IEnumerable<OfficialId> Hands =>
        Proposers.Concat(Opinions.Where(opinion => !opinion.Stale).Select(opinion => opinion.By)).Distinct();

    /// <summary>Who sent it to the step that acts next: they may withdraw it until somebody has acted.</summary>
    [JsonIgnore]
    public ImmutableArray<OfficialId> Senders =>
        At == 0 ? Proposers : [.. Opinions
            .Where(opinion => opinion is { Stale: false, Verb: ApprovalVerb.Approve } && opinion.Node == Nodes[At - 1].Name)
            .Select(opinion => opinion.By)];

    /// <summary>Words that are still waited for.</summary>
    [JsonIgnore]
    public IEnumerable<AskedWord> Awaited => Asked.Where(word => word.Agrees is null);

    /// <summary>Persons who see the matter for what they are to do in it, beyond those of the acting role; behind the last word who waits for another's, too (ACL-03).</summary>
    [JsonIgnore]
    public IEnumerable<OfficialId> Tasked => Awaited.Select(word => word.Person).Concat(
        IsRunning ? new[] { Task.Holder, Task.HandedBy }.OfType<OfficialId>() : Awaited.Select(word => word.By)).Distinct();

    public bool HasHand(OfficialId person) => Hands.Contains(person);

    /// <summary>Whether it is still the same matter that was put forward: nothing but its content can change that (DSP-04).</summary>
    public bool Binds(string sm3) => Bound.Sm3 == sm3;

    /// <summary>Whether it is the asker who acts at this step: by his role, or because it was handed over to him.</summary>
    public bool ActsBy(Asker asker) => IsRunning && (Task.Holder is { } holder ? holder == asker.Id : asker.Holds(Acting));

    /// <summary>Whether a word of the asker is waited for.</summary>
    public bool Awaits(OfficialId person) => Awaited.Any(word => word.Person == person);

    /// <summary>Whether this step waits for the asker, he sent it there, or his word was asked for: then it is his task (ACL-03).</summary>
    public bool IsTaskOf(Asker asker) =>
        (IsRunning && (ActsBy(asker) || Senders.Contains(asker.Id))) || Tasked.Contains(asker.Id);

    /// <summary>Remembers an approval's event; any other leaves it as it is.</summary>
    public static ApprovalChain? Evolve(ApprovalChain? chain, Recorded recorded) => (chain, recorded.Event) switch
    {
        (_, ApprovalBegun e) => new(
            e.Act, e.Proposers, e.Bound, e.Nodes, 0, e.Acting, ApprovalStanding.Running, []),
        ({ } was, ApprovalGiven e) => was.Heard(e.Node, ApprovalVerb.Approve, e.By, e.As, e.Opinion, recorded) with
        {
            Bound = was.Bound with { Revision = e.Revision },
            At = e.Next is null ? was.At : was.At + 1,
            Task = ApprovalTask.Fresh,
            Acting = e.Next ?? was.Acting,
            Standing = e.Next is null ? ApprovalStanding.Approved : ApprovalStanding.Running,
        },
        ({ } was, ApprovalRejected e) => was.Heard(e.Node, ApprovalVerb.Reject, e.By, e.As, e.Opinion, recorded) with
        {
            Standing = ApprovalStanding.Rejected,
            Task = ApprovalTask.Fresh,
            Asked = [.. was.Asked.Where(word => word.Agrees is not null)],
        },
        ({ } was, ApprovalTaskTransferred e) => was with { Task = was.Task with { Holder = e.To, HandedBy = e.By, HeldFor = null } },
        ({ } was, ApprovalWordsAsked e) => was with
        {
            Asked = was.Asked.AddRange(e.Persons.Select(person => new AskedWord(e.Node, e.For, person, e.By, e.Question))),
        },
        ({ } was, ApprovalWordGiven e) => was.Heard(e.Node, AskedWord.VerbOf(e.For), e.By, e.As, e.Opinion, recorded) with
        {
            Asked = [.. was.Asked.Select(word => word.Agrees is null && word.Person == e.By ? word with { Agrees = e.Agrees } : word)],
        },
        ({ } was, ApprovalTaskTakenBack e) => was with
        {
            Task = was.Task.HandedBy == e.By ? was.Task with { Holder = null, HandedBy = null, HeldFor = null } : was.Task,
            Asked = [.. was.Asked.Where(word => word.Agrees is not null || word.By != e.By)],
        },
        ({ } was, ApprovalTaskUrged e) => was with { Task = was.Task with { UrgedOn = e.On } },
        ({ } was, ApprovalTaskHeld e) => was with { Task = was.Task with { HeldFor = e.Reason } },
        ({ } was, ApprovalTaskActivated) => was with { Task = was.Task with { HeldFor = null } },
        ({ } was, ApprovalReturned e) =>
            was.BackTo(e.To, e.Acting).Heard(e.From, ApprovalVerb.ReturnTo, e.By, e.As, e.Opinion, recorded, stale: true) with
            {
                Standing = e.Acting is null ? ApprovalStanding.Returned : ApprovalStanding.Running,
            },
        ({ } was, ApprovalWithdrawn e) => was.BackTo(e.To, e.Acting) with
        {
            Standing = e.Acting is null ? ApprovalStanding.Withdrawn : ApprovalStanding.Running,
        },
        _ => chain,
    };

    private ApprovalChain Heard(
        string node, ApprovalVerb verb, OfficialId by, Role role, string? text, Recorded recorded, bool stale = false) =>
        this with { Opinions = Opinions.Add(new(node, verb, by, role, recorded.OccurredAt, text, stale)) };

    // Opinions given at the node or after it no longer count.
    private ApprovalChain BackTo(string node, Role? acting)
    {
        var at = Math.Max(0, Place(node));
        var later = Nodes.Skip(at).Select(step => step.Name).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            At = at,
            Acting = acting ?? Acting,
            Task = ApprovalTask.Fresh,
            Asked = [.. Asked.Where(word => !later.Contains(word.Node))],
            Opinions = [.. Opinions.Select(opinion => later.Contains(opinion.Node) ? opinion with { Stale = true } : opinion)],
        };
    }

    /// <summary>A step's place by name; −1 for the proposal and for a name that is no step.</summary>
    public int Place(string node)
    {
        for (var place = 0; place < Nodes.Length; place++)
        {
            if (Nodes[place].Name == node)
            {
                return place;
            }
        }

        return -1;
    }
}

/// <summary>A step of the matrix and the role that acts there.</summary>
internal sealed record ApprovalNode(string Name, Role Role);

/// <summary>What an approval binds: the revision that was seen and the SM3 of the snapshot, in hexadecimal (DSP-04).</summary>
internal sealed record ApprovalBinding(long Revision, string Sm3)
{
    /// <summary>Binds a snapshot: every member whose change makes the approval stale, and no other.</summary>
    public static ApprovalBinding Of(long revision, object snapshot) => new(revision, Digest(snapshot));

    /// <summary>SM3 of a snapshot's canonical JSON.</summary>
    public static string Digest(object snapshot) =>
        Convert.ToHexStringLower(EntryChain.Sm3(EventJson.Canonical(snapshot)));
}

/// <summary>One person's word.</summary>
/// <param name="Stale">It was sent back behind this word, or this word sent it back: it no longer counts.</param>
internal sealed record Opinion(
    string Node, ApprovalVerb Verb, OfficialId By, Role As, DateTimeOffset At, string? Text, bool Stale = false);
