using System.Collections.Immutable;

namespace WarningGrid.Documents;

/// <summary>One field of a paper (公文) with what stands in it.</summary>
/// <param name="Name">As the template's content control is named, e.g. <c>effectEnd</c>.</param>
/// <param name="Text">
/// A date as <c>2026-09-10</c>; a list or several paragraphs as a line each; a table as a line for each row, its cells parted
/// by tabs.
/// </param>
[GenerateSerializer, Immutable, Alias("document.paper-field")]
public sealed record PaperField([property: Id(0)] string Name, [property: Id(1)] string Text);

/// <summary>That a document was made from a template, and which file it was issued as (DOC-02, DOC-04).</summary>
/// <param name="Template">E.g. <c>D-JM</c>.</param>
/// <param name="File">SM3 of the issued .docx; null while it is a draft.</param>
[GenerateSerializer, Immutable, Alias("document.paper-mark")]
public sealed record PaperMark(
    [property: Id(0)] string Template, [property: Id(1)] int Version, [property: Id(2)] string? File = null);

/// <summary>Every template a paper can be made from today.</summary>
[GenerateSerializer, Immutable, Alias("document.paper-templates")]
public sealed record PaperTemplatesView([property: Id(0)] ImmutableArray<PaperTemplateView> Templates);

/// <summary>A template: what it makes, and what must be said in it.</summary>
/// <param name="Kind">The code of the document it makes, as spec 11 §1 lists it.</param>
[GenerateSerializer, Immutable, Alias("document.paper-template")]
public sealed record PaperTemplateView(
    [property: Id(0)] string Id, [property: Id(1)] int Version, [property: Id(2)] string Kind, [property: Id(3)] string Title,
    [property: Id(4)] ImmutableArray<PaperFieldView> Fields);

/// <param name="Label">In Chinese, as a refusal names it: 影响期截止.</param>
/// <param name="Filled">What the object itself says there; null where somebody must write it.</param>
[GenerateSerializer, Immutable, Alias("document.paper-field-view")]
public sealed record PaperFieldView(
    [property: Id(0)] string Name, [property: Id(1)] string Label, [property: Id(2)] PaperFieldType Type,
    [property: Id(3)] bool Required, [property: Id(4)] string? Filled = null);

/// <summary>What may stand in a field.</summary>
[GenerateSerializer, Alias("document.paper-field-type")]
public enum PaperFieldType { Text, Date, Table }
