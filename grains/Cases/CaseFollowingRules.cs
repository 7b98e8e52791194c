namespace WarningGrid.Cases;

/// <summary>A further case out of how this one ended (DSP-02): recommended by the rules, opened only by a person (DSP-09).</summary>
internal static class CaseFollowingRules
{
    public static Ruling Open(CaseFile file, OpenFollowing next, Circumstances given, Objections objections)
    {
        var opening = new CaseOpening(
            given.NewCase ?? default, next.Kind, file.Lead, given.SubjectNow ?? file.Subject, file.Handler, next.Ground,
            file.NamedReporter, file.Office);

        // It comes under the rules of its own opening, whatever its parent was governed by (RP-04).
        var opened = CaseOpening.Decide(opening, given.Facts);
        var open = given.Siblings.FirstOrDefault(other => other.Kind == next.Kind && other.IsOpen);
        return objections
            .When(!file.Ways.Following(file).Contains(next.Kind), Rank.InvalidRule, RefusalKind.Invalid, "DSP-02.not-following", next.Kind)
            .Add(opened.Refused?.Kind is RefusalKind.Forbidden ? Rank.Forbidden : Rank.InvalidRule, opened.Refused)
            .Gate(open is null, "DSP-02.open-case", open?.Number.Value ?? "")
            .Then(() => Ruling
                .At(given.At, new FollowingOpened(given.NewCase!.Value, next.Kind, next.Ground))
                .Bearing(new Birth(
                    given.NewCase.Value.Key(), [.. opened.Happened, new Happening(new CaseDescended(file.Number))])));
    }
}
