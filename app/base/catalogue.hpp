#pragma once
// Everything renkei tells its staff, in English and Japanese: the one catalogue. {1}, {2} … are places that are filled in,
// in any order. English is also the key that code names, so a changed text is changed here and where it is said; the
// compiler finds what was forgotten. What SQLite, a driver or the system says is quoted as it is.

#include <string_view>

namespace renkei {

struct Translation {
    std::string_view en, ja;
};

inline constexpr Translation kCatalogue[] = {
    // The store
    {"Store {1}: {2} (SQLite: {3})", "保存庫 {1}：{2}（SQLite: {3}）"},
    {"memory ran out", "メモリが足りません"},
    {"another program is writing it; try again in a moment", "ほかのプログラムが書き込んでいます。少し待ってからもう一度行ってください"},
    {"the disk is full; make room and try again", "ディスクがいっぱいです。空きを作ってからもう一度行ってください"},
    {"the disk is full or the file may not grow; make room and try again", "ディスクがいっぱいか、ファイルの大きさの上限に達しました。空きを作ってからもう一度行ってください"},
    {"the disk did not read or write; check it", "ディスクの読み書きに失敗しました。ディスクを確かめてください"},
    {"the file is damaged", "ファイルが壊れています"},
    {"the file lacks a part that every store has, so it is damaged", "あるはずの表か列がなく、ファイルが壊れています"},
    {"it may not be written; check owner, permissions and whether the disk is read-only", "書き込めません。所有者と権限、ディスクが読み取り専用でないかを確かめてください"},
    {"it cannot be opened; check that the folder exists and may be used", "開けません。フォルダーがあるか、使えるかを確かめてください"},
    {"a value is too large", "値が大きすぎます"},
    {"this is a fault of renkei or of SQLite", "renkei か SQLite の不具合です"},
    {"Store {1}: nothing is there yet; load content with renkei load or start renkei show", "保存庫 {1} はまだありません。renkei load で資料を読み込むか、renkei show を始めてください"},
    {"Store {1}: an earlier version of renkei made it; renkei show or renkei load brings it up to date", "保存庫 {1} は以前の版の renkei が作ったものです。renkei show か renkei load が新しい形式にします"},
    {"Store {1}: a later version of renkei made it; install that version, or choose another folder with --store",
     "保存庫 {1} は新しい版の renkei が作ったものです。その版を入れるか、--store で別のフォルダーを指定してください"},
    {"Store {1}: it is a database of another program and is left alone; choose another folder with --store",
     "保存庫 {1} は別のプログラムのデータベースなので、手を付けません。--store で別のフォルダーを指定してください"},
    {"Store {1}: it is {2} and no file, and is left alone; move it away, or choose another folder with --store",
     "保存庫 {1} はファイルではなく{2}なので、手を付けません。別の場所に移すか、--store で別のフォルダーを指定してください"},
    {"a folder", "フォルダー"},
    {"a pipe", "パイプ"},
    {"a device", "デバイス"},
    {"Store {1}: unexpected state", "保存庫 {1} は思いがけない状態です"},
    {"Store {1}: may not be read ({2}); check owner and permissions", "保存庫 {1} を読めません（{2}）。所有者と権限を確かめてください"},
    {"Store folder {1} cannot be made ({2}); choose another with --store", "保存庫のフォルダー {1} を作れません（{2}）。--store で別のフォルダーを指定してください"},
    {"Store {1} is damaged and cannot be moved aside ({2}); move it away by hand", "保存庫 {1} は壊れていますが、移せません（{2}）。手で別の場所に移してください"},
    {"Store {1} is damaged: {2}; renkei show sets it aside and loads the shipped content again", "保存庫 {1} が壊れています（{2}）。renkei show がよけて、同梱の資料を読み込み直します"},
    {"record {1} of {2} has changed", "表 {2} の {1} 番目の記録が変わっています"},
    {"row {1} of {2} has changed", "表 {2} の行 {1} が変わっています"},
    {"revision {1} is not complete", "版 {1} が完全ではありません"},
    {"SQLite says {1}", "SQLite: {1}"},
    {"Store {1} has no revision {2}; renkei revisions lists them", "保存庫 {1} に版 {2} はありません。renkei revisions で一覧が出ます"},
    {"Content not stored: records {1} and {2} of {3} have the same name; give one of them another", "保存しませんでした。表 {3} の {1} 番目と {2} 番目の記録が同じ名前です。どちらかの名前を変えてください"},
    {"Store: revision {1} was written and is not listed", "保存庫：書き込んだ版 {1} が一覧にありません"},
    {"Store {1} was opened for reading and cannot be written", "保存庫 {1} は読み取り用に開いたので書き込めません"},
    {"Store {1} was changed by another program meanwhile (revision {2}); look again and repeat", "保存庫 {1} は、その間にほかのプログラムが変えました（版 {2}）。内容を見てからもう一度行ってください"},
    {"There is no revision {1} in {2}; renkei revisions lists them", "{2} に版 {1} はありません。renkei revisions で一覧が出ます"},
    {"Nothing has been loaded into {1} yet; renkei load makes a revision", "{1} にはまだ何も読み込まれていません。renkei load で版を作ってください"},
    {"There is nothing to go back to in {1}: no earlier revision has been on show or is kept", "{1} には戻せる版がありません。前に表示した版がないか、もう残っていません"},
    {"Media file {1}: {2} ({3})", "画像ファイル {1}：{2}（{3}）"},
    {"Media file {1}: {2} ({3}); make room and try again", "画像ファイル {1}：{2}（{3}）。空きを作ってからもう一度行ってください"},
    {"Media file {1} is missing; add it again before the revision that shows it", "画像ファイル {1} がありません。表示する版より先に、もう一度加えてください"},
    {"Media folder {1} cannot be made ({2})", "画像のフォルダー {1} を作れません（{2}）"},
    {"it could not be flushed to the disk", "ディスクへの書き込みを終えられませんでした"},
    {"it could not be created", "作れませんでした"},
    {"it could not be written", "書き込めませんでした"},
    {"it could not be put in its place", "所定の場所に置けませんでした"},
    {"it could not be locked", "ロックできませんでした"},
};

}  // namespace renkei
