using System.Collections.Immutable;

namespace WarningGrid.Officials;

/// <summary>The clerk of one official's history.</summary>
[GrainType("official")]
internal sealed class OfficialGrain(
    GrainTools tools, IOrganisationRegister register,
    [PersistentState("official-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<OfficialFile, OfficialView>(new OfficialKind(), tools, snapshot), IOfficialGrain
{
    private OfficialId Id => OfficialId.Of(GrainKeys.Bare(Stream));

    public Task<Outcome<OfficialView>> Read() => ShowView("official.read");

    public Task<Outcome<RecordAnswer>> Record(RecordQuestion question) =>
        Show("official.record", (file, facts) => RecordReading.Answer(
            question, facts, Tools.Log,
            async asOf => (asOf is null ? file : await asOf.Fold(new OfficialKind(), Tools.Log, Stream)),
            (asked, asOf, rules) => Task.FromResult(RecordShape.Answer(
                question, asOf, official: OfficialShape.Of(Id, asked, Sight.Of(file, facts)!, asOf.Day, rules)))));

    public Task<Appointment?> AppointmentAt(DateOnly date) => Task.FromResult(Appointments.At(State, date));

    public async Task<ImmutableArray<EffectView>> Effects()
    {
        var facts = await Tools.Facts.Gather(CallerContext.Current);
        return EffectPeriods.Of(State.History, facts.Rules.On(facts.Today));
    }

    public Task<Outcome<EffectsAnswer>> EffectsOn(DateOnly? day) =>
        Show("official.effects", (file, facts) => Task.FromResult(EffectCalendar.Of(Id, file, day ?? facts.Today, facts)));

    public async Task<Outcome<OfficialView>> Correct(CorrectPersonnel command, Submission submission) =>
        await Submit(
            new PlacedCorrection(command, command.Instead?.Post is { } post ? await register.Place(post) : null),
            submission, OfficialRules.Correct);

    protected override bool MaySee(OfficialFile state, Facts facts) => Sight.Of(state, facts) is not null;

    protected override OfficialView View(OfficialFile state, Facts facts) => OfficialViews.Of(state, facts);

    protected override ImmutableArray<OfficialId> Persons(OfficialFile state) => [Id];

    protected override async ValueTask<IMessage> LookUp(IMessage message) =>
        message is PersonnelChangeNoted { Change: { Kind: PersonnelChangeKind.PostStart, Post: { } post } } noted
            ? noted with { Place = await register.Place(post) }
            : message;

    protected override Ruling FireDue(OfficialFile state, Facts facts) => EffectEnds.Due(state.History, facts);

    protected override Ruling Receive(OfficialFile state, IMessage message, Letter letter, Facts facts) =>
        OfficialRules.Receive(state, Id, message, letter, facts);
}
