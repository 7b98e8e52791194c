namespace WarningGrid.Officials;

/// <summary>Which organ manages an official (干部管理权限).</summary>
[GenerateSerializer, Alias("officials.cadre-authority")]
public enum CadreAuthority { County, City, Province }
