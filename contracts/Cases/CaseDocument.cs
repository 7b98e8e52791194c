using WarningGrid.Documents;

namespace WarningGrid.Cases;

/// <summary>A file on a case (公文), by its number there.</summary>
/// <param name="Kind">Code of spec 11 §1, e.g. <c>D-HX</c>.</param>
/// <param name="Sm3">Of the uploaded file; of a paper made here the SM3 of its data, which an approval binds (DOC-04).</param>
/// <param name="Serial">Its 文号, e.g. 当预函〔2026〕12号, once sealed.</param>
/// <param name="Paper">The template it was made from and the file it was issued as; null for an uploaded file.</param>
/// <param name="Corrects">Number of the document that this one corrects (DOC-05).</param>
[GenerateSerializer, Immutable, Alias("case.document")]
public sealed record CaseDocument(
    [property: Id(0)] int Number, [property: Id(1)] string Kind, [property: Id(2)] string Sm3, [property: Id(3)] string Title,
    [property: Id(4)] string? Serial = null, [property: Id(5)] DateOnly? SealedOn = null,
    [property: Id(6)] PaperMark? Paper = null, [property: Id(7)] int? Corrects = null);

/// <summary>Why one item of what came goes back.</summary>
[GenerateSerializer, Immutable, Alias("case.returned-part")]
public sealed record ReturnedPart([property: Id(0)] string Item, [property: Id(1)] string Reason);

/// <summary>Proof of service (送达回证): signed on its date, or refused before a witness of the unit (DSP-06).</summary>
/// <param name="Date">Of the signature or of the refusal: the service date either way.</param>
[GenerateSerializer, Immutable, Alias("case.service-receipt")]
public sealed record ServiceReceipt(
    [property: Id(0)] OfficialId Receiver, [property: Id(1)] DateOnly Date, [property: Id(2)] ServiceRefusal? Refused = null);

/// <summary>The receiver would not sign; a witness of his unit, the reason and the place make it served all the same.</summary>
[GenerateSerializer, Immutable, Alias("case.service-refusal")]
public sealed record ServiceRefusal(
    [property: Id(0)] OfficialId? Witness, [property: Id(1)] string Reason, [property: Id(2)] string Place);
