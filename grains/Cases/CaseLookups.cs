using System.Collections.Immutable;
using WarningGrid.Approvals;
using WarningGrid.Documents;
using WarningGrid.Officials;
using WarningGrid.Units;

namespace WarningGrid.Cases;

/// <summary>Finds what the rules may know about one move: persons it names, approvers, files, serials, numbers.</summary>
internal sealed class CaseLookups(
    GrainTools tools, IGrainFactory grains, IBench bench, INumbers numbers, IDocumentFiles files, ICaseSiblings siblings)
{
    private readonly CasePaperFiles papers = new(files);

    public async Task<Circumstances> About(CaseFile file, CaseMove move, Submission submission, string stream)
    {
        var caller = CallerContext.Current;
        var facts = (await tools.Facts.Gather(caller)).NotBefore(file) with { ExpectedRevision = submission.ExpectedRevision };
        var given = new Circumstances(facts)
        {
            Named = await Persons(file, Named(file, move), facts),
            Bench = Approves(file, move) ? await bench.For(Subjects(file)) : Bench.Empty,
            UnitHead = file.Ways.AsksForUnitHead(move) || (move is AppealMove && file.Subject.Official is null) ? await UnitHead(file, facts.Today) : null,
            SubjectUnit = move is NoteTransfer ? await UnitOf(file, facts.Today) : null,
            Siblings = move is OpenFollowing || file.Ways.AsksForSiblings(move) ? await siblings.Of(file) : [],
            RunningEffects = file.Ways.AsksForEffects(move) && file.Subject.Official is { } subject
                ? await grains.GetGrain<IOfficialGrain>(subject.Key()).Effects()
                : [],
            Members = file.Ways.AsksForMembers(move) ? (await bench.For([])).Holding(Access.Role.LeadingGroup) : [],
            SubjectNow = move is OpenFollowing ? await Subject(file, facts.Today) : null,
            File = move is AttachDocument { Sm3: { } sm3 } ? await files.Find(sm3) : null,
        };
        if (file.Ways.Puts(file, move) is { } measure && file.Subject.Official is { } against)
        {
            given = given with { NoPlace = await Place(file, move, measure, against, given) };
        }

        return move switch
        {
            Archive => given with { Chain = await Chain(file, stream) },
            DraftDocument draft => await papers.Drafted(file, draft, given, await Names(file, facts.Today)),
            SealDocument seal => await Sealing(file, seal, submission, given, stream),
            _ when AppealPapers.TemplateOf(move) is { } template =>
                await OnPaper(file, move, template, submission, given with { Paper = AppealPapers.Of(file, move, await Names(file, facts.Today), file.Governed(facts)) }, stream),
            OpenFollowing next when file.Ways.Following(file).Contains(next.Kind) =>
                given with { NewCase = new(await numbers.Next(CaseCodes.Of(next.Kind), facts.Today.Year)) },
            _ when file.Ways.MayRegisterLead(file, move) =>
                given with { NewLead = new(await numbers.Next("L", facts.Today.Year)) },
            _ => given,
        };
    }

    // Asked for only where everything else allows the move: a place taken is kept until the case comes to nothing (SEV-02).
    private async Task<Refusal?> Place(CaseFile file, CaseMove move, PutForward measure, OfficialId against, Circumstances given) =>
        CaseSightRules.Of(file, given.Facts) is null || CaseRules.Decide(file, move, given).Refused is not null
            ? null
            : (await grains.GetGrain<ICombinationGrain>(GrainKeys.Combination(file.Lead, against)).PutForward(
                new(file.Number, file.Kind, measure.Form, file.OpenedOn),
                new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SEV-02:{file.Number}:{file.Version}")))).Refused;

    private static ImmutableArray<OfficialId> Named(CaseFile file, CaseMove move) =>
        ShapeRules.Objection(move) is not null ? []
        : move is ChangeHandler change ? [change.Handler]
        : [.. file.Ways.Named(move), .. CaseTaskRules.Named(move), .. Witnesses(move)];

    private static ImmutableArray<OfficialId> Witnesses(CaseMove move) => move switch
    {
        ServeAppealDecision { Receipt.Refused.Witness: { } witness } => [witness],
        IssueClarification { Subject.Refused.Witness: { } witness } => [witness],
        _ => [],
    };

    private static bool Approves(CaseFile file, CaseMove move) =>
        move is Submit or Resubmit or Pass or Approve or ReturnTo or Withdraw or Reopen or TransferToSuperior || file.Ways.StartsApproval(move);

    private static string[] Subjects(CaseFile file) =>
        [file.Subject.Official?.Value ?? file.Subject.Unit!.Value.Value, file.Number.Key(), file.Lead.Key()];

    private async Task<ImmutableDictionary<OfficialId, NamedPerson>> Persons(
        CaseFile file, ImmutableArray<OfficialId> named, Facts facts)
    {
        var found = ImmutableDictionary.CreateBuilder<OfficialId, NamedPerson>();
        foreach (var person in named.Distinct())
        {
            var his = await tools.Facts.Gather(Caller.Person(person));
            var place = await grains.GetGrain<IOfficialGrain>(person.Key()).AppointmentAt(facts.Today);
            found[person] = new(
                file.Recuses(his),
                his.Asker.Holds(Access.Role.Handler), CaseHandRules.Of(file, his), place?.Unit)
            {
                Roles = [.. his.Asker.Grants.Select(grant => grant.Role).Distinct()],
            };
        }

        return found.ToImmutable();
    }

    // Countersigning moves with the subject to his new unit; the case stays as it was opened (DSP-12).
    private async Task<OfficialId?> UnitHead(CaseFile file, DateOnly today)
    {
        return (await UnitOf(file, today) ?? file.Subject.Unit) is { } unit
            ? await grains.GetGrain<IUnitGrain>(unit.Key()).HeadAt(today)
            : null;
    }

    private async Task<UnitCode?> UnitOf(CaseFile file, DateOnly today) =>
        file.Subject.Official is { } official
            ? (await grains.GetGrain<IOfficialGrain>(official.Key()).AppointmentAt(today))?.Unit
            : null;

    // Of whom a further case would be: as he is today (spec 04 §1).
    private async Task<CaseSubject> Subject(CaseFile file, DateOnly today)
    {
        var place = file.Subject.Official is { } official
            ? await grains.GetGrain<IOfficialGrain>(official.Key()).AppointmentAt(today)
            : null;
        return place is null ? file.Subject : new(
            file.Subject.Official, place.Unit ?? file.Subject.Unit, place.Post, place.Authority.ToString(), place.HeadsUnit);
    }

    // The checkpoint says where the chain stood before the archiving itself (DSP-14).
    private async Task<CaseCheckpoint> Chain(CaseFile file, string stream)
    {
        var last = (await tools.Log.Read(stream, file.Version - 1, file.Version))[^1].Head;
        return new(file.Version, Convert.ToHexStringLower(last.Sm3.Span), Convert.ToHexStringLower(last.Sha256.Span));
    }

    /// <summary>What the subject and his unit are called today.</summary>
    public async Task<PaperNames> Names(CaseFile file, DateOnly today)
    {
        var place = file.Subject.Official is { } official
            ? await grains.GetGrain<IOfficialGrain>(official.Key()).AppointmentAt(today)
            : null;
        var unit = (place?.Unit ?? file.Subject.Unit) is { } code ? await grains.GetGrain<IUnitGrain>(code.Key()).CardAt(today) : null;
        return new(place?.Name, unit?.Name);
    }

    private async Task<Circumstances> Sealing(
        CaseFile file, SealDocument seal, Submission submission, Circumstances given, string stream)
    {
        var written = given with { Paper = await papers.Written(file, seal.Document) };
        var serial = file.Document(seal.Document) is { } document ? await Serial(file, seal, document.Kind, submission, written, stream) : null;
        return await papers.Issued(file, seal.Signer, written with { Serial = serial });
    }

    // Written, numbered and printed in one: an appeal's act and its paper are the same command.
    private async Task<Circumstances> OnPaper(
        CaseFile file, CaseMove move, string template, Submission submission, Circumstances given, string stream)
    {
        var serial = await Serial(file, move, PaperTemplates.Latest(template)!.Kind, submission, given, stream);
        return await papers.Issued(file, signer: null, await papers.Kept(file, given with { Serial = serial }));
    }

    // Asked for only where everything else allows the sealing: a number once reserved is issued or void for ever.
    private async Task<ReservedSerial?> Serial(
        CaseFile file, CaseMove move, string kind, Submission submission, Circumstances given, string stream)
    {
        var year = given.Facts.Today.Year;
        if (CaseDocumentRules.Prefix(file, kind, given.Facts) is not { } prefix
            || CaseSightRules.Of(file, given.Facts) is null
            || CaseRules.Decide(file, move, given with { Serial = new(prefix, year, 0, "") }).Refused is not null)
        {
            return null;
        }

        var caller = given.Facts.Asker.Actor;
        var desk = grains.GetGrain<ISerialDesk>(GrainKeys.Serials(prefix, year));
        return (await desk.Reserve(new(caller, submission.Key, stream))).Match<ReservedSerial?>(serial => serial, _ => null);
    }
}
