#pragma once
// What renkei tells of exports: a part of base/catalogue.hpp.

#include "base/catalogue_tables.hpp"

namespace renkei {

inline constexpr Translation kExportSentences[] = {
    // Exports
    {"The events as a table of the recommended dataset (no. 6), for Excel", "催しを推奨データセット（イベント一覧）の表にする（Excel 用 CSV）"},
    {"Only events can be listed as CSV: renkei list events --csv", "CSV で出せるのは催しだけです：renkei list events --csv"},
    {"Write what is on show into this new folder, so that loading it gives the same again", "表示中の内容を新しいフォルダーに書き出す（読み込めば同じ内容になる）"},
    {"The folder {1} is there already and was left as it is; choose a name that is not there yet", "フォルダー {1} はもうあるので、そのままにしました。まだない名前にしてください"},
    {"The folder {1} cannot be written ({2}); choose another place, or make room", "フォルダー {1} に書けません（{2}）。別の場所にするか、空きを作ってください"},
    {"{1} of {2} is lost or damaged in the store and is not in the export; bring it again", "{2} の {1} は保存庫で失われたか壊れているので、書き出していません。もう一度読み込んでください"},
    {"Revision {1} was written to {2}: {3} records of staff, {4} pictures and films. To load it: renkei load {2}", "版 {1} を {2} に書き出しました。職員の記録 {3} 件、写真・映像 {4} 個。読み込むときは renkei load {2}"},
    {"Loading {1} would not give exactly this content: {2} differ. It stays in the store as revision {3}", "{1} を読み込んでも、まったく同じ内容にはなりません（違うもの：{2}）。元の内容は保存庫の版 {3} にあります"},
    {"{1} could not be read again: {2}", "{1} を読み直せません：{2}"},
    {"“{1}” is no picture that can be taken for the film's ({2}); one of the film is taken", "『{1}』は映像の静止画に使えません（{2}）。映像の一場面を使います"},
    {"it has no day and is kept without: it never stands on the board of events", "日付がありません。日付なしで取り込みますが、催しの画面には出ません"},
};

}  // namespace renkei
