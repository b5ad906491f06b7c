#pragma once
// The tables of staff, each named once: how its file and its sheet are called, by which names its columns may be called, and how
// it stands in the form that staff fill in (intake/staff_form). The readers of rows and the form take it from here; both are then
// right together. Private to this room.

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string_view>

namespace renkei::intake {

enum class Column {
    Code, Prefecture, Municipality, File, Caption, Credit, FocalX, FocalY, NoCrop, Until, Subtitles,      // of a picture or film
    Key, Title, Subtitle, Start, End, Period, Place, Source,                                 // of an exhibition
    Exhibit, Number, Heading, Text, HeadingEnglish, CaptionEnglish,                           // of a panel
    Lead, Body, LeadEnglish, BodyEnglish, Wards, Link, LinkEnglish, Url, Motif,              // of a showcase
    Category, When, Times, StartTime, EndTime, WhenNote, Fee, Related, Tentative,            // of an event; When: day and time in one
    TitleKana, Description, Address, AddressPrefecture, AddressTown, AddressQuarter, AddressRest, Meeting, Latitude, Longitude, OriginFile, OriginRow, Poster, Listed, Aside,                                                     // of an event as municipalities publish it; Origin: of an export, what it was taken from; Aside: known, and not read
    Urgent, TitleEnglish, TitleHans, BodyHans, TitleHant, BodyHant, TitleKorean, BodyKorean, // of a notice
    Count
};
// A header by which a table calls a column; compared folded.
struct ColumnName {
    Column column;
    const char* name;
};
using ColumnNames = std::initializer_list<std::span<const ColumnName>>;

// From which list the form lets a cell be chosen. Only the answers and the landscapes are closed; a town may be written too.
enum class Choice { None, YesNo, Motif, Municipality, Ward, Exhibit };
// What Excel is to make of what is typed: text stays as it is (01206), a date is shown as one.
enum class Shape { Any, Text, Date };

// A column of a sheet of the form, from the left.
struct FormColumn {
    Column column;
    const char* heading;        // one of the table's names for it
    bool needed = false;
    int width = 14;             // in digits, as Excel measures
    Shape shape = Shape::Any;
    Choice choice = Choice::None;
    const char* remark = "";    // how to fill it in, shown when a cell is chosen
};

struct StaffSheet {
    const char* table;          // the file's name, without its ending; a sheet may have it too
    const char* sheet;          // in Japanese, likewise
    const char* purpose;        // what a row is, for those who fill it in
    ColumnNames names;
    std::span<const FormColumn> form;
};

// ---- closed lists

// Flag of an event that is not settled.
inline constexpr const char* kTentativeFlag = "tentative";

struct Motif {
    const char* name;
    const char* written;        // the first of a name is the one to choose
};
inline constexpr Motif kMotifs[] = {{"lake", "湖"}, {"coast", "海"}, {"coast", "海岸"}, {"coast", "浜"}, {"cliffs", "断崖"}, {"cliffs", "岩の海岸"}, {"mountain", "山"}, {"field", "田畑"}, {"field", "畑"},
                                   {"field", "田んぼ"}, {"pasture", "牧場"}, {"pasture", "牧草地"}, {"pasture", "高原"}, {"river", "川"}};

// ---- names of columns

// How every table may call the municipality.
inline constexpr ColumnName kPlaceColumns[] = {
    {Column::Code, "code5"}, {Column::Code, "code"}, {Column::Code, "市区町村コード"}, {Column::Code, "団体コード"}, {Column::Code, "都道府県コード又は市区町村コード"},
    {Column::Prefecture, "prefecture"}, {Column::Prefecture, "都道府県"}, {Column::Prefecture, "都道府県名"},
    {Column::Municipality, "municipality"}, {Column::Municipality, "市区町村"}, {Column::Municipality, "市区町村名"}, {Column::Municipality, "自治体"}, {Column::Municipality, "自治体名"},
};
// How a table calls what its owner says of a picture.
inline constexpr ColumnName kPictureColumns[] = {
    {Column::File, "file"}, {Column::File, "ファイル"}, {Column::File, "ファイル名"}, {Column::File, "写真"}, {Column::File, "画像"},
    {Column::Caption, "caption"}, {Column::Caption, "キャプション"},
    {Column::Credit, "credit"}, {Column::Credit, "クレジット"}, {Column::Credit, "提供"}, {Column::Credit, "撮影・提供"},
    {Column::FocalX, "focal_x"}, {Column::FocalX, "中心(横)"}, {Column::FocalX, "中心横"},
    {Column::FocalY, "focal_y"}, {Column::FocalY, "中心(縦)"}, {Column::FocalY, "中心縦"},
    {Column::NoCrop, "no_crop"}, {Column::NoCrop, "トリミング不可"}, {Column::NoCrop, "切り抜き不可"},
    {Column::Until, "permitted_until"}, {Column::Until, "掲載期限"}, {Column::Until, "使用期限"},
};
inline constexpr ColumnName kCaptionColumns[] = {{Column::Caption, "title"}, {Column::Caption, "説明"}, {Column::Caption, "題名"}};
// How it calls a film, beside what it says of any picture.
inline constexpr ColumnName kClipColumns[] = {
    {Column::File, "映像"}, {Column::File, "動画"},
    {Column::Subtitles, "subtitles"}, {Column::Subtitles, "字幕"}, {Column::Subtitles, "字幕ファイル"},
    {Column::Poster, "poster"}, {Column::Poster, "静止画"},
};
inline constexpr ColumnName kFilmColumns[] = {
    {Column::File, "file"}, {Column::File, "ファイル"}, {Column::File, "ファイル名"},
    {Column::Caption, "caption"}, {Column::Caption, "title"}, {Column::Caption, "キャプション"}, {Column::Caption, "説明"}, {Column::Caption, "題名"},
    {Column::Credit, "credit"}, {Column::Credit, "クレジット"}, {Column::Credit, "提供"}, {Column::Credit, "制作・提供"},
    {Column::Until, "permitted_until"}, {Column::Until, "掲載期限"}, {Column::Until, "使用期限"},
};
inline constexpr ColumnName kExhibitColumns[] = {
    {Column::Key, "key"}, {Column::Key, "id"}, {Column::Key, "展示ID"}, {Column::Key, "展示番号"}, {Column::Key, "番号"},
    {Column::Title, "title"}, {Column::Title, "題名"}, {Column::Title, "タイトル"}, {Column::Title, "展示名"}, {Column::Title, "展示会名"}, {Column::Title, "名称"},
    {Column::TitleEnglish, "title_en"}, {Column::TitleEnglish, "題名(英語)"}, {Column::TitleEnglish, "展示名(英語)"},
    {Column::Subtitle, "subtitle"}, {Column::Subtitle, "副題"}, {Column::Subtitle, "サブタイトル"},
    {Column::Start, "start_date"}, {Column::Start, "開始日"}, {Column::Start, "開始"},
    {Column::End, "end_date"}, {Column::End, "終了日"}, {Column::End, "終了"},
    {Column::Period, "period"}, {Column::Period, "会期"}, {Column::Period, "期間"}, {Column::Period, "展示期間"},
    {Column::Place, "place"}, {Column::Place, "venue"}, {Column::Place, "会場"}, {Column::Place, "場所"},
    {Column::Source, "source"}, {Column::Source, "出典"}, {Column::Source, "資料"},
};
inline constexpr ColumnName kPanelColumns[] = {
    {Column::Exhibit, "exhibit"}, {Column::Exhibit, "展示"}, {Column::Exhibit, "展示ID"}, {Column::Exhibit, "展示番号"}, {Column::Exhibit, "展示名"}, {Column::Exhibit, "展示会名"},
    {Column::Number, "number"}, {Column::Number, "order"}, {Column::Number, "no"}, {Column::Number, "no."}, {Column::Number, "番号"}, {Column::Number, "順番"}, {Column::Number, "パネル番号"},
    {Column::Heading, "heading"}, {Column::Heading, "title"}, {Column::Heading, "見出し"}, {Column::Heading, "題名"}, {Column::Heading, "タイトル"},
    {Column::Text, "text"}, {Column::Text, "body"}, {Column::Text, "本文"}, {Column::Text, "文章"}, {Column::Text, "説明文"}, {Column::Text, "解説"},
    {Column::Caption, "写真の説明"},
    {Column::HeadingEnglish, "heading_en"}, {Column::HeadingEnglish, "見出し(英語)"}, {Column::HeadingEnglish, "題名(英語)"},
    {Column::BodyEnglish, "text_en"}, {Column::BodyEnglish, "本文(英語)"},
    {Column::CaptionEnglish, "caption_en"}, {Column::CaptionEnglish, "キャプション(英語)"}, {Column::CaptionEnglish, "写真の説明(英語)"},
};
inline constexpr ColumnName kShowcaseColumns[] = {
    {Column::Lead, "lead"}, {Column::Lead, "紹介文"}, {Column::Lead, "リード"}, {Column::Lead, "リード文"}, {Column::Lead, "見出し文"},
    {Column::Body, "body"}, {Column::Body, "本文"}, {Column::Body, "説明"}, {Column::Body, "詳しい説明"},
    {Column::LeadEnglish, "lead_en"}, {Column::LeadEnglish, "紹介文(英語)"}, {Column::LeadEnglish, "リード(英語)"}, {Column::LeadEnglish, "英語の紹介文"},
    {Column::BodyEnglish, "body_en"}, {Column::BodyEnglish, "本文(英語)"}, {Column::BodyEnglish, "説明(英語)"}, {Column::BodyEnglish, "英語の本文"},
    {Column::Wards, "wards"}, {Column::Wards, "ward"}, {Column::Wards, "連携する区"}, {Column::Wards, "連携区"}, {Column::Wards, "特別区"},
    {Column::Link, "link_label"}, {Column::Link, "連携の内容"}, {Column::Link, "連携"},
    {Column::LinkEnglish, "link_label_en"}, {Column::LinkEnglish, "連携の内容(英語)"},
    {Column::Url, "url"}, {Column::Url, "ホームページ"}, {Column::Url, "ウェブサイト"}, {Column::Url, "アドレス"},
    {Column::Motif, "motif"}, {Column::Motif, "風景"}, {Column::Motif, "絵柄"},
    {Column::Source, "source"}, {Column::Source, "出典"},
};
// Those of the recommended dataset of events (no. 6) among them.
inline constexpr ColumnName kEventColumns[] = {
    {Column::Key, "key"}, {Column::Key, "id"}, {Column::Key, "no"}, {Column::Key, "no."}, {Column::Key, "番号"}, {Column::Key, "催し番号"}, {Column::Key, "イベント番号"},
    {Column::Title, "title"}, {Column::Title, "name"}, {Column::Title, "題名"}, {Column::Title, "催し名"}, {Column::Title, "催しの名前"}, {Column::Title, "イベント名"}, {Column::Title, "行事名"},
    {Column::Title, "名称"}, {Column::Title, "タイトル"}, {Column::Title, "展示名"}, {Column::Title, "展覧会名"},
    {Column::TitleEnglish, "title_en"}, {Column::TitleEnglish, "題名(英語)"}, {Column::TitleEnglish, "イベント名(英語)"}, {Column::TitleEnglish, "イベント名_英語"},
    {Column::Category, "category"}, {Column::Category, "分類"}, {Column::Category, "カテゴリ"}, {Column::Category, "カテゴリー"}, {Column::Category, "イベント種類"},
    {Column::Start, "start_date"}, {Column::Start, "開始日"}, {Column::Start, "開催日"}, {Column::Start, "日付"},
    {Column::End, "end_date"}, {Column::End, "終了日"},
    {Column::Period, "period"}, {Column::Period, "期間"}, {Column::Period, "開催期間"}, {Column::Period, "会期"},
    {Column::Times, "time"}, {Column::Times, "時間"}, {Column::Times, "開催時間"}, {Column::Times, "時刻"},
    {Column::When, "day_and_time"}, {Column::When, "日付と時間"}, {Column::When, "開催日時"},
    {Column::StartTime, "start_time"}, {Column::StartTime, "開始時間"}, {Column::StartTime, "開始時刻"},
    {Column::EndTime, "end_time"}, {Column::EndTime, "終了時間"}, {Column::EndTime, "終了時刻"},
    {Column::WhenNote, "when_note"}, {Column::WhenNote, "日時の備考"}, {Column::WhenNote, "日時備考"}, {Column::WhenNote, "開始日時特記事項"},
    {Column::Place, "venue"}, {Column::Place, "place"}, {Column::Place, "会場"}, {Column::Place, "場所"}, {Column::Place, "場所名称"}, {Column::Place, "開催場所"},
    {Column::Fee, "fee"}, {Column::Fee, "fee_yen"}, {Column::Fee, "参加費"}, {Column::Fee, "料金"}, {Column::Fee, "料金(基本)"},
    {Column::Related, "related"}, {Column::Related, "参加する市区町村"}, {Column::Related, "参加自治体"}, {Column::Related, "関係する市区町村"},
    {Column::Url, "url"}, {Column::Url, "ホームページ"}, {Column::Url, "アドレス"},
    {Column::TitleKana, "title_kana"}, {Column::TitleKana, "イベント名_カナ"}, {Column::TitleKana, "イベント名(カナ)"}, {Column::TitleKana, "題名(カナ)"},
    {Column::Description, "description"}, {Column::Description, "説明"}, {Column::Description, "内容"}, {Column::Address, "address"}, {Column::Address, "住所"}, {Column::Address, "所在地"},
    {Column::Tentative, "tentative"}, {Column::Tentative, "仮の予定"}, {Column::Tentative, "未定"},
    {Column::Source, "source"}, {Column::Source, "出典"},
    {Column::OriginRow, "元の行"},
};
// How an export calls what a row was taken from.
inline constexpr ColumnName kOriginColumns[] = {{Column::OriginFile, "元のファイル"}};
// Further ones of the datasets that municipalities publish: the recommended one (no. 6), the standard one, GIF's vocabulary, houses' own.
inline constexpr ColumnName kOpenEventColumns[] = {
    {Column::Code, "全国地方公共団体コード"}, {Column::Municipality, "地方公共団体名"}, {Column::Title, "記事タイトル"}, {Column::Start, "イベント開始日"}, {Column::End, "イベント終了日"},
    {Column::Title, "展示会名"}, {Column::Start, "会期(開始)"}, {Column::End, "会期(終了)"}, {Column::WhenNote, "日時説明"},
    {Column::WhenNote, "日時"}, {Column::Place, "開催場所名"}, {Column::Meeting, "集合場所"}, {Column::Meeting, "受付場所"}, {Column::Meeting, "集合場所/受付場所"}, {Column::Fee, "料金.基本."}, {Column::Url, "イベントURL"},
    {Column::Url, "コンテンツURL"}, {Column::Latitude, "緯度"}, {Column::Latitude, "latitude"}, {Column::Longitude, "経度"}, {Column::Longitude, "longitude"},
    {Column::Aside, "料金(詳細)"}, {Column::Aside, "連絡先名称"}, {Column::Aside, "連絡先電話番号"},
    {Column::Aside, "連絡先内線番号"}, {Column::Aside, "連絡先情報"}, {Column::Aside, "主催者"}, {Column::Aside, "主催団体"}, {Column::Aside, "方書"}, {Column::Aside, "アクセス方法"}, {Column::Aside, "駐車場情報"},
    {Column::Aside, "定員"}, {Column::Aside, "参加申込終了日"}, {Column::Aside, "参加申込終了時間"}, {Column::Aside, "参加申込方法"}, {Column::Aside, "備考"}, {Column::Aside, "キーワード"}, {Column::Aside, "開催パターン"},
    {Column::Address, "所在地_連結表記"}, {Column::Address, "所在地_連結標記"}, {Column::AddressPrefecture, "所在地_都道府県"}, {Column::AddressTown, "所在地_市区町村"}, {Column::AddressQuarter, "所在地_町字"},
    {Column::AddressRest, "所在地_番地以下"}, {Column::AddressPrefecture, "住所都道府県"}, {Column::AddressTown, "住所市区町村"}, {Column::AddressQuarter, "住所町名"}, {Column::AddressRest, "住所丁目以下"},
    {Column::Aside, "建物名等(方書)"}, {Column::Aside, "建物名等"}, {Column::Aside, "料金種別"},
    {Column::Aside, "申込期限日"}, {Column::Aside, "申込方法"}, {Column::Aside, "web開催"}, {Column::Aside, "対象者"}, {Column::Aside, "料金有無"},
};
// Lists of places as municipalities publish them: the recommended datasets of tourism (no. 5) and of cultural property (no. 4), and the standard one.
// Listed: by which such a list is told from one of events.
inline constexpr ColumnName kPlaceListColumns[] = {
    {Column::Code, "全国地方公共団体コード"}, {Column::Municipality, "地方公共団体名"}, {Column::Title, "名称"}, {Column::TitleEnglish, "名称_英語"}, {Column::Body, "説明"}, {Column::BodyEnglish, "説明_英語"},
    {Column::Lead, "概要"}, {Column::LeadEnglish, "概要_英語"}, {Column::Listed, "POIコード"}, {Column::Listed, "利用可能曜日"}, {Column::Listed, "利用可能日時特記事項"}, {Column::Category, "文化財分類"},
    {Column::Listed, "文化財指定日"}, {Column::Listed, "名称_カナ"}, {Column::Title, "観光スポット名称"}, {Column::Listed, "座標系"}, {Column::Aside, "所在地"},
    {Column::Aside, "no"}, {Column::Aside, "id"}, {Column::Aside, "名称_通称"}, {Column::Aside, "住所"}, {Column::Aside, "方書"}, {Column::Aside, "緯度"}, {Column::Aside, "経度"},
    {Column::Aside, "開始時間"}, {Column::Aside, "終了時間"}, {Column::Aside, "料金(基本)"}, {Column::Aside, "料金(詳細)"}, {Column::Aside, "アクセス方法"}, {Column::Aside, "駐車場情報"}, {Column::Aside, "バリアフリー情報"},
    {Column::Aside, "連絡先名称"}, {Column::Aside, "連絡先電話番号"}, {Column::Aside, "連絡先内線番号"}, {Column::Aside, "電話番号"}, {Column::Aside, "内線番号"}, {Column::Aside, "画像"}, {Column::Aside, "画像_ライセンス"},
    {Column::Aside, "URL"}, {Column::Aside, "備考"}, {Column::Aside, "種類"}, {Column::Aside, "場所名称"}, {Column::Aside, "員数(数)"}, {Column::Aside, "員数(単位)"}, {Column::Aside, "法人番号"}, {Column::Aside, "所有者等"},
    {Column::Aside, "所在地_連結表記"}, {Column::Aside, "所在地_連結標記"}, {Column::Aside, "所在地_都道府県"}, {Column::Aside, "所在地_市区町村"}, {Column::Aside, "所在地_町字"}, {Column::Aside, "所在地_番地以下"},
    {Column::Aside, "建物名等(方書)"}, {Column::Aside, "車椅子可"}, {Column::Aside, "車椅子貸出"},
};
inline constexpr ColumnName kNoticeColumns[] = {
    {Column::Key, "key"}, {Column::Key, "id"}, {Column::Key, "番号"}, {Column::Key, "お知らせ番号"},
    {Column::Urgent, "urgent"}, {Column::Urgent, "緊急"}, {Column::Urgent, "至急"},
    {Column::Start, "from"}, {Column::Start, "表示開始"}, {Column::Start, "掲載開始"}, {Column::Start, "掲載開始日"}, {Column::Start, "開始日"},
    {Column::End, "until"}, {Column::End, "表示終了"}, {Column::End, "掲載終了"}, {Column::End, "掲載終了日"}, {Column::End, "掲載期限"}, {Column::End, "終了日"},
    {Column::Title, "title"}, {Column::Title, "題名"}, {Column::Title, "見出し"}, {Column::Title, "タイトル"}, {Column::Title, "件名"},
    {Column::Body, "body"}, {Column::Body, "本文"}, {Column::Body, "内容"},
    {Column::TitleEnglish, "title_en"}, {Column::TitleEnglish, "題名(英語)"}, {Column::BodyEnglish, "body_en"}, {Column::BodyEnglish, "本文(英語)"},
    {Column::TitleHans, "title_zh_hans"}, {Column::TitleHans, "題名(簡体字)"}, {Column::BodyHans, "body_zh_hans"}, {Column::BodyHans, "本文(簡体字)"},
    {Column::TitleHant, "title_zh_hant"}, {Column::TitleHant, "題名(繁体字)"}, {Column::BodyHant, "body_zh_hant"}, {Column::BodyHant, "本文(繁体字)"},
    {Column::TitleKorean, "title_ko"}, {Column::TitleKorean, "題名(韓国語)"}, {Column::BodyKorean, "body_ko"}, {Column::BodyKorean, "本文(韓国語)"},
};

// ---- columns of the form

inline constexpr const char* kTownRemark = "一覧から選ぶか、「釧路市」「東京都府中市」のように書きます。コードで書くときは右の「市区町村コード」に入れます。";
inline constexpr const char* kCodeRemark = "市区町村を名前で書いたときは空けておきます。5桁（01206）でも6桁でも構いません。";
inline constexpr const char* kUntilRemark = "表示してよい最後の日。2027-03-31、2027/3/31、令和9年3月31日のどれでも構いません。期限がなければ空けます。";
inline constexpr const char* kCreditRemark = "画面に添える撮影者・提供者の名前。ないと表示しません。";
inline constexpr const char* kNoCropRemark = "端を切ってはいけない写真なら「はい」。余白を付けて全体を表示します。";

inline constexpr FormColumn kShowcaseForm[] = {
    {.column = Column::Municipality, .heading = "市区町村", .needed = true, .width = 18, .choice = Choice::Municipality, .remark = kTownRemark},
    {.column = Column::Code, .heading = "市区町村コード", .width = 10, .shape = Shape::Text, .remark = kCodeRemark},
    {.column = Column::Lead, .heading = "紹介文", .needed = true, .width = 40, .remark = "大きな文字で表示する一、二文。"},
    {.column = Column::Body, .heading = "本文", .width = 50, .remark = "紹介文に続く説明。なくても構いません。"},
    {.column = Column::LeadEnglish, .heading = "紹介文(英語)", .width = 34, .remark = "英語の画面で表示します。空けると日本語のまま表示します。"},
    {.column = Column::BodyEnglish, .heading = "本文(英語)", .width = 34, .remark = "英語の画面で表示します。"},
    {.column = Column::Wards, .heading = "連携する区", .width = 14, .choice = Choice::Ward, .remark = "23区の名前。二つ以上は「荒川区、港区」のように「、」で区切って書きます。"},
    {.column = Column::Link, .heading = "連携の内容", .width = 16, .remark = "区の名前の上に置く言葉。空けると「連携する区」になります。"},
    {.column = Column::Url, .heading = "ホームページ", .width = 28, .shape = Shape::Text, .remark = "https:// から始まる公式ページ。QRコードになります。"},
    {.column = Column::Motif, .heading = "風景", .width = 8, .choice = Choice::Motif, .remark = "写真がないときに描く風景。一覧から選びます。"},
};
inline constexpr FormColumn kExhibitForm[] = {
    {.column = Column::Key, .heading = "展示番号", .width = 12, .shape = Shape::Text, .remark = "次に読み込むときも同じ展示と分かるための番号。空けると題名で見分けます。"},
    {.column = Column::Title, .heading = "題名", .needed = true, .width = 36, .remark = "来館者に見せるとおりに、200字まで。"},
    {.column = Column::Subtitle, .heading = "副題", .width = 28, .remark = "なくても構いません。"},
    {.column = Column::Period, .heading = "会期", .width = 30, .shape = Shape::Text, .remark = "令和8年11月2日〜27日、2026/11/2〜2026/11/27 のように、一つの欄に書きます。分けて書くときは右の二つの欄に。"},
    {.column = Column::Start, .heading = "開始日", .width = 15, .shape = Shape::Date, .remark = "会期を書いたときは空けます。2026-11-02、2026/11/2、令和8年11月2日のどれでも構いません。"},
    {.column = Column::End, .heading = "終了日", .width = 15, .shape = Shape::Date, .remark = "展示の最後の日。"},
    {.column = Column::Place, .heading = "会場", .width = 28, .remark = "画面に表示する場所の名前。"},
    {.column = Column::TitleEnglish, .heading = "題名(英語)", .width = 28, .remark = "英語の画面で表示します。空けると日本語のまま表示します。"},
    {.column = Column::Source, .heading = "出典", .width = 28, .remark = "控え。画面には出ません。"},
};
inline constexpr FormColumn kPanelForm[] = {
    {.column = Column::Exhibit, .heading = "展示", .width = 28, .choice = Choice::Exhibit, .remark = "「展示」シートの展示番号か題名。展示が一つだけなら空けて構いません。"},
    {.column = Column::Number, .heading = "番号", .width = 7, .remark = "並べる順。1から999まで。空けると上の行の次になります。"},
    {.column = Column::Heading, .heading = "見出し", .width = 24, .remark = "見出し・本文・写真のどれか一つは入れます。"},
    {.column = Column::Text, .heading = "本文", .width = 50, .remark = "4,000字まで。段落は Alt＋Enter で改行します。"},
    {.column = Column::Municipality, .heading = "市区町村", .width = 18, .choice = Choice::Municipality, .remark = kTownRemark},
    {.column = Column::Code, .heading = "市区町村コード", .width = 10, .shape = Shape::Text, .remark = kCodeRemark},
    {.column = Column::File, .heading = "写真", .width = 22, .shape = Shape::Text, .remark = "写真・映像・1ページの PDF のファイル名（拡張子まで）。ファイルはこのワークブックと同じフォルダーに置きます。"},
    {.column = Column::Caption, .heading = "キャプション", .width = 24, .remark = "写真に写っているもの。"},
    {.column = Column::Credit, .heading = "クレジット", .width = 20, .remark = kCreditRemark},
    {.column = Column::NoCrop, .heading = "トリミング不可", .width = 9, .choice = Choice::YesNo, .remark = kNoCropRemark},
    {.column = Column::Until, .heading = "掲載期限", .width = 15, .shape = Shape::Date, .remark = kUntilRemark},
    {.column = Column::HeadingEnglish, .heading = "見出し(英語)", .width = 24, .remark = "英語の画面で表示します。空けると日本語のまま表示します。"},
    {.column = Column::BodyEnglish, .heading = "本文(英語)", .width = 50, .remark = "英語の画面で表示します。4,000字まで。段落は Alt＋Enter で改行します。"},
    {.column = Column::CaptionEnglish, .heading = "キャプション(英語)", .width = 24, .remark = "英語の画面で表示します。"},
};
inline constexpr FormColumn kPhotoForm[] = {
    {.column = Column::File, .heading = "ファイル名", .needed = true, .width = 26, .shape = Shape::Text, .remark = "lake.jpg のように拡張子まで。写真はこのワークブックと同じフォルダーに置きます。"},
    {.column = Column::Municipality, .heading = "市区町村", .needed = true, .width = 18, .choice = Choice::Municipality, .remark = kTownRemark},
    {.column = Column::Code, .heading = "市区町村コード", .width = 10, .shape = Shape::Text, .remark = kCodeRemark},
    {.column = Column::Caption, .heading = "キャプション", .width = 30, .remark = "写真に写っているもの。"},
    {.column = Column::Credit, .heading = "クレジット", .needed = true, .width = 22, .remark = kCreditRemark},
    {.column = Column::FocalX, .heading = "中心(横)", .width = 9, .remark = "切り抜いても残したいところ。左端が 0%、右端が 100%。空けると真ん中。"},
    {.column = Column::FocalY, .heading = "中心(縦)", .width = 9, .remark = "切り抜いても残したいところ。上端が 0%、下端が 100%。空けると真ん中。"},
    {.column = Column::NoCrop, .heading = "トリミング不可", .width = 9, .choice = Choice::YesNo, .remark = kNoCropRemark},
    {.column = Column::Until, .heading = "掲載期限", .width = 15, .shape = Shape::Date, .remark = kUntilRemark},
};
inline constexpr FormColumn kFilmForm[] = {
    {.column = Column::File, .heading = "ファイル名", .needed = true, .width = 26, .shape = Shape::Text, .remark = "mashu.mp4 のように拡張子まで。映像はこのワークブックと同じフォルダーに置きます。"},
    {.column = Column::Municipality, .heading = "市区町村", .needed = true, .width = 18, .choice = Choice::Municipality, .remark = kTownRemark},
    {.column = Column::Code, .heading = "市区町村コード", .width = 10, .shape = Shape::Text, .remark = kCodeRemark},
    {.column = Column::Caption, .heading = "キャプション", .width = 30, .remark = "何の映像か。"},
    {.column = Column::Credit, .heading = "クレジット", .needed = true, .width = 22, .remark = kCreditRemark},
    {.column = Column::Subtitles, .heading = "字幕", .width = 22, .shape = Shape::Text, .remark = "字幕ファイル（.srt か .vtt）の名前。映像と同じ名前なら空けて構いません。"},
    {.column = Column::Until, .heading = "掲載期限", .width = 15, .shape = Shape::Date, .remark = kUntilRemark},
};
inline constexpr FormColumn kEventForm[] = {
    {.column = Column::Key, .heading = "催し番号", .width = 10, .shape = Shape::Text, .remark = "次に読み込むときも同じ催しと分かるための番号。空けると日付と題名で見分けます。"},
    {.column = Column::Title, .heading = "題名", .needed = true, .width = 36, .remark = "来館者に見せるとおりに、200字まで。"},
    {.column = Column::Start, .heading = "開催日", .needed = true, .width = 17, .shape = Shape::Date, .remark = "2026-11-23、2026/11/23、令和8年11月23日（月）のどれでも構いません。"},
    {.column = Column::End, .heading = "終了日", .width = 17, .shape = Shape::Date, .remark = "二日以上続くときの最後の日。一日だけなら空けます。"},
    {.column = Column::Times, .heading = "時間", .width = 16, .shape = Shape::Text, .remark = "10:00〜16:30、午後2時〜4時半 のように書きます。分からなければ空けます。"},
    {.column = Column::WhenNote, .heading = "日時の備考", .width = 22, .remark = "「雨天中止」「受付は9時から」など、日時に添える一言。画面に出ます。"},
    {.column = Column::Place, .heading = "会場", .width = 26, .remark = "画面に表示する場所の名前。"},
    {.column = Column::Municipality, .heading = "市区町村", .width = 18, .choice = Choice::Municipality, .remark = "催しがある市区町村。一覧から選ぶか、「荒川区」「北海道釧路市」のように書きます。コードで書くときは右の欄に。"},
    {.column = Column::Code, .heading = "市区町村コード", .width = 10, .shape = Shape::Text, .remark = kCodeRemark},
    {.column = Column::Related, .heading = "参加する市区町村", .width = 22, .remark = "ほかの市区町村が参加するとき。二つ以上は「釧路市、弟子屈町」のように「、」で区切ります。"},
    {.column = Column::Category, .heading = "分類", .width = 14, .remark = "物産展、講座など。なくても構いません。"},
    {.column = Column::Fee, .heading = "参加費", .width = 9, .remark = "円の数字か「無料」。分からなければ空けます。空けても無料とは表示しません。"},
    {.column = Column::Tentative, .heading = "仮の予定", .width = 9, .choice = Choice::YesNo, .remark = "まだ決まっていない催しなら「はい」。"},
    {.column = Column::Url, .heading = "ホームページ", .width = 28, .shape = Shape::Text, .remark = "https:// から始まる、催しのページ。"},
    {.column = Column::Description, .heading = "説明", .width = 40, .remark = "どんな催しか。一、二文が読みやすく、画面に余裕があるとき題名の下に出ます。"},
    {.column = Column::TitleEnglish, .heading = "題名(英語)", .width = 28, .remark = "英語の画面で表示します。空けると日本語のまま表示します。"},
    {.column = Column::Source, .heading = "出典", .width = 24, .remark = "控え。画面には出ません。"},
};
inline constexpr FormColumn kNoticeForm[] = {
    {.column = Column::Key, .heading = "お知らせ番号", .width = 12, .shape = Shape::Text, .remark = "次に読み込むときに同じお知らせを書き換えるための番号。空けると題名で見分けます。"},
    {.column = Column::Urgent, .heading = "緊急", .width = 8, .choice = Choice::YesNo, .remark = "「はい」にすると、すぐに全画面で表示します。"},
    {.column = Column::Start, .heading = "表示開始", .width = 19, .shape = Shape::Text, .remark = "2026-11-22 か 2026-11-22 17:30 のように書きます。空けるとすぐに表示します。"},
    {.column = Column::End, .heading = "表示終了", .width = 19, .shape = Shape::Text, .remark = "日だけならその日いっぱい、時刻があればその時刻まで。空けると、書き換えるまで表示します。"},
    {.column = Column::Title, .heading = "題名", .needed = true, .width = 34, .remark = "40字まで。"},
    {.column = Column::Body, .heading = "本文", .width = 50, .remark = "140字まで。"},
    {.column = Column::TitleEnglish, .heading = "題名(英語)", .width = 28, .remark = "80字まで。外国語は、書いたものだけ表示します。"},
    {.column = Column::BodyEnglish, .heading = "本文(英語)", .width = 34, .remark = "280字まで。"},
    {.column = Column::TitleHans, .heading = "題名(簡体字)", .width = 18, .remark = "40字まで。"},
    {.column = Column::BodyHans, .heading = "本文(簡体字)", .width = 22, .remark = "140字まで。"},
    {.column = Column::TitleHant, .heading = "題名(繁体字)", .width = 18, .remark = "40字まで。"},
    {.column = Column::BodyHant, .heading = "本文(繁体字)", .width = 22, .remark = "140字まで。"},
    {.column = Column::TitleKorean, .heading = "題名(韓国語)", .width = 18, .remark = "40字まで。"},
    {.column = Column::BodyKorean, .heading = "本文(韓国語)", .width = 22, .remark = "140字まで。"},
};

// ---- the tables

inline constexpr ColumnNames kShowcaseNames = {kPlaceColumns, kShowcaseColumns}, kExhibitNames = {kExhibitColumns}, kPanelNames = {kPanelColumns, kPictureColumns, kClipColumns, kPlaceColumns, kOriginColumns},
                             kPhotoNames = {kPictureColumns, kPlaceColumns, kCaptionColumns, kOriginColumns}, kFilmNames = {kFilmColumns, kClipColumns, kPlaceColumns, kOriginColumns}, kEventNames = {kEventColumns, kOpenEventColumns, kPlaceColumns, kOriginColumns},
                             kNoticeNames = {kNoticeColumns}, kPlaceListNames = {kPlaceListColumns, kPlaceColumns};

inline constexpr StaffSheet kShowcaseSheet{.table = "showcases", .sheet = "自治体紹介", .purpose = "一つの市区町村の紹介を一行に書きます。", .names = kShowcaseNames, .form = kShowcaseForm};
inline constexpr StaffSheet kExhibitSheet{.table = "exhibits", .sheet = "展示", .purpose = "一つの展示を一行に書きます。パネルは次のシートに書きます。", .names = kExhibitNames, .form = kExhibitForm};
inline constexpr StaffSheet kPanelSheet{.table = "panels", .sheet = "パネル", .purpose = "展示のパネルを一枚ずつ一行に書きます。", .names = kPanelNames, .form = kPanelForm};
inline constexpr StaffSheet kPhotoSheet{.table = "photos", .sheet = "写真", .purpose = "写真を一枚ずつ一行に書きます。", .names = kPhotoNames, .form = kPhotoForm};
inline constexpr StaffSheet kFilmSheet{.table = "films", .sheet = "映像", .purpose = "映像を一本ずつ一行に書きます。", .names = kFilmNames, .form = kFilmForm};
inline constexpr StaffSheet kEventSheet{.table = "events", .sheet = "催し", .purpose = "催しを一つずつ一行に書きます。", .names = kEventNames, .form = kEventForm};
inline constexpr StaffSheet kNoticeSheet{.table = "notices", .sheet = "お知らせ", .purpose = "お知らせを一つずつ一行に書きます。", .names = kNoticeNames, .form = kNoticeForm};

// Not in the form: nobody fills it in, municipalities publish it.
inline constexpr StaffSheet kPlaceListSheet{.table = "places", .sheet = "観光・文化財", .purpose = "", .names = kPlaceListNames, .form = {}};

// In the order in which they are read, and stand in the form: panels after the exhibitions to which they belong.
inline constexpr const StaffSheet* kStaffSheets[] = {&kShowcaseSheet, &kExhibitSheet, &kPanelSheet, &kPhotoSheet, &kFilmSheet, &kEventSheet, &kNoticeSheet};

// Sheets for people: a name with one of these words in it is not read. The first three stand in the form.
inline constexpr const char* kGuideSheet = "はじめに";
inline constexpr const char* kExampleSheet = "記入例";
inline constexpr const char* kTownSheet = "市区町村一覧";
inline constexpr const char* kSheetsForPeople[] = {kGuideSheet, kExampleSheet, "一覧", "説明", "readme"};

// Would what is written into the form be read again? A heading must be a name of its column, and no column may stand twice.
[[nodiscard]] constexpr bool reads_its_form(const StaffSheet& sheet)
{
    for (const FormColumn& form : sheet.form) {
        const bool named = std::any_of(sheet.names.begin(), sheet.names.end(), [&](const auto& some) {
            return std::any_of(some.begin(), some.end(), [&](const ColumnName& one) { return one.column == form.column && std::string_view(one.name) == form.heading; });
        });
        if (!named || std::count_if(sheet.form.begin(), sheet.form.end(), [&](const FormColumn& other) { return other.column == form.column; }) != 1) return false;
    }
    return true;
}
static_assert(std::all_of(std::begin(kStaffSheets), std::end(kStaffSheets), [](const StaffSheet* sheet) { return reads_its_form(*sheet); }));

}  // namespace renkei::intake
