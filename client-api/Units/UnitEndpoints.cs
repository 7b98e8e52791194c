using WarningGrid.Http;
using WarningGrid.Officials;

namespace WarningGrid.Units;

/// <summary>Units (单位): one, and its record as of any day.</summary>
internal static class UnitEndpoints
{
    public static void MapUnits(this IEndpointRouteBuilder api)
    {
        var units = api.MapGroup("/units").WithTags("Units");
        units.MapRead("/{id}", (grains, id) => Unit(grains, id).Read());
        units.MapRead("/{id}/page", (grains, id) => grains.GetGrain<IUnitPages>("all").Page(new(id)));
        units.MapRecord((grains, id, question) => Unit(grains, id).Record(question));
    }

    private static IUnitGrain Unit(IGrainFactory grains, string id) => grains.GetGrain<IUnitGrain>(new UnitCode(id).Key());
}
