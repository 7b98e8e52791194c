using System.Collections.Immutable;

namespace WarningGrid.Http;

/// <summary>A "no" as it leaves over HTTP: an RFC 9457 problem with the members that spec README §4 fixes.</summary>
/// <param name="Title">The kind in Chinese.</param>
/// <param name="Detail">The sentence a person reads.</param>
/// <param name="Code">Stable and machine-readable.</param>
/// <param name="Kind">One of the sixteen kinds; null for what stands outside of them (401, 405, 413, 415, 428, 429).</param>
internal sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code, RefusalKind? Kind, string RuleId,
    ImmutableArray<RefusalItem> Items)
{
    // Sound in itself and only not served by this release: the one Invalid that is no fault of the request's shape.
    private const string NotBuilt = "case-kind-unavailable";

    /// <summary>The one place where a refusal becomes an HTTP answer.</summary>
    public static Problem Of(Refusal refusal)
    {
        var (status, title) = Face(refusal.Kind);
        return new(
            $"urn:warninggrid:problem:{refusal.Kind}", title, refusal.Code == NotBuilt ? 422 : status, refusal.Text, refusal.Code, refusal.Kind, refusal.RuleId,
            refusal.Items.IsDefault ? [] : refusal.Items);
    }

    /// <summary>A refusal of kind Invalid about one member of the request.</summary>
    public static Problem Invalid(string code, string? member = null, params object[] details) =>
        Of(Refusal.Of(RefusalKind.Invalid, code, details).With(
            member is null ? [] : [RefusalItem.At(member, code, details)]));

    /// <summary>What HTTP itself refuses, outside the sixteen kinds.</summary>
    public static Problem Outside(int status, string title, string code, params object[] details) =>
        new($"urn:warninggrid:problem:{code}", title, status, Sentences.Of(code, details), code, null, code.Split('.')[0], []);

    public static Problem Unauthenticated { get; } = Outside(401, "未登录", "HTTP-03.unauthenticated");
    public static Problem MethodNotAllowed { get; } = Outside(405, "不支持的操作", "HTTP-03.method");
    public static Problem RevisionRequired { get; } = Outside(428, "须带版本", "HTTP-02.revision-required");
    public static Problem TooMany { get; } = Outside(429, "请求过于频繁", "HTTP-03.too-many");
    public static Problem HeadersTooLarge { get; } = Outside(431, "请求头过大", "HTTP-03.headers-too-large");
    public static Problem Fault { get; } = Outside(500, "内部错误", "HTTP-03.fault");
    public static Problem NotFound { get; } = Of(Refusal.NotFound);
    public static Problem Unavailable { get; } = Of(Refusal.Of(RefusalKind.Unavailable, "HIS-01.unavailable"));

    public static Problem TooLarge(long limit) => Outside(413, "内容过大", "HTTP-03.too-large", limit);

    public static Problem MediaType(string wanted) => Outside(415, "不支持的内容类型", "HTTP-03.media-type", wanted);

    // No default arm: a new kind must be given its status here before anything compiles.
    private static (int Status, string Title) Face(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => (400, "内容无效"),
        RefusalKind.Forbidden => (403, "无权操作"),
        RefusalKind.NotFound => (404, "不存在"),
        RefusalKind.WrongStage => (409, "阶段不符"),
        RefusalKind.GateNotMet => (409, "条件未满足"),
        RefusalKind.Stale => (412, "版本已变"),
        RefusalKind.SameHand => (409, "须换人办理"),
        RefusalKind.Recused => (409, "应当回避"),
        RefusalKind.TooLate => (409, "已过期限"),
        RefusalKind.LimitExceeded => (422, "超出次数或数量"),
        RefusalKind.ContentConflict => (409, "同号异文"),
        RefusalKind.Sealed => (422, "须密封转送"),
        RefusalKind.SecrecyBlocked => (409, "涉密不得公开"),
        RefusalKind.Locked => (423, "已锁定"),
        RefusalKind.RuleMissing => (422, "无适用规则"),
        RefusalKind.Unavailable => (503, "暂不可用"),
    };
}
