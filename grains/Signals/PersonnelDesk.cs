using System.Text.Json;
using WarningGrid.Officials;

namespace WarningGrid.Signals;

/// <summary>Reads a personnel item whose data is good, and keeps one whose data is not (spec 03 §2).</summary>
internal static class PersonnelDesk
{
    public static PersonnelItem Read(IntakeDesk desk, Arrival arrival)
    {
        using var data = JsonDocument.Parse(arrival.Item.Data);
        var (official, detail) = (data.RootElement.GetProperty("official"), data.RootElement.GetProperty("detail"));
        var idNo = IdNumber.Valid(Text(official, "idNo"));
        return new(
            arrival.Receipt, arrival.Item.Source, arrival.Item.Subject, arrival.Item.Revision,
            new(Text(official, "officialId")!), Change(data.RootElement, detail), Text(official, "name"), Text(official, "staffNo"),
            idNo is null ? null : desk.SealIdNo(idNo), desk.IdNoHash(idNo));
    }

    public static string OfficialOf(Arrival arrival)
    {
        using var data = JsonDocument.Parse(arrival.Item.Data);
        return data.RootElement.GetProperty("official").GetProperty("officialId").GetString()!;
    }

    public static Birth Quarantine(IntakeDesk desk, Arrival arrival) => new(
        GrainKeys.Personnel(arrival.Receipt),
        [
            new(
                new PersonnelItemQuarantined(
                    arrival.Receipt, arrival.Item.Source, arrival.Item.Subject, arrival.Item.Revision,
                    desk.Seal(arrival.Reading.Kept, arrival.Receipt),
                    [.. arrival.Reading.Faults.Select(item => new Fault(item.Code, item.Member))]),
                arrival.Item.Time),
        ]);

    private static PersonnelChange Change(JsonElement data, JsonElement detail) => new(
        Enum.Parse<PersonnelChangeKind>(Text(data, "change")!), Shape.DateOf(Text(data, "effectiveDate")!)!.Value,
        Text(detail, "postCode") is { } post ? new PostCode(post) : null,
        Text(detail, "unitCode") is { } unit ? new UnitCode(unit) : null, Text(detail, "teamRole"),
        Text(detail, "officialId") is { } kin ? new OfficialId(kin) : null,
        Text(detail, "relation") is { } relation ? Enum.Parse<KinRelation>(relation) : null,
        Text(detail, "authority") is { } authority ? Enum.Parse<CadreAuthority>(authority) : null);

    private static string? Text(JsonElement owner, string member) =>
        owner.TryGetProperty(member, out var value) ? value.GetString() : null;
}
