using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Orleans.Dashboard;

namespace WarningGrid.Engine;

/// <summary>Orleans' dashboard, for operators only: it can show grain state, and of itself it asks nobody who he is.</summary>
internal static class SiloDashboard
{
    /// <summary>The authorization policy that a front provides for operators.</summary>
    public const string Policy = "operations";

    /// <summary>Maps it under <c>/ops/orleans</c> behind the policy, where <c>Silo:Dashboard</c> asks for it and there is such a policy.</summary>
    public static void MapSiloDashboard(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SiloSettings>().Dashboard
            && app.Services.GetService<IOptions<AuthorizationOptions>>()?.Value.GetPolicy(Policy) is not null)
        {
            app.MapOrleansDashboard("/ops/orleans").RequireAuthorization(Policy);
        }
    }
}
