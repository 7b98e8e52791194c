using System.Threading.RateLimiting;

namespace WarningGrid.Http;

/// <summary>How often one caller may ask; who is not signed in is counted by address. Health is never refused.</summary>
internal static class RateLimits
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    public static IServiceCollection AddRateLimits(this IServiceCollection services, FrontSettings settings) =>
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                http.Request.Path.StartsWithSegments("/health")
                    ? RateLimitPartition.GetNoLimiter("")
                    : RateLimitPartition.GetTokenBucketLimiter(KeyOf(http), _ => new()
                    {
                        TokenLimit = settings.RequestsPerSecond * 2,
                        TokensPerPeriod = Math.Max(1, settings.RequestsPerSecond / 10),
                        ReplenishmentPeriod = Period,
                        QueueLimit = 0,
                    }));
        });

    private static string KeyOf(HttpContext http) =>
        http.User.Identity?.IsAuthenticated is true
            ? CurrentCaller.Of(http).Actor
            : $"address:{http.Connection.RemoteIpAddress}";
}
