using WarningGrid.Http;

namespace WarningGrid.Access;

/// <summary>Grants of roles: what one person holds, and the two-handed acts that change it (SEP-02).</summary>
internal static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        var grants = api.MapGroup("/grants").WithTags("Access");
        grants.MapRead("/{id}", (grains, id) => Grants(grains, id).Read());
        grants.MapFirstMove<GrantRole, AccessView>("/{id}/moves/Grant", (grains, id, command, once) => Grants(grains, id).Grant(command, once));
        grants.MapMove<RevokeRole, AccessView>("/{id}/moves/Revoke", (grains, id, command, once) => Grants(grains, id).Revoke(command, once));
    }

    private static IAccessGrain Grants(IGrainFactory grains, string id) => grains.GetGrain<IAccessGrain>(new OfficialId(id).AccessKey());
}
