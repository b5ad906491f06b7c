#pragma once
// What programs call the cause of a finding (`renkei load --json`), and what staff read in its place: one table for the marked copy and the desk.

#include <algorithm>
#include <iterator>
#include <string_view>

namespace renkei {

struct CauseWord {
    std::string_view cause, japanese;
};
inline constexpr CauseWord kCauseWords[] = {
    {"file", "ファイル"}, {"sheet", "シート"}, {"column", "列"}, {"hidden", "非表示"}, {"merged", "結合したセル"}, {"formula", "数式"}, {"municipality", "市区町村"},
    {"ward", "連携する区"}, {"credit", "クレジット"}, {"picture", "画像"}, {"film", "映像"}, {"size", "画像の大きさ"}, {"focus", "写真の中心"}, {"no_crop", "トリミング"},
    {"until", "掲載期限"}, {"subtitles", "字幕"}, {"length", "長さ"}, {"unnamed", "表にないファイル"}, {"date", "日付"}, {"time", "時刻"}, {"weekday", "曜日"},
    {"title", "題名"}, {"key", "番号"}, {"exhibit", "展示"}, {"number", "パネルの番号"}, {"text", "本文"}, {"lead", "紹介文"}, {"url", "アドレス"}, {"motif", "風景"},
    {"fee", "参加費"}, {"tentative", "仮の予定"}, {"urgent", "緊急"}, {"link", "リンク"}, {"archive", "圧縮ファイル"}, {"table", "表の種類"}, {"withdrawn", "取り下げ"},
    {"coordinates", "緯度・経度"}, {"facts", "資料"}, {"twice", "二つあるもの"}, {"poster", "映像の静止画"}, {"pairing", "列の組み合わせ"}, {"surplus", "余分なデータ"}, {"pages", "PDF のページ"},
    {"control", "制御文字"},
};

// "そのほか" for one that is not in the table.
[[nodiscard]] constexpr std::string_view japanese_cause(std::string_view cause)
{
    const auto* const found = std::find_if(std::begin(kCauseWords), std::end(kCauseWords), [&](const CauseWord& one) { return one.cause == cause; });
    return found == std::end(kCauseWords) ? std::string_view("そのほか") : found->japanese;
}

}  // namespace renkei
