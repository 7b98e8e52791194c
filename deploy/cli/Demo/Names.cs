namespace WarningGrid.Demo;

/// <summary>Plausible Chinese names, with the homonyms and rare characters that a real register has.</summary>
internal static class Names
{
    // The commonest family names first; drawing twice and taking the smaller place makes the first ones common.
    private const string Families =
        "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚";

    private const string Men = "伟强磊军勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆峰亮建国志文博海洋庆松林东升立新成龙宏德学思远";

    private const string Women = "芳娜敏静丽艳娟霞秀英玲桂兰燕红梅琳雪颖倩婷慧莹洁云莉萍蓉薇佳怡欣悦晓春淑珍凤琴瑶菲";

    private const string Rare = "喆堃翀昇𠮷玥祎垚";

    /// <summary>Draws a name of two or three characters.</summary>
    public static string Draw(Dice dice, bool woman)
    {
        var family = Families[Math.Min(dice.Below(Families.Length), dice.Below(Families.Length))].ToString();
        var pool = woman ? Women : Men;
        var given = pool[dice.Below(pool.Length)].ToString();
        if (dice.Chance(62))
        {
            given += pool[dice.Below(pool.Length)];
        }
        else if (dice.Chance(2))
        {
            given += Rare.EnumerateRunes().ElementAt(dice.Below(8)).ToString();
        }

        return family + given;
    }
}
