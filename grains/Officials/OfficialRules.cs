using WarningGrid.Access;

namespace WarningGrid.Officials;

/// <summary>What personnel changes, notes and corrections make of an official's history. Pure.</summary>
internal static class OfficialRules
{
    /// <summary>A message from elsewhere.</summary>
    /// <param name="id">The id the stream is kept under, for one who comes to be by it (HIS-06).</param>
    public static Ruling Receive(OfficialFile file, OfficialId id, IMessage message, Letter letter, Facts facts) => message switch
    {
        PersonnelChangeNoted noted => Personnel(file, id, noted, facts),
        IdentityNoted noted => Identify(file, noted),
        IHistoryNote note when !file.Exists => Unknown(note),
        IHistoryNote note => Ruling.At(letter.OccurredAt, note),
        _ => Ruling.Nothing,
    };

    /// <summary>Takes a personnel entry back, and puts another in its place where one is given (HIS-03).</summary>
    public static Ruling Correct(OfficialFile file, PlacedCorrection placed, Facts facts)
    {
        var command = placed.Command;
        var wrong = file.History.Find(command.Corrects);
        var refusal = new Objections()
            .When(string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Length > 1000,
                Rank.Shape, RefusalKind.Invalid, "HIS-03.reason")
            .When(!facts.Asker.Holds(Role.SystemAdmin), Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(facts.IsStale(file), Rank.StaleRevision, RefusalKind.Stale, "DSP-01.stale")
            .When(wrong?.Event is not (PostStarted or PostEnded or TeamJoined or TeamLeft or KinDeclared or AuthorityChanged),
                Rank.InvalidRule, RefusalKind.Invalid, "HIS-03.no-such-entry")
            .First();
        if (refusal is not null)
        {
            return refusal;
        }

        var taken = new Happening(new EntryCorrected(command.Corrects, command.Reason), wrong!.OccurredAt);
        if (command.Instead is not { } instead)
        {
            return Ruling.Of([taken]);
        }

        // The new entry is judged as if the wrong one had never been.
        var without = file with { History = new(file.History.Entries.Remove(wrong)) };
        var ruling = Personnel(without, file.Id, new(instead) { Place = placed.Place }, facts);
        return ruling.Refused is { } no ? no : Ruling.Of([taken, .. ruling.Happened]);
    }

    private static Ruling Personnel(OfficialFile file, OfficialId id, PersonnelChangeNoted noted, Facts facts)
    {
        var change = noted.Change;
        if (Incomplete(change) is { } wrong)
        {
            return wrong;
        }

        var born = !file.Exists;
        if (born && (change.Kind is not PersonnelChangeKind.PostStart || noted.Identity is null))
        {
            return Refusal.Of(RefusalKind.Invalid, "HIS-06.unknown");
        }

        if (born && !IsOfficialId(id.Value))
        {
            return Refusal.Of(RefusalKind.Invalid, "HIS-06.id");
        }

        if (change.Kind is PersonnelChangeKind.PostStart && noted.Place is null)
        {
            return Refusal.Of(RefusalKind.Invalid, "HIS-02.unknown-post");
        }

        var happened = Event(file, noted) is { } one ? new[] { one } : [];
        return Ruling.At(
            Effective.At(change.EffectiveDate, facts.Now),
            born
                ? happened.Prepend(new OfficialRegistered(id, noted.Identity!, change.Authority ?? CadreAuthority.County))
                : happened);
    }

    // What is told twice happens once: sources repeat themselves under new ids.
    private static IEvent? Event(OfficialFile file, PersonnelChangeNoted noted)
    {
        var (change, history) = (noted.Change, file.History);
        IEvent happened = change.Kind switch
        {
            PersonnelChangeKind.PostStart => new PostStarted(
                change.Post!.Value, noted.Place!.Card.Unit, change.EffectiveDate, noted.Place.Card.InTeam, noted.Place.HeadsUnit),
            PersonnelChangeKind.PostEnd => new PostEnded(change.Post!.Value, change.EffectiveDate),
            PersonnelChangeKind.TeamJoin => new TeamJoined(change.Unit!.Value, change.TeamRole!, change.EffectiveDate),
            PersonnelChangeKind.TeamLeave => new TeamLeft(change.Unit!.Value, change.EffectiveDate),
            PersonnelChangeKind.KinDeclared => new KinDeclared(change.Kin!.Value, change.Relation!.Value, change.EffectiveDate),
            PersonnelChangeKind.AuthorityChanged => new AuthorityChanged(change.Authority!.Value, change.EffectiveDate),
        };
        var known = happened switch
        {
            PostStarted started => history.Of<PostStarted>().Any(entry =>
                entry.Event.Post == started.Post && entry.Event.From == started.From),
            TeamJoined joined => history.Of<TeamJoined>().Any(entry =>
                entry.Event.Unit == joined.Unit && entry.Event.From == joined.From),
            KinDeclared tie => history.Of<KinDeclared>().Any(entry =>
                entry.Event.Kin == tie.Kin && entry.Event.Relation == tie.Relation),
            _ => history.Entries.Any(entry => entry.Event.Equals(happened)),
        };
        return known ? null : happened;
    }

    private static Refusal? Incomplete(PersonnelChange change) =>
        change.Kind switch
        {
            PersonnelChangeKind.PostStart or PersonnelChangeKind.PostEnd => change.Post is null,
            PersonnelChangeKind.TeamJoin => change.Unit is null || string.IsNullOrWhiteSpace(change.TeamRole),
            PersonnelChangeKind.TeamLeave => change.Unit is null,
            PersonnelChangeKind.KinDeclared => change.Kin is null || change.Relation is null,
            PersonnelChangeKind.AuthorityChanged => change.Authority is null,
        }
        ? Refusal.Of(RefusalKind.Invalid, "HIS-02.incomplete")
        : change.EffectiveDate.Year is < 1950 or > 2100 ? Refusal.Of(RefusalKind.Invalid, "HIS-02.date") : null;

    // A source that does not tell the ID number does not take it back.
    private static Ruling Identify(OfficialFile file, IdentityNoted noted)
    {
        if (file.Identity is not { } known)
        {
            return Refusal.Of(RefusalKind.Invalid, "HIS-06.unknown");
        }

        var told = noted.Identity with { IdNo = noted.Identity.IdNo ?? known.IdNo };
        return told == known ? Ruling.Nothing : Ruling.Of(new IdentityChanged(told));
    }

    private static Refusal Unknown(IHistoryNote note) =>
        Refusal.Of(RefusalKind.Invalid, "HIS-06.unknown") with { Items = [new("HIS-06.unknown", note.Source)] };

    /// <summary>G and eight digits (HIS-06).</summary>
    public static bool IsOfficialId(string text) => text.Length == 9 && text[0] == 'G' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}

/// <summary>A correction with the place of the post that its new entry names; the place is no part of the request.</summary>
[Alias("officials.correct-personnel-placed")]
internal sealed record PlacedCorrection(
    CorrectPersonnel Command, [property: System.Text.Json.Serialization.JsonIgnore] PostPlace? Place);
