using Orleans.Concurrency;

namespace WarningGrid.Documents;

/// <summary>Where uploaded files are kept, by the SM3 of their bytes: the same bytes are one file.</summary>
/// <remarks>One activation serves everybody; its key means nothing. A file is read through the object that names it.</remarks>
[Alias("document-shelf")]
public interface IDocumentShelf : IGrainWithStringKey
{
    /// <summary>Keeps a file and answers its SM3. Sending it again answers the same.</summary>
    [Alias("keep")]
    Task<Outcome<DocumentView>> Keep(UploadDocument upload);

    /// <summary>The templates a paper can be made from, with their fields. No secret, and nobody's act.</summary>
    [Alias("templates"), AlwaysInterleave]
    Task<Outcome<PaperTemplatesView>> Templates();
}

/// <summary>A file as it is sent.</summary>
[GenerateSerializer, Immutable, Alias("document.upload")]
public sealed record UploadDocument(
    [property: Id(0)] string Name, [property: Id(1)] string MediaType, [property: Id(2)] ReadOnlyMemory<byte> Content);

/// <summary>A kept file.</summary>
/// <param name="Sm3">Of its bytes, in hexadecimal: its name everywhere.</param>
[GenerateSerializer, Immutable, Alias("document.view")]
public sealed record DocumentView(
    [property: Id(0)] string Sm3, [property: Id(1)] string Name, [property: Id(2)] string MediaType, [property: Id(3)] long Size);

/// <summary>A kept file with its bytes.</summary>
[GenerateSerializer, Immutable, Alias("document.file")]
public sealed record DocumentFile([property: Id(0)] DocumentView About, [property: Id(1)] ReadOnlyMemory<byte> Content);
