#include "base/han_forms.hpp"

#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.hpp"

namespace renkei {
namespace {

// Every character of the names in data/facts and data/names_en.json that Chinese writes otherwise: Japanese, simplified,
// traditional. The traditional forms are those that Japan wrote before 1949 where Chinese has them (芸: 藝), the simplified those
// of ICU's Traditional-Simplified, but for 大阪, 冢, 韭, 灶, 馆 and 俱 (there 具, another word), which are written so in these names.
// What Japan made itself (畑, 栃, 俣) and what names keep (糸, 余, 台) is not here.
constexpr std::string_view kForms =
    "万万萬 与与與 並并並 亀龟龜 会会會 倉仓倉 倶俱俱 値值值 備备備 児儿兒 内内內 別别別 "
    "剣剑劍 務务務 勝胜勝 勢势勢 区区區 双双雙 呂吕呂 呉吴吳 員员員 唄呗唄 喬乔喬 国国國 "
    "場场場 塚冢塚 塩盐鹽 増增增 壮壮壯 壱壹壹 売卖賣 奥奥奧 姫姬姬 婁娄婁 孫孙孫 "
    "宝宝寶 宮宫宮 寝寝寢 対对對 寿寿壽 属属屬 岡冈岡 島岛島 嵐岚嵐 嶋岛嶋 巣巢巢 "
    "巻卷卷 帯带帶 帰归歸 庁厅廳 広广廣 庫库庫 弥弥彌 張张張 当当當 彦彦彥 後后後 "
    "徳德德 恋恋戀 恵惠惠 愛爱愛 戸户戶 払拂拂 掛挂掛 摂摄攝 於于於 時时時 曇昙曇 "
    "曽曾曾 条条條 来来來 東东東 栄荣榮 桜樱櫻 條条條 梼梼檮 検检檢 極极極 楽乐樂 "
    "様样樣 標标標 横横橫 樹树樹 樺桦樺 橋桥橋 檜桧檜 歳岁歲 気气氣 氷冰冰 沖冲沖 "
    "沢泽澤 浅浅淺 浜滨濱 淵渊淵 渋涩澀 温温溫 湧涌湧 湯汤湯 湾湾灣 満满滿 滝泷瀧 "
    "潴潴瀦 濃浓濃 瀬濑瀨 灘滩灘 烏乌烏 焼烧燒 熱热熱 爺爷爺 爾尔爾 狭狭狹 猪猪豬 "
    "産产產 発发發 県县縣 砺砺礪 磯矶磯 礼礼禮 祢祢禰 種种種 稲稻稻 穂穗穗 積积積 "
    "窪洼窪 竈灶竈 竜龙龍 築筑築 篠筱篠 籠笼籠 紀纪紀 紋纹紋 納纳納 結结結 綱纲綱 "
    "網网網 綴缀綴 綾绫綾 総总總 練练練 縄绳繩 績绩績 羅罗羅 義义義 習习習 聖圣聖 "
    "胆胆膽 脇胁脇 興兴興 舎舍舍 舘馆舘 芦芦蘆 芸艺藝 荘庄莊 華华華 葉叶葉 葦苇葦 蓮莲蓮 "
    "蔵藏藏 薩萨薩 藍蓝藍 蘇苏蘇 蘭兰蘭 覇霸霸 見见見 観观觀 訓训訓 訪访訪 設设設 "
    "読读讀 調调調 諏诹諏 論论論 諫谏諫 諸诸諸 謝谢謝 護护護 豊丰豐 貝贝貝 賀贺賀 "
    "賜赐賜 軽轻輕 輪轮輪 農农農 辺边邊 進进進 遊游遊 達达達 遠远遠 郷乡鄉 釧钏釧 "
    "鈴铃鈴 銚铫銚 鋸锯鋸 錦锦錦 鍋锅鍋 鎌镰鎌 鏡镜鏡 長长長 門门門 閉闭閉 開开開 "
    "間间間 関关關 陸陆陸 陽阳陽 階阶階 隠隐隱 雲云雲 霧雾霧 静静靜 韮韭韮 頃顷頃 "
    "須须須 頓顿頓 頭头頭 額额額 風风風 飛飞飛 飯饭飯 飽饱飽 飾饰飾 養养養 館馆館 "
    "馬马馬 駒驹駒 駿骏駿 騨驒驒 魚鱼魚 鮫鲛鮫 鮭鲑鮭 鯖鲭鯖 鰐鳄鱷 鰺鲹鰺 鳥鸟鳥 "
    "鳩鸠鳩 鳳凤鳳 鳴鸣鳴 鴨鸭鴨 鴻鸿鴻 鶴鹤鶴 鷲鹫鷲 鷹鹰鷹 黒黑黑 龍龙龍 ";

// Every other character of the names, with the kana between some of them (鎌ケ谷: 镰ケ谷, 上ノ国).
constexpr std::string_view kKept =
    "一七丈三上下不世丘中串丸丹久之乙九予二五井亘交京人仁今付仙代仲任企伊伏伯似住佐余作保信俣"
    "像元光免入八六共兵具冠出函刀分刈初利前加勇北匝十千半南占印厚原取口古只可台各合吉名向君"
    "吹吾周味咋和咲品唐善喜嘉四土地坂坊垂垣城域埴基埼堵堺塙境墨士壬夕外多大天太夫央夷奄奈女"
    "好妙妹妻姶威媛嬉嬬子宅宇守安宍宗宜室宰宿寄富寒寺射小尻尼尾局居屈屋山岐岩岬岸峰崎嵩川州巨"
    "差巾市布常幌幕幡平幸庄府度座庭延廿弁弘弟形影彼得御忍志忠恩慈成我房所手扶折指振揖摩播支敦"
    "敷文斐斑斗斜新方施旛日早旭明春昭是普智曲曳更最月有朝木本札杉村杖杜束杵松板枕林枚枝柄柏柳"
    "柴栃栖栗根桂桐桑桶梁梅梨梯棚森椎楢榛槌槻模樽橿次歌武殿比毛水永江池沙河治沼泉泊波泰洋洗洞"
    "津洲流浦浪浮海涌淀淡深添清渡港湖滋滑潟潮瀞熊燕父片牛牟牡牧犬狛狩猿玄玉王玖珂珠球理琴瑛瑞"
    "瑳甘生用田由甲男町界畑留畠畷登白百皆益盛目直相真睦瞥矢知石砂砥破碧磐磨社祖祝神祭福秋科秦"
    "秩稚穴空立童竹笛笠筑箕箱米粕粟精糟糠糸紫置美群羽老耆耶肝股背胎能臼舞舟船良色芝花芳芽苅"
    "苓苗若苫英茂茅茨茶草荒菅菊菰萌萩葛蒲蓬蕨藤虻蟹行街衡表袋袖裾西角谷豆赤走越足路身辰近迫追"
    "逗通速道邑那郎郡部都酒里重野金釜鉾阜阪防阿陀附陵隅雄雨雫霞青面鞍音香高鬼鹿麻ケヶノ";

constexpr std::string_view kAgain = "々";
constexpr size_t kBytes = 3;   // each of these characters, in UTF-8

using Table = std::unordered_map<std::string_view, std::string_view>;

const Table& table_of(Language chinese)
{
    static const std::array<Table, 2> tables = [] {   // immutable, made once from constants
        std::array<Table, 2> made;
        for (size_t at = 0; at + 3 * kBytes <= kForms.size(); at += 3 * kBytes + 1) {
            made[0].emplace(kForms.substr(at, kBytes), kForms.substr(at + kBytes, kBytes));
            made[1].emplace(kForms.substr(at, kBytes), kForms.substr(at + 2 * kBytes, kBytes));
        }
        return made;
    }();
    return tables[chinese == Language::SimplifiedChinese ? 0 : 1];
}

}  // namespace

bool spells_names(std::string_view character, Language chinese)
{
    static const std::array<std::unordered_set<std::string_view>, 2> known = [] {   // immutable, made once from constants
        std::array<std::unordered_set<std::string_view>, 2> made;
        for (const Language language : {Language::SimplifiedChinese, Language::TraditionalChinese}) {
            auto& all = made[language == Language::SimplifiedChinese ? 0 : 1];
            for (size_t at = 0; at < kKept.size(); at += kBytes) all.insert(kKept.substr(at, kBytes));
            for (const auto& [japanese, form] : table_of(language)) all.insert(form);
        }
        return made;
    }();
    return known[chinese == Language::SimplifiedChinese ? 0 : 1].contains(character);
}

std::string han_of(std::string_view name, Language display)
{
    if (!is_chinese(display)) return std::string(name);
    const Table& table = table_of(display);
    std::string all;
    for (size_t at = 0; at < name.size();) {
        const std::string_view one = name.substr(at, code_point_length(name, at));
        const auto found = table.find(one);
        if (one == kAgain && at >= kBytes) all += std::string(all, all.size() - kBytes);   // 佐々町: 佐佐町
        else all += found == table.end() ? one : found->second;
        at += one.size();
    }
    return all;
}

}  // namespace renkei
