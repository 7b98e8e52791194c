namespace WarningGrid.Officials;

/// <summary>An official's live view: the same blocks as the record, with his name.</summary>
internal static class OfficialViews
{
    public static OfficialView Of(OfficialFile file, Facts facts)
    {
        // A command that its caller may give is answered even where it just took him out of the caller's sight.
        var sight = Sight.Of(file, facts) ?? new(Kin: false, Warnings: false, Served: false, Duties: false, Work: false);
        var shape = OfficialShape.Of(file.Id, file, sight, facts.Today, facts.Rules.On(facts.Today));
        return new(
            file.Id, file.Identity!.Name, file.AuthorityOn(facts.Today), file.Identity.Grade, shape.Posts, shape.Teams, shape.Kin,
            shape.Warnings, shape.Effects, shape.Duties, shape.Signals, shape.Leads, shape.Archive, shape.Risk, file.Revision);
    }
}

/// <summary>What an official was on a date, from his history alone.</summary>
internal static class Appointments
{
    public static Appointment? At(OfficialFile file, DateOnly date)
    {
        if (file.Identity is not { } identity)
        {
            return null;
        }

        var posting = Postings.On(file.History, date);
        // A seat of its own says more than one that goes with the post.
        var seat = Postings.Seats(file.History)
            .Where(seat => seat.Covers(date) && (posting is null || seat.Unit == posting.Unit))
            .OrderBy(seat => seat.Via is null ? 1 : 0)
            .LastOrDefault();
        return new(
            file.Id, identity.Name, posting?.Post, posting?.Unit ?? seat?.Unit, file.AuthorityOn(date),
            posting?.HeadsUnit ?? false, seat?.TeamRole);
    }
}
