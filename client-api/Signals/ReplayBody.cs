using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace WarningGrid.Signals;

/// <summary>A quarantined item with its data corrected, as JSON and not as a text of JSON.</summary>
/// <param name="ReceiptId">Of the quarantined item.</param>
internal sealed record ReplayBody(
    [StringLength(200)] string ReceiptId, [StringLength(128)] string Type, JsonElement Data, [StringLength(500)] string Reason)
{
    public ReplaySignal Command => new(ReceiptId, Type, Data.GetRawText(), Reason);
}
