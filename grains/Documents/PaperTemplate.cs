using System.Collections.Immutable;

namespace WarningGrid.Documents;

/// <summary>A paper as it is before anybody wrote in it: its fields and the lines in which they stand (DOC-02).</summary>
/// <remarks>Read from a resource <c>papers/D-JM.1.txt</c>; a version that was ever used is never changed, a new one is a new file.</remarks>
internal sealed record PaperTemplate(
    string Id, int Version, string Kind, string Title, PaperLayout Layout, ImmutableArray<PaperTemplateField> Fields,
    ImmutableArray<PaperLine> Lines)
{
    private readonly ImmutableDictionary<string, PaperTemplateField> byName = Fields.ToImmutableDictionary(field => field.Name);

    public PaperTemplateField? Field(string name) => byName.GetValueOrDefault(name);
}

/// <summary>With a red head and a number, or a form that is filled in (GB/T 9704 rules the first).</summary>
internal enum PaperLayout { Letter, Sheet }

/// <param name="Name">The content control's tag.</param>
/// <param name="Label">In Chinese.</param>
/// <param name="Sealing">Whether only a sealing fills it (DOC-04).</param>
internal sealed record PaperTemplateField(string Name, string Label, PaperFieldType Type, bool Required, bool Sealing = false);

/// <summary>One line of a template.</summary>
/// <param name="If">The line is left out where this field is empty.</param>
/// <param name="Cells">Its text, or the cells of a row; a field stands in braces.</param>
internal sealed record PaperLine(PaperLineKind Kind, string? If, ImmutableArray<string> Cells);

/// <summary>How a line is set.</summary>
internal enum PaperLineKind
{
    /// <summary>A paragraph of the body, its first line indented by two characters.</summary>
    Body,

    /// <summary>A paragraph that is not indented.</summary>
    Flush,

    /// <summary>一级标题, 黑体.</summary>
    Heading,

    /// <summary>二级标题, 楷体.</summary>
    Subheading,

    /// <summary>A paragraph for each line of a field, numbered.</summary>
    Numbered,

    /// <summary>A table for a field: the first cell is the field, the others head its columns.</summary>
    Table,

    /// <summary>A row of a form: label, what stands there, label, what stands there.</summary>
    Row,
}
