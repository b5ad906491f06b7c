#include "intake/event_dataset.hpp"

#include "intake/csv_writing.hpp"
#include "intake/event_cells.hpp"

namespace renkei::intake {
namespace {

struct DatasetColumn {
    const char* name;
    Column column = Column::Aside;   // of which an event of ours says nothing
};

// NEC-FIWARE/smart-data-models cio/06_イベント一覧/model.yaml; ours, behind them, carry what the dataset has no place for.
constexpr DatasetColumn kColumns[] = {
    {"都道府県コード又は市区町村コード", Column::Code}, {"NO", Column::Key}, {"都道府県名"}, {"市区町村名", Column::Municipality}, {"イベント名", Column::Title},
        {"イベント名_カナ", Column::TitleKana}, {"イベント名_英語", Column::TitleEnglish},
    {"開始日", Column::Start}, {"終了日", Column::End}, {"開始時間", Column::StartTime}, {"終了時間", Column::EndTime}, {"開始日時特記事項", Column::WhenNote},
        {"説明", Column::Description}, {"料金(基本)", Column::Fee}, {"料金(詳細)"},
    {"連絡先名称"}, {"連絡先電話番号"}, {"連絡先内線番号"}, {"主催者"}, {"場所名称", Column::Place}, {"住所", Column::Address}, {"方書"}, {"緯度", Column::Latitude},
        {"経度", Column::Longitude}, {"アクセス方法"}, {"駐車場情報"}, {"定員"},
    {"参加申込終了日"}, {"参加申込終了時間"}, {"参加申込方法"}, {"URL", Column::Url}, {"備考"},
    {"カテゴリー", Column::Category}, {"参加する市区町村", Column::Related}, {"仮の予定", Column::Tentative}, {"出典", Column::Source}, {"元のファイル", Column::OriginFile},
    {"元の行", Column::OriginRow},
};

}  // namespace

std::string event_dataset(const model::Content& content)
{
    const TownNames towns(content);
    std::vector<std::string> cells;
    for (const DatasetColumn& column : kColumns) cells.emplace_back(column.name);
    std::string text = "\xEF\xBB\xBF" + csv_line(cells);
    for (const model::Event& event : content.events) {
        cells.clear();
        const auto* town = towns.town(event.code5);
        for (const DatasetColumn& column : kColumns)
            cells.push_back(harmless(column.name == std::string_view("都道府県名") && town != nullptr ? town->prefecture : event_cell(event, column.column, towns)));
        text += csv_line(cells);
    }
    return text;
}

}  // namespace renkei::intake
