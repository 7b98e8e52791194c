using System.Globalization;

namespace WarningGrid.Documents;

/// <summary>What every .docx has beside its body, laid out after GB/T 9704: styles, page numbers, relationships (DOC-03).</summary>
/// <remarks>Names of parts and ids of relationships are fixed (DOC-04).</remarks>
internal static class PaperParts
{
    private const string
        Declared = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
        Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
        Relations = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"",
        Kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Main = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    // 37 mm above, 28 mm left, 26 mm right, 35 mm below: 22 lines of 28 characters.
    private const string Section =
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"even\" r:id=\"rId5\"/>"
        + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        + "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/>"
        + "<w:cols w:space=\"425\"/><w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr>";

    private static readonly (string Id, string Font, int Size, string Paragraph, string Run)[] Styles =
    [
        ("Body", PaperFonts.Body, 32, "<w:spacing w:line=\"579\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:jc w:val=\"both\"/>", ""),
        ("Flush", PaperFonts.Body, 32, "<w:spacing w:line=\"579\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/>", ""),
        ("Heading", PaperFonts.Heading, 32, "<w:keepNext/><w:spacing w:line=\"579\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"0\"/>", ""),
        ("Subheading", PaperFonts.Subheading, 32, "<w:keepNext/><w:spacing w:line=\"579\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"1\"/>", ""),
        ("Secrecy", PaperFonts.Heading, 32, "<w:spacing w:line=\"579\" w:lineRule=\"exact\"/>", ""),
        ("RedHead", PaperFonts.Title, 60, "<w:spacing w:before=\"400\" w:after=\"400\"/><w:jc w:val=\"center\"/>", "<w:color w:val=\"FF0000\"/>"),
        ("Number", PaperFonts.Body, 32, "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"16\" w:space=\"11\" w:color=\"FF0000\"/></w:pBdr><w:spacing w:after=\"579\"/><w:jc w:val=\"center\"/>", ""),
        ("Title", PaperFonts.Title, 44, "<w:keepNext/><w:spacing w:after=\"400\" w:line=\"680\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>", ""),
        ("Signature", PaperFonts.Body, 32, "<w:keepNext/><w:spacing w:line=\"579\" w:lineRule=\"exact\"/><w:jc w:val=\"right\"/>", ""),
        ("Cell", PaperFonts.Body, 28, "<w:spacing w:line=\"440\" w:lineRule=\"atLeast\"/>", ""),
        ("CellHead", PaperFonts.Heading, 28, "<w:spacing w:line=\"440\" w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/>", ""),
        ("Foot", PaperFonts.Body, 28, "<w:tabs><w:tab w:val=\"right\" w:pos=\"8564\"/></w:tabs><w:spacing w:line=\"480\" w:lineRule=\"exact\"/><w:ind w:leftChars=\"100\" w:left=\"280\" w:rightChars=\"100\" w:right=\"280\"/>", ""),
        ("Page", PaperFonts.Page, 28, "", ""),
    ];

    /// <summary>The font of a style.</summary>
    public static string FontOf(string style) => Styles.First(one => one.Id == style).Font;

    /// <summary>The whole file around a body.</summary>
    public static byte[] Around(string body, string title, string template) => StoredZip.Of(
    [
        ("[Content_Types].xml", Types),
        ("_rels/.rels", Package),
        ("docProps/core.xml", Core(title, template)),
        ("word/_rels/document.xml.rels", Document),
        ("word/document.xml", $"{Declared}<w:document {Word} xmlns:r=\"{Kind}\"><w:body>{body}{Section}</w:body></w:document>"),
        ("word/fontTable.xml", Fonts),
        ("word/footer1.xml", Footer("right")),
        ("word/footer2.xml", Footer("left")),
        ("word/settings.xml", Settings),
        ("word/styles.xml", StyleSheet),
    ]);

    private const string Types =
        Declared + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
        + "<Override PartName=\"/word/document.xml\" ContentType=\"" + Main + ".document.main+xml\"/>"
        + "<Override PartName=\"/word/fontTable.xml\" ContentType=\"" + Main + ".fontTable+xml\"/>"
        + "<Override PartName=\"/word/footer1.xml\" ContentType=\"" + Main + ".footer+xml\"/>"
        + "<Override PartName=\"/word/footer2.xml\" ContentType=\"" + Main + ".footer+xml\"/>"
        + "<Override PartName=\"/word/settings.xml\" ContentType=\"" + Main + ".settings+xml\"/>"
        + "<Override PartName=\"/word/styles.xml\" ContentType=\"" + Main + ".styles+xml\"/></Types>";

    private const string Package =
        Declared + "<Relationships " + Relations + ">"
        + "<Relationship Id=\"rId1\" Type=\"" + Kind + "/officeDocument\" Target=\"word/document.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
        + "</Relationships>";

    private const string Document =
        Declared + "<Relationships " + Relations + ">"
        + "<Relationship Id=\"rId1\" Type=\"" + Kind + "/styles\" Target=\"styles.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"" + Kind + "/settings\" Target=\"settings.xml\"/>"
        + "<Relationship Id=\"rId3\" Type=\"" + Kind + "/fontTable\" Target=\"fontTable.xml\"/>"
        + "<Relationship Id=\"rId4\" Type=\"" + Kind + "/footer\" Target=\"footer1.xml\"/>"
        + "<Relationship Id=\"rId5\" Type=\"" + Kind + "/footer\" Target=\"footer2.xml\"/></Relationships>";

    private const string Settings =
        Declared + "<w:settings " + Word + "><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
        + "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

    private static readonly string StyleSheet =
        $"{Declared}<w:styles {Word}><w:docDefaults><w:rPrDefault><w:rPr>{FontsOf(PaperFonts.Body)}<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>"
        + "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
        + string.Concat(Styles.Select(style => string.Create(
            CultureInfo.InvariantCulture,
            $"<w:style w:type=\"paragraph\" w:styleId=\"{style.Id}\"><w:name w:val=\"Paper {style.Id}\"/><w:basedOn w:val=\"Normal\"/><w:pPr>{style.Paragraph}</w:pPr><w:rPr>{FontsOf(style.Font)}{style.Run}<w:sz w:val=\"{style.Size}\"/><w:szCs w:val=\"{style.Size}\"/></w:rPr></w:style>")))
        + "</w:styles>";

    // Where a machine has not the font itself: what it is taken for.
    private static readonly string Fonts =
        $"{Declared}<w:fonts {Word}>"
        + string.Concat(new[]
        {
            (PaperFonts.Title, "FZXiaoBiaoSong-B05S"), (PaperFonts.Body, "FangSong"), (PaperFonts.Heading, "SimHei"), (PaperFonts.Subheading, "KaiTi"),
            (PaperFonts.Page, "SimSun"),
        }.Select(font => $"<w:font w:name=\"{font.Item1}\"><w:altName w:val=\"{font.Item2}\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/></w:font>"))
        + "</w:fonts>";

    // Odd pages have it on the right, even ones on the left, a character from the margin.
    private static string Footer(string side) =>
        $"{Declared}<w:ftr {Word}><w:p><w:pPr><w:pStyle w:val=\"Page\"/><w:ind w:{side}Chars=\"100\" w:{side}=\"280\"/><w:jc w:val=\"{side}\"/></w:pPr>"
        + "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
        + "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>";

    private static string Core(string title, string template) =>
        $"{Declared}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        + $"<dc:subject>{template}</dc:subject><dc:title>{PaperMarkup.Escaped(title)}</dc:title></cp:coreProperties>";

    private static string FontsOf(string font) =>
        $"<w:rFonts w:ascii=\"{(font is PaperFonts.Page ? font : PaperFonts.Latin)}\" w:eastAsia=\"{font}\" w:hAnsi=\"{(font is PaperFonts.Page ? font : PaperFonts.Latin)}\" w:cs=\"{PaperFonts.Latin}\"/>";
}
