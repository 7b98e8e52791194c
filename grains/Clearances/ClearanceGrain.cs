using System.Collections.Immutable;
using WarningGrid.Calendar;
using WarningGrid.Deadlines;
using WarningGrid.Documents;

namespace WarningGrid.Clearances;

/// <inheritdoc cref="IClearanceGrain"/>
[GrainType("clearance")]
internal sealed class ClearanceGrain(
    GrainTools tools, IClearanceRecords records, IDocumentFiles files, IFieldVault vault,
    [PersistentState("clearance-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<ClearanceFile, ClearanceView>(new ClearanceKind(), tools, snapshot), IClearanceGrain
{
    // Where those who asked this activation hold posts: looked up before each question, because what may be seen hangs on it.
    private readonly Dictionary<string, ImmutableArray<string>> places = new(StringComparer.Ordinal);

    public async Task<Outcome<ClearanceView>> Open(OpenClearance command, Submission submission)
    {
        var given = (await Given(submission)) with { Letter = await files.Find(command.FileSm3 ?? "") };
        ClearanceNumber number = new(GrainKeys.Bare(Stream));
        return await Submit(
            command, submission, (file, sent, facts) => ClearanceRules.Open(file, number, sent, given with { Facts = facts }),
            creates: true);
    }

    public async Task<Outcome<ClearanceView>> Submit(SubmitRows command, Submission submission)
    {
        var given = await Given(submission);
        var rows = command.Rows.OrEmpty();
        var sound = State.Exists && rows.Length <= given.Facts.Rules.At(State.Packs).Whole("CLR.rows") && !RowMatching.Errors(rows).Any();
        var list = new SealedList(sound ? [.. rows.Select(Sealed)] : []);

        // A repeat is known by the sealed list: a hash of the numbers themselves would betray a short one.
        return await Submit(
            list, submission,
            (file, sent, facts) => ClearanceRules.Submit(file, command, sent.Rows, given with { Facts = facts }));
    }

    public async Task<Outcome<ClearanceView>> ResolveRow(ResolveRow command, Submission submission)
    {
        var given = await Given(submission);
        if (given.Reader.Officer && command.Official is { } official)
        {
            given = given with { Chosen = await records.Official(official) };
        }

        await NoteAccess("clearance.resolve-row", given.Facts, given.Chosen is { } chosen ? [chosen.Id] : []);
        return await Submit(
            command, submission, (file, sent, facts) => ClearanceRules.Resolve(file, sent, given with { Facts = facts }));
    }

    public Task<Outcome<ClearanceView>> WithdrawRow(WithdrawRow command, Submission submission) =>
        Knowing(command, submission, ClearanceRules.Withdraw);

    public Task<Outcome<ClearanceView>> GiveOpinion(OfficeOpinion command, Submission submission) =>
        Knowing(command, submission, ClearanceRules.GiveOpinion);

    public async Task<Outcome<ClearanceView>> Sign(SignClearance command, Submission submission)
    {
        var given = await Given(submission);
        if (given.Reader.May(ClearanceMove.Sign) && State is { Stage: ClearanceStage.ToSign, Known: { } known })
        {
            given = given with { UpsetSince = await records.UpsetSince(Meant(State), known) };
            if (ClearanceRules.Completes(State, command, given))
            {
                given = given with { Printed = await Print(command, submission, given.Facts) };
            }
        }

        return await Submit(command, submission, (file, sent, facts) => ClearanceRules.Sign(file, sent, given with { Facts = facts }));
    }

    public Task<Outcome<ClearanceView>> Return(ReturnClearance command, Submission submission) =>
        Knowing(command, submission, ClearanceRules.Return);

    public Task<Outcome<ClearanceView>> Recompute(RecomputeClearance command, Submission submission) =>
        Knowing(command, submission, ClearanceRules.Recompute);

    public async Task<Outcome<ClearanceView>> Use(UseAnswers command, Submission submission)
    {
        var given = await Given(submission);
        if (given.Reader.Requester && State.Issued is not null)
        {
            await NoteAccess("clearance.use", given.Facts, [.. State.Answerable.Where(row => command.Rows.OrEmpty() is [] || command.Rows.Contains(row)).Select(Official)]);
        }

        return await Submit(command, submission, (file, sent, facts) => ClearanceRules.Use(file, sent, given with { Facts = facts }));
    }

    public async Task<Outcome<ClearanceView>> Read()
    {
        await Given(new(""));
        return await ShowView("clearance.read");
    }

    public async Task<Outcome<ClearanceRows>> Rows(ClearanceRowsQuery query)
    {
        await Given(new(""));
        return await Show<ClearanceRows>("clearance.rows", async (file, facts) =>
        {
            var reader = ReaderOf(file, facts);
            if (query.Limit is < 1 or > LongestPage || query.After < 0)
            {
                return Refusal.Of(RefusalKind.Invalid, "DSP-01.limit");
            }

            if (IsAbuse(file, reader, query.Purpose) is { } abuse)
            {
                return abuse;
            }

            var (page, persons) = ClearanceShown.Rows(file, reader, query, facts);
            await NoteAccess("clearance.read-rows", facts, persons);
            return page;
        });
    }

    public async Task<Outcome<DocumentFile>> OpenDocument(bool letter, ClearancePurpose? purpose)
    {
        await Given(new(""));
        return await Show<DocumentFile>("clearance.open-document", async (file, facts) =>
        {
            var reader = ReaderOf(file, facts);
            if (IsAbuse(file, reader, purpose) is { } abuse)
            {
                return abuse;
            }

            // Letter and answer name everybody: who is recused from one of them is shown neither (CLR-12).
            var sm3 = !ClearanceReader.Hidden(file, facts).IsEmpty ? null
                : letter ? file.FileSm3
                : reader is { Requester: true } or { Secretary: true } ? file.Issued?.FileSm3
                : null;
            if (sm3 is null || await files.Read(sm3) is not { } found)
            {
                return Refusal.NotFound;
            }

            if (!letter)
            {
                await NoteAccess("clearance.read-answer", facts, Meant(file));
            }

            return found;
        });
    }

    public async Task<Outcome<ClearanceReproduction>> Reproduce()
    {
        await Given(new(""));
        return await Show<ClearanceReproduction>("clearance.reproduce", async (file, facts) =>
        {
            if (ReaderOf(file, facts) is not ({ Officer: true } or { Secretary: true }))
            {
                return Refusal.Of(RefusalKind.Forbidden, "ACL-01.act-missing");
            }

            if (file is not { CodesSm3: { } codes, Known: { } known, Stage: not ClearanceStage.Computing })
            {
                return Refusal.Of(RefusalKind.WrongStage, "DSP-01.wrong-stage");
            }

            await Tools.Log.Settle(known);
            var again = file with { Rows = [.. await Computed(file, known, facts)] };
            var digest = RowCodes.Digest(again.Rows.Select(row => row.Code));
            var (data, printed) = file.Issued is { Imprint: { } imprint } issued
                ? Printed(ClearancePaper.Of(again, [], imprint, facts.Rules.At(file.Packs)), ClearancePaper.Seal(imprint, issued.Serial, issued.On))
                : (null, null);
            await NoteAccess("clearance.recomputed", facts, Meant(file));
            return new ClearanceReproduction(
                digest == codes && printed == file.Issued?.FileSm3 && data == file.Issued?.DataSm3, codes, digest,
                file.Issued?.FileSm3, printed);
        });
    }

    protected override bool MaySee(ClearanceFile state, Facts facts) =>
        ReaderOf(state, facts).SeesAnything
        && (state.Rows.IsEmpty || ClearanceReader.Hidden(state, facts).Count < state.Rows.Length);

    protected override ClearanceView View(ClearanceFile state, Facts facts) => ClearanceShown.View(state, ReaderOf(state, facts), facts);

    protected override async ValueTask<IMessage> LookUp(IMessage message)
    {
        switch (message)
        {
            case MatchDue due when due.First == State.Matched + 1:
                return due with { Found = await Known([.. State.Rows.Skip(State.Matched).Take(ClearanceRules.Part).Select(row => row.Person)]) };
            case CodesDue due when due.First == State.Computed + 1:
                return await Codes(due);
            default:
                return message;
        }
    }

    protected override Ruling Receive(ClearanceFile state, IMessage message, Letter letter, Facts facts) => message switch
    {
        MatchDue due => ClearanceRules.Match(state, due),
        CodesDue due => ClearanceRules.Computed(state, due, facts),
        PersonUpset upset => ClearanceRules.Upset(state, upset),
        CalendarChanged changed => Ruling.Of(DeadlineRules.CalendarChanged(state.Clocks, facts, changed.Notice)),
        _ => Ruling.Nothing,
    };

    protected override Ruling FireDue(ClearanceFile state, Facts facts) => ClearanceRules.FireDue(state, facts);

    protected override async Task<Outcome<ClearanceView>> RepeatElsewhere(StoredCommand first, Facts facts) =>
        await GrainFactory.GetGrain<IClearanceGrain>(first.Stream).Read();

    private const int LongestPage = 200;

    // By their numbers; by name only those whom the number did not find.
    private async Task<ImmutableArray<KnownOfficial>> Known(ImmutableArray<ListedPerson> asked)
    {
        var numbered = await records.Officials([.. asked.Select(person => person.IdNoHash).Distinct()], []);
        var found = numbered.Select(official => (official.IdNoHash, RowMatching.Bare(official.Name))).ToHashSet();
        var facts = await Tools.Facts.Gather(Caller.System("relay"));
        await NoteAccess("clearance.requested", facts, [.. numbered.Select(official => official.Id).Distinct()]);
        ImmutableArray<string> names =
            [.. asked.Where(person => !found.Contains((person.IdNoHash, RowMatching.Bare(person.Name)))).Select(person => RowMatching.Bare(person.Name)).Distinct()];
        return names.IsEmpty ? numbered : [.. numbered.Union(await records.Officials([], names))];
    }

    // K is fixed with the first part, for all of them, and every part waits until nothing can arrive behind it (ASF-05).
    private async Task<CodesDue> Codes(CodesDue due)
    {
        var facts = (await Tools.Facts.Gather(Caller.System("relay"))).NotBefore(State);
        var known = State.Known ?? facts.Now;
        await Tools.Log.Settle(known);
        var part = State with { Rows = [.. State.Rows.Skip(State.Computed).Take(ClearanceRules.Part)] };
        var codes = (await Computed(part, known, facts)).Select(row => row.Code).ToImmutableArray();
        await NoteAccess("clearance.computed", facts, Meant(part));
        return due with { Known = known, Codes = codes, BarredToSecretaries = await records.BarredToSecretaries() };
    }

    // The rows with their codes as of K: part by part, each in one snapshot, all of them for the same K.
    private async Task<List<ClearanceRow>> Computed(ClearanceFile file, DateTimeOffset known, Facts facts)
    {
        var rules = facts.Rules.At(file.Packs);
        var day = CountyTime.DateOf(known.AddMicroseconds(-1));
        var rows = new List<ClearanceRow>(file.Rows.Length);
        foreach (var part in file.Rows.Chunk(ClearanceRules.Part))
        {
            var standing = await records.At([.. part.Select(row => row.Match.Official).OfType<OfficialId>().Distinct()], known);
            rows.AddRange(part.Select(row => row with
            {
                Code = row.Match is { Match: RowMatch.Matched, Official: { } official }
                    ? RowCodes.Of(standing.GetValueOrDefault(official, PersonStanding.Clean), day, rules)
                    : RowCode.None,
            }));
        }

        return rows;
    }

    // A number once reserved is issued or void for ever: so it is asked for when nothing else speaks against the signature.
    private async Task<PrintedAnswer> Print(SignClearance command, Submission submission, Facts facts)
    {
        var rules = facts.Rules.At(State.Packs);
        var prefix = rules.Word($"SER-01.prefix.{ClearancePaper.Template}");
        var desk = GrainFactory.GetGrain<ISerialDesk>(GrainKeys.Serials(prefix, facts.Today.Year));
        var serial = (await desk.Reserve(new(facts.Asker.Actor, submission.Key, Stream)))
            .Match(given => given, refusal => throw new StorageUnavailable("no serial: " + refusal.Code));
        var imprint = new AnswerImprint(
            PaperTemplates.Latest(ClearancePaper.Template)!.Version, facts.Rules.On(facts.Today).Word("ORG.discipline"),
            ClearanceRules.ValidThrough(State, facts), (await records.Official(facts.Asker.Id))?.Name ?? facts.Asker.Id.Value);
        var paper = ClearancePaper.Of(State, command.Differing.OrEmpty(), imprint, rules);
        var content = PaperPress.Print(paper, ClearancePaper.Seal(imprint, serial.Text, facts.Today));
        var about = new DocumentView(Sm3(content), $"{State.Number}-{ClearancePaper.Template}.docx", PaperPress.MediaType, content.Length);
        await files.Keep(about, content, facts.Asker.Actor, facts.Now);
        return new(serial, imprint, paper.Sm3(), about.Sm3);
    }

    private async Task<Outcome<ClearanceView>> Knowing<TCommand>(
        TCommand command, Submission submission, Func<ClearanceFile, TCommand, ClearanceGiven, Ruling> decide)
        where TCommand : class
    {
        var given = await Given(submission);
        return await Submit(command, submission, (file, sent, facts) => decide(file, sent, given with { Facts = facts }));
    }

    private async Task<ClearanceGiven> Given(Submission submission)
    {
        var caller = CallerContext.Current;
        var facts = (await Tools.Facts.Gather(caller)).NotBefore(State) with { ExpectedRevision = submission.ExpectedRevision };
        if (facts.Asker.Holds(Access.Role.SectionChief))
        {
            places[facts.Asker.Id.Value] = await records.PlacesOf(facts.Asker.Id, facts.Today);
        }

        return new(facts, ReaderOf(State, facts));
    }

    private ClearanceReader ReaderOf(ClearanceFile file, Facts facts) =>
        facts.Asker.IsSystem || !file.Exists
            ? ClearanceReader.Nobody
            : ClearanceReader.Of(file, facts, places.GetValueOrDefault(facts.Asker.Id.Value ?? "", []));

    // Reading for another purpose is an abuse of an answer; the discipline organ itself reads for none (CLR-05).
    private static Refusal? IsAbuse(ClearanceFile file, ClearanceReader reader, ClearancePurpose? purpose) =>
        !reader.Inside && purpose != file.Purpose ? Refusal.Of(RefusalKind.Forbidden, "CLR-05.other-purpose") : null;

    private OfficialId Official(int row) => State.Rows[row - 1].Match.Official!.Value;

    private static ImmutableArray<OfficialId> Meant(ClearanceFile file) =>
        [.. file.Rows.Select(row => row.Match.Official).OfType<OfficialId>().Distinct()];

    // In notes of a size that a writer's batch can bear (CLR-07).
    private async Task NoteAccess(string act, Facts facts, ImmutableArray<OfficialId> persons)
    {
        foreach (var some in persons.Chunk(ClearanceRules.Part))
        {
            await Tools.Audit.Record(new(
                facts.Asker.Actor, act, Stream, facts.Now, [.. facts.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()],
                [.. some]));
        }
    }

    private ListedPerson Sealed(AskedPerson person)
    {
        var idNo = Signals.IdNumber.Valid(person.IdNo)!;
        var sealedNumber = Officials.SealedIdNo.Of(vault, idNo);
        return new(person.Name.Trim(), sealedNumber.Sealed, sealedNumber.Hash, Text(person.Unit), Text(person.Post));
    }

    private static (string? Data, string? File) Printed(PaperData paper, PaperSeal seal) =>
        (paper.Sm3(), Sm3(PaperPress.Print(paper, seal)));

    private static string Sm3(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(EntryChain.Sm3(content.Span));

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>The list as it is stored, and as a repeat of it is recognised.</summary>
[Alias("clearance.submit")]
internal sealed record SealedList(ImmutableArray<ListedPerson> Rows);
