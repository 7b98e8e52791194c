using System.Text.Json;
using System.Text.RegularExpressions;
using WarningGrid.Access;

namespace WarningGrid.Rules;

/// <summary>Drafting and publishing versions (RP-02, RP-03, RP-06).</summary>
internal static partial class RulePackRules
{
    /// <param name="id">The version the draft is sent to.</param>
    public static Ruling Draft(RulePackFile file, DraftPack command, string id, Facts facts)
    {
        var refusal = Objection(file, RulePackMove.Draft, facts).First();
        if (refusal is not null)
        {
            return refusal;
        }

        RulePack pack;
        try
        {
            pack = PackText.Read(command.Text ?? "");
        }
        catch (JsonException malformed)
        {
            return Refusal.Of(RefusalKind.Invalid, "RP-01.text", malformed.Message);
        }

        return pack.Id != id || !Name().IsMatch(pack.Id)
            ? Refusal.Of(RefusalKind.Invalid, "RP-02.id")
            : Faulty(pack, facts) is { } fault
                ? fault
                : Ruling.Of(new RulePackDrafted(pack, command.Text!, facts.Asker.Actor));
    }

    /// <param name="somethingDepends">Whether anything that keeps versions was recorded since the version's start.</param>
    public static Ruling Publish(RulePackFile file, PublishPack command, bool somethingDepends, Facts facts)
    {
        var refusal = Objection(file, RulePackMove.Publish, facts)
            .When(facts.Asker.Actor == file.Author, Rank.SameHand, RefusalKind.SameHand, "RP-06.same-hand")
            .When(
                file.Pack is { } pack && pack.From < facts.Today && somethingDepends,
                Rank.InvalidRule, RefusalKind.Invalid, "RP-06.past", file.Pack?.From ?? default)
            .Add(Rank.InvalidRule, file.Pack is { } drafted ? Faulty(drafted, facts) : null)
            .First();
        return refusal is not null
            ? refusal
            : Ruling.Of(new RulePackPublished(file.Pack!, facts.Asker.Actor, command.Reason));
    }

    public static Ruling Discard(RulePackFile file, DiscardPack command, Facts facts) =>
        Objection(file, RulePackMove.Discard, facts).First() is { } refusal
            ? refusal
            : Ruling.Of(new RulePackDiscarded(command.Reason));

    private static Objections Objection(RulePackFile file, RulePackMove move, Facts facts) =>
        new Objections()
            .When(
                !facts.Asker.HoldsAny(Role.SystemAdmin, Role.SecurityAdmin), Rank.Forbidden, RefusalKind.Forbidden,
                "RP-06.admins-only")
            .When(file.Stage is RulePackStage.Published, Rank.Locked, RefusalKind.Locked, "RP-06.published")
            .When(facts.IsStale(file), Rank.StaleRevision, RefusalKind.Stale, "DSP-01.stale")
            .When(
                file.Exists && !RulePackLifecycle.Table(file.Stage).CanFire(move), Rank.WrongStage, RefusalKind.WrongStage,
                "RP-06.discarded");

    // A version that is known already, shipped or published, takes no second text under its name.
    private static Refusal? Faulty(RulePack pack, Facts facts) =>
        facts.Rules.Find(pack.Id) is not null ? Refusal.Of(RefusalKind.Invalid, "RP-02.known", pack.Id)
        : PackReview.Faults(pack, facts.Rules).ToArray() is [var first, ..] faults
            ? (Refusal.Of(RefusalKind.Invalid, first.Code) with { Text = first.Text }).With(faults)
        : null;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9.-]{0,39}$")]
    private static partial Regex Name();
}
