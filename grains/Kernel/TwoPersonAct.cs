using System.Collections.Immutable;
using System.Text.Json;

namespace WarningGrid;

/// <summary>The act that takes two (spec 04 §2): one proposes, another, different and unrecused, sends the same, and it happens.</summary>
/// <remarks>
/// One mechanism for every such act. An aggregate keeps a <see cref="PendingActs"/> in its state and calls
/// <see cref="Decide"/> from its rules; that the hands are unrecused its visibility already saw to. A rule that uses
/// it needs three sentences: <c>RULE.same-hand</c>, <c>RULE.other-content</c> and <c>RULE.not-proposed</c>.
/// </remarks>
internal static class TwoPersonAct
{
    /// <summary>Proposes the act, or lets it happen when this is the second hand.</summary>
    /// <param name="rule">Whose codes refuse, e.g. <c>MAT-03</c>.</param>
    /// <param name="act">Name of the act with what it concerns, e.g. <c>ConfirmMatch /targets/0</c>.</param>
    /// <param name="content">What both hands must have sent alike: the command.</param>
    /// <param name="happens">What then happens.</param>
    public static Ruling Decide(
        PendingActs pending, string rule, string act, object content, Facts facts, Func<Ruling> happens)
    {
        var sent = EventJson.Canonical(content);
        if (pending.Find(act) is not { } proposed)
        {
            return Ruling.Of(new ActProposed(act, sent, facts.Asker.Actor));
        }

        if (proposed.By == facts.Asker.Actor)
        {
            return Refusal.Of(RefusalKind.SameHand, rule + ".same-hand");
        }

        if (proposed.Content != sent)
        {
            return Refusal.Of(RefusalKind.GateNotMet, rule + ".other-content").With(
                Differences(proposed.Content, sent).Select(member => RefusalItem.At("/" + member, rule + ".other-content")));
        }

        var ruling = happens();
        return ruling.Refused is null
            ? ruling with { Happened = [new(new ActConfirmed(act, proposed.By, facts.Asker.Actor)), .. ruling.Happened] }
            : ruling;
    }

    /// <summary>The first hand takes its proposal back.</summary>
    public static Ruling Withdraw(PendingActs pending, string rule, string act, Facts facts) =>
        pending.Find(act) is not { } proposed ? Refusal.Of(RefusalKind.GateNotMet, rule + ".not-proposed")
        : proposed.By != facts.Asker.Actor ? Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing")
        : Ruling.Of(new ActWithdrawn(act, proposed.By));

    private static IEnumerable<string> Differences(string one, string other)
    {
        using var first = JsonDocument.Parse(one);
        using var second = JsonDocument.Parse(other);
        var members = first.RootElement.EnumerateObject().Concat(second.RootElement.EnumerateObject())
            .Select(member => member.Name).Distinct().Order(StringComparer.Ordinal);
        return [.. members.Where(name => Text(first.RootElement, name) != Text(second.RootElement, name))];
    }

    private static string? Text(JsonElement content, string name) =>
        content.TryGetProperty(name, out var value) ? value.GetRawText() : null;
}

/// <summary>A first hand has proposed an act; the stage is unchanged and a second hand may confirm.</summary>
/// <param name="Content">Canonical JSON of what was sent.</param>
[Alias("kernel.act-proposed")]
internal sealed record ActProposed(string Act, string Content, string By) : IEvent;

/// <summary>A second hand has sent the same; what happened stands in the next events.</summary>
[Alias("kernel.act-confirmed")]
internal sealed record ActConfirmed(string Act, string ProposedBy, string By) : IEvent;

/// <summary>The first hand took it back.</summary>
[Alias("kernel.act-withdrawn")]
internal sealed record ActWithdrawn(string Act, string By) : IEvent;

/// <summary>The proposals of an aggregate that wait for a second hand.</summary>
internal sealed record PendingActs(ImmutableArray<ActProposed> Waiting)
{
    public static PendingActs None { get; } = new([]);

    public ActProposed? Find(string act) => Waiting.FirstOrDefault(proposed => proposed.Act == act);

    /// <summary>Remembers the three events above; any other leaves it as it is.</summary>
    public PendingActs Evolve(IEvent happened) => happened switch
    {
        ActProposed proposed => new([.. Waiting.Where(other => other.Act != proposed.Act), proposed]),
        ActConfirmed confirmed => Without(confirmed.Act),
        ActWithdrawn withdrawn => Without(withdrawn.Act),
        _ => this,
    };

    /// <summary>The object moved on and the proposal with it.</summary>
    public PendingActs Without(string act) => new([.. Waiting.Where(other => other.Act != act)]);

    public bool Equals(PendingActs? other) => other is not null && Waiting.AsSpan().SequenceEqual(other.Waiting.AsSpan());

    public override int GetHashCode() => Waiting.Length;
}
