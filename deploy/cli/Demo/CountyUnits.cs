namespace WarningGrid.Demo;

/// <summary>The bodies of the demo county: 11 townships and 58 county units.</summary>
internal static class CountyUnits
{
    public static readonly string[] Townships =
        ["清溪镇", "石桥镇", "白云镇", "龙泉镇", "青山镇", "河口镇", "柳林镇", "大塘镇", "双港镇", "云台镇", "南湖镇"];

    /// <summary>County units; a name behind a slash is the unit it stands under.</summary>
    public static readonly string[] Bodies =
    [
        "县委办公室", "县政府办公室", "县人大常委会办公室", "县政协办公室", "县纪委监委", "县委组织部", "县委宣传部", "县委统战部",
        "县委政法委", "县委编办", "县委老干部局/县委组织部", "县信访局/县委办公室", "县档案馆/县委办公室", "县委党校", "县法院",
        "县检察院", "县公安局", "县司法局", "县发展和改革委员会", "县教育局", "县科学技术局", "县工业和信息化局", "县民政局",
        "县财政局", "县人力资源和社会保障局", "县自然资源和规划局", "县生态环境分局", "县住房和城乡建设局", "县交通运输局",
        "县农业农村局", "县水利局", "县商务局", "县文化旅游体育局", "县卫生健康委员会", "县退役军人事务局", "县应急管理局",
        "县审计局", "县市场监督管理局", "县统计局", "县医疗保障局", "县城市管理局", "县林业局", "县乡村振兴局/县农业农村局",
        "县政务服务管理局/县政府办公室", "县公共资源交易中心/县政府办公室", "县机关事务管理局/县政府办公室", "县政务公开办公室/县政府办公室",
        "县法制办公室/县司法局", "县国家保密局/县委办公室", "县数据资源局", "县招商投资促进中心", "县地方金融监管局", "县供销合作社",
        "县总工会", "共青团县委", "县妇女联合会", "县残疾人联合会", "县开发区管理委员会",
    ];

    /// <summary>Sections that nearly every unit has; the rest are drawn.</summary>
    public static readonly string[] Sections =
    [
        "办公室", "人事股", "财务股", "法规股", "行政审批股", "业务一股", "业务二股", "业务三股", "监督检查股", "项目管理股", "信息中心",
        "综合股",
    ];

    /// <summary>Sections of the discipline commission.</summary>
    public static readonly string[] DisciplineSections =
    [
        "办公室", "组织部", "党风政风监督室(预警办)", "信访室", "案件监督管理室", "第一纪检监察室", "第二纪检监察室", "第三纪检监察室",
        "案件审理室", "纪检监察干部监督室",
    ];
}
