namespace WarningGrid.Documents;

/// <summary>The bytes of uploaded files, by their SM3. Kept outside the event log: an event names a file, it does not hold it.</summary>
internal interface IDocumentFiles
{
    /// <summary>Keeps a file; the same bytes again change nothing.</summary>
    /// <exception cref="StorageUnavailable">It could not be stored.</exception>
    Task<DocumentView> Keep(DocumentView about, ReadOnlyMemory<byte> content, string by, DateTimeOffset at);

    /// <summary>The file of that SM3 without its bytes, or null.</summary>
    /// <exception cref="StorageUnavailable">It could not be read.</exception>
    Task<DocumentView?> Find(string sm3);

    /// <summary>The file of that SM3, or null.</summary>
    /// <exception cref="StorageUnavailable">It could not be read.</exception>
    Task<DocumentFile?> Read(string sm3);
}
