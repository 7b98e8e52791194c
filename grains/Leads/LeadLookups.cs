using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Cases;
using WarningGrid.Officials;

namespace WarningGrid.Leads;

/// <summary>Looks up what the rules of a lead must know of the world around it.</summary>
internal sealed class LeadLookups(IFactsSource facts, IBench bench, IRecusalCause causes, INumbers numbers, IGrainFactory grains)
{
    /// <summary>Bench and targets, with the persons that a command names.</summary>
    public async Task<LeadBackground> Around(LeadFile file, DateTimeOffset now, ImmutableArray<OfficialId> named = default)
    {
        var subjects = file.Subjects.Append(file.Number.Key()).ToArray();
        var appointments = await Appointments(file, CountyTime.DateOf(now));
        var persons = ImmutableArray.CreateBuilder<Candidate>();
        foreach (var person in named.IsDefault ? [] : named.Distinct())
        {
            persons.Add(await Candidate(person, subjects, now));
        }

        return new(
            await bench.For(subjects), appointments.Any(one => one.HeadsUnit),
            [
                .. file.Targets.Select(target => target.Unit).Concat(appointments.Select(one => one.Unit))
                    .OfType<UnitCode>().Distinct(),
            ],
            persons.DrainToImmutable(), Survivor: null);
    }

    /// <summary>The lead to merge into, as far as the caller may know it.</summary>
    public async Task<LeadBackground> Survivor(LeadNumber? into)
    {
        if (string.IsNullOrEmpty(into?.Value))
        {
            return LeadBackground.None;
        }

        var seen = await grains.GetGrain<ILeadGrain>(into.Value.Key()).Read();
        return LeadBackground.None with { Survivor = seen.Match<LeadStage?>(lead => lead.Stage, _ => null) };
    }

    /// <summary>The case as it would be opened now, under a fresh number.</summary>
    public async Task<CaseOpening> Opening(LeadFile file, OpenCase command, DateTimeOffset now)
    {
        var today = CountyTime.DateOf(now);
        var appointment = command.Official is { } official
            ? await grains.GetGrain<IOfficialGrain>(official.Key()).AppointmentAt(today)
            : null;
        var subject = new CaseSubject(
            command.Official, appointment?.Unit ?? command.Unit, appointment?.Post, appointment?.Authority.ToString(),
            appointment?.HeadsUnit is true);
        var code = Enum.IsDefined(command.Kind) && CaseKinds.Of(command.Kind) is not null ? CaseCodes.Of(command.Kind) : null;
        return new(
            new(code is null ? "" : await numbers.Next(code, today.Year)), command.Kind, file.Number, subject,
            file.Handler ?? default, command.Ground, file.Named, file.HandlerUnit);
    }

    private async Task<Candidate> Candidate(OfficialId person, string[] subjects, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(person.Value))
        {
            return new(person, [], null, null);
        }

        var his = await facts.Gather(Caller.Person(person));
        var recused = subjects.Any(his.Excluded.Contains);
        var appointment = await grains.GetGrain<IOfficialGrain>(person.Key()).AppointmentAt(CountyTime.DateOf(now));
        return new(
            person, [.. his.Asker.Grants.Select(grant => grant.Role).Distinct()], appointment?.Unit,
            recused ? await causes.RuleFor(person, subjects, now) : null);
    }

    private async Task<Appointment[]> Appointments(LeadFile file, DateOnly today)
    {
        var found = new List<Appointment>();
        foreach (var official in file.Targets.Select(target => target.Official).OfType<OfficialId>().Distinct())
        {
            if (await grains.GetGrain<IOfficialGrain>(official.Key()).AppointmentAt(today) is { } appointment)
            {
                found.Add(appointment);
            }
        }

        return [.. found];
    }
}
