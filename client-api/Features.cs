namespace WarningGrid;

/// <summary>Every feature's addresses under <c>/api/v1</c>.</summary>
internal static class Features
{
    public static void MapFeatures(this RouteGroupBuilder api)
    {
        api.RequireAuthorization();
    }
}
