"""Which places and offices does the demonstration city have? All of them invented.

None of the names is a county-level division or a street of China (checked against the published
list of divisions while this was written).
"""

from __future__ import annotations

from dataclasses import dataclass

CITY, DISTRICT, OFFICE = "澜州市", "泊云区", "区政府办公室"

STREETS = tuple(
    "听澜 汀兰 枕溪 望舒 芦汀 桐荫 云阶 月湾 砚湖 晓港 雁回 云津 鹤汀 青梧 荷渡".split()
)

COMMUNITIES: dict[str, tuple[str, ...]] = {
    "听澜": tuple("澜桥 听雨 石埠 沿江 文昌阁 老船厂 澜庭 钟楼".split()),
    "汀兰": tuple("兰圃 汀洲 芳草 月季园 长堤 书香里 兰苑".split()),
    "枕溪": tuple("溪口 枕石 水车 半溪 竹里 双桥头 溪苑".split()),
    "望舒": tuple("望月楼 舒庭 桂子 月华 广寒巷 明澈 望苑".split()),
    "芦汀": tuple("芦花 汀头 鱼市 船闸 苇岸 新埠 芦苑".split()),
    "桐荫": tuple("梧桐里 桐花 荫城 纺织新村 青砖巷 凤栖 桐苑".split()),
    "云阶": tuple("云阶南 云阶北 登云 石阶 云锦 半山亭 云苑".split()),
    "月湾": tuple("月湾东 月湾西 渔火 银滩里 灯塔 潮声 湾苑".split()),
    "砚湖": tuple("砚台 墨香 翰林里 湖心 笔架 临砚 湖苑".split()),
    "晓港": tuple("晓市 港口 码头 吊桥 晨光里 货栈 港苑".split()),
    "雁回": tuple("雁塔里 回雁 芦雁 秋水 南来 平沙 雁苑".split()),
    "云津": tuple("津渡 云帆 古渡 津门里 摆渡人 水巷 津苑".split()),
    "鹤汀": tuple("鹤鸣 松鹤 汀鹤 白羽 清唳 仙踪 鹤苑".split()),
    "青梧": tuple("青禾 梧叶 青石 学府 实验里 科苑 梧苑".split()),
    "荷渡": tuple("荷花荡 莲心 藕香 渡头 蜻蜓 采菱 荷苑".split()),
}

ROADS = tuple(
    "听澜路 泊云大道 望舒街 汀兰北路 枕溪巷 芦汀路 桐荫路 云阶街 月湾路 砚湖东路 砚湖西路 "
    "晓港路 雁回南路 云津路 鹤汀街 青梧路 荷渡路 文昌阁巷 纺织路 船闸路 学府路 石埠街 "
    "长堤路 水车巷 登云路 灯塔路 翰墨街 港口一路 港口二路 秋水路 古渡街 松鹤路 青石路 "
    "莲心路 采菱街 澜桥路".split()
)
ESTATES = tuple(
    "澜庭花园 听雨轩 兰苑小区 溪苑小区 桂子苑 舒庭一期 舒庭二期 苇岸新村 纺织新村 青砖里 "
    "云锦苑 半山雅居 渔火小区 灯塔公寓 墨香苑 翰林府 晨光里 港苑小区 秋水苑 津渡家园 "
    "古渡小区 松鹤苑 白羽新村 学府苑 实验里 青禾家园 莲心苑 藕香小区 采菱苑 望月楼小区".split()
)
SITE = "云津路综合管廊工地"  # where the nights are loud


@dataclass(frozen=True, slots=True)
class Department:
    """A department: full name without the district, short name, code, what it is for."""

    name: str
    short: str
    code: str
    does: str


DEPARTMENTS = tuple(
    Department(*line.split(" "))
    for line in """\
发展和改革局 区发改局 FGJ 项目审批核准、价格管理和粮食储备
教育局 区教育局 JYJ 入学转学、校外培训和学校管理
科技和工业信息化局 区科工信局 KGX 企业服务、科技项目和宽带建设
民政局 区民政局 MZJ 社会救助、养老服务、婚姻登记和地名
司法局 区司法局 SFJ 法律援助、公证、人民调解
财政局 区财政局 CZJ 预决算公开、惠民补贴发放
人力资源和社会保障局 区人社局 RSJ 就业、社会保险、劳动维权
自然资源和规划局 区资规局 ZGJ 规划许可、不动产登记
生态环境局 区生态环境局 STJ 大气、水、噪声污染防治
住房和城乡建设局 区住建局 ZJJ 物业、公租房、建筑工地和老旧小区改造
交通运输局 区交通局 JTJ 公交、道路养护、出租汽车
水务局 区水务局 SWJ 供水、排水、河道和防汛
农业农村局 区农业农村局 NYJ 菜篮子、动物防疫、农村建设
商务局 区商务局 SHW 消费促进、菜市场和再生资源
文化和旅游局 区文旅局 WLJ 图书馆、文化馆、景区和文物
卫生健康局 区卫健局 WJJ 预防接种、社区卫生、托育
退役军人事务局 区退役军人局 TYJ 优抚安置、优待证
应急管理局 区应急局 YJJ 安全生产、防灾减灾
审计局 区审计局 SJJ 审计监督和结果公告
市场监督管理局 区市场监管局 SCJ 食品药品、特种设备、消费维权
体育局 区体育局 TJZ 健身设施、体育场馆
统计局 区统计局 TJJ 统计调查和数据发布
医疗保障局 区医保局 YBJ 参保、报销、异地就医
城市管理局 区城管局 CGJ 市容环卫、占道、夜间施工和垃圾分类
政务服务管理局 区政务服务局 ZWF 政务服务大厅、证照办理
信访局 区信访局 XFJ 来信来访和矛盾化解
园林绿化局 区园林局 YLJ 公园、行道树和绿地
公安分局 公安泊云分局 GAJ 户籍、出入境、交通秩序
税务局 区税务局 SWU 纳税缴费服务
消防救援大队 区消防大队 XFD 消防安全和救援
融媒体中心 区融媒体中心 RMT 权威发布、新闻宣传
数据局 区数据局 SJU 公共数据、政务平台和电子证照""".splitlines()
)
GOOD, SLEEPY = "城市管理局", "水务局"
