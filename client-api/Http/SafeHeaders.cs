namespace WarningGrid.Http;

/// <summary>What every answer says to a browser: guess no types, frame nothing, tell no other site where you were.</summary>
internal sealed class SafeHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.XFrameOptions = "DENY";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return next(http);
    }
}
