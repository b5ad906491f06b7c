#pragma once
// The part of the catalogue (base/catalogue.hpp) about touches: scripts that replay them, and how many there were.

#include "base/catalogue_tables.hpp"

namespace renkei {

inline constexpr Translation kTouchSentences[] = {
    {"Touches to replay, a file or the steps themselves, such as \"1 tap 960 540; wait 2\"", "再生する操作。ファイルか、\"1 tap 960 540; wait 2\" のような手順そのもの"},
    {"The touch script, line {1}, column {2}: {3}", "操作の台本の {1} 行 {2} 文字目：{3}"},
    {"The touch script {1} cannot be read; check the name, or write the steps themselves", "操作の台本 {1} を読めません。名前を確かめるか、手順そのものを書いてください"},
    {"The touch script {1} is larger than {2} KiB; check the name, or make several scripts of it", "操作の台本 {1} は {2} KiB を超えています。名前を確かめるか、いくつかに分けてください"},
    {"{1} is no step; a step is tap, down, move, up or wait", "{1} という手順はありません。tap、down、move、up、wait のどれかです"},
    {"a number of seconds from 0 to 86400 is expected, not {1}", "0 から 86400 までの秒数のところに {1} があります"},
    {"a place is expected: two numbers, or the name of a button in quotation marks", "場所がありません。二つの数か、引用符で囲んだボタンの名前を書いてください"},
    {"the number of a finger from 0 to 99 is expected, not {1}", "指の番号（0 から 99）のところに {1} があります"},
    {"the quotation mark is not closed", "引用符が閉じていません"},
    {"this step comes earlier than the one before it", "前の手順より早い時刻です"},
    {"nothing is expected behind the step, and {1} stands there", "手順の後ろに余分な {1} があります"},
    {"there is no button {1} on the display at second {2}; on it are {3}", "{2} 秒の画面に {1} というボタンはありません。あるのは {3}"},
    {"finger {1} is on the display already", "指 {1} はすでに画面にふれています"},
    {"finger {1} is not on the display", "指 {1} は画面にふれていません"},
    {"more than {1} steps are too many", "手順が {1} を超えています"},
    {"there is no step in it", "手順がありません"},
    {"Touches are not counted for now: {1}", "操作の回数をいまは数えられません：{1}"},
    {"Only events and touches can be listed as CSV: renkei list events --csv", "CSV で一覧にできるのは催しと操作の回数です: renkei list events --csv"},
    {"Events (the recommended dataset no. 6) or touches as a table, for Excel", "催し（推奨データセット 6 番）か操作の回数を、Excel で開ける表にする"},
    {"The visit has no button “{1}”; write for example \"open region 1; open towns 02; large\"",
     "訪問の画面に「{1}」というボタンはありません。例：\"open region 1; open towns 02; large\""},
};

}  // namespace renkei
