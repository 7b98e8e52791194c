namespace WarningGrid.Officials;

/// <summary>The ledger of register imports; keyed <c>i-organisation</c>. It tells existing officials, posts and units what a register says of them.</summary>
/// <remarks>Imports are written by <c>wg import</c>; this grain only takes back the refusals of those who were told.</remarks>
[Alias("officials.import")]
public interface IImportGrain : IFollower;
