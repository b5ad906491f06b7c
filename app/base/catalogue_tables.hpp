#pragma once
// The part of the catalogue (base/catalogue.hpp) that tells of what staff bring: pictures, and the rows of their tables.

#include <string_view>

namespace renkei {

struct Translation {
    std::string_view en, ja;
};

inline constexpr Translation kTableSentences[] = {
    // Photographs
    {"The photograph {1} is missing in the store; load it again", "保存庫に写真 {1} がありません。もう一度読み込んでください"},
    {"The photograph {1} cannot be read; check the disk", "写真 {1} を読めません。ディスクを確かめてください"},
    {"The photograph {1} is not what was stored; check the disk and load it again", "写真 {1} が保存したものと違います。ディスクを確かめ、もう一度読み込んでください"},
    {"A photograph could not be written as JPEG; this is a fault of renkei", "写真を JPEG にできませんでした。renkei の不具合です"},
    {"it is no file but a link, folder or device", "ファイルではなく、リンク、フォルダーまたはデバイスです"},
    {"it cannot be opened ({1})", "開けません（{1}）"},
    {"it is no JPEG, PNG, WebP, TIFF or HEIC picture, whatever its name says; save it as JPEG",
     "名前にかかわらず、中身が JPEG、PNG、WebP、TIFF、HEIC の画像ではありません。JPEG で保存し直してください"},
    {"the file ends in the middle of the picture; copy it again", "ファイルが途中で切れています。もう一度コピーしてください"},
    {"it has more than {1} million pixels; save it smaller", "画素数が {1} 百万を超えています。小さく保存し直してください"},
    {"the file is larger than {1} MiB; save it smaller", "ファイルが {1} MiB を超えています。小さく保存し直してください"},
    {"it is smaller than {1} pixels, an icon and no photograph", "{1} ピクセルより小さく、写真ではなくアイコンです"},
    {"its form is not read here (animated, or of a rare kind); save it as JPEG", "この形式（動く画像など）は読めません。JPEG で保存し直してください"},
    {"it takes more memory than one picture may; save it as JPEG, or smaller", "読み込みに使えるメモリを超えます。JPEG にするか、小さく保存し直してください"},
    {"the picture is damaged; open it in a program for pictures and save it anew", "画像が壊れています。画像ソフトで開き、保存し直してください"},
    {"decoding it takes too long; save it as JPEG", "読み込みに時間がかかりすぎます。JPEG で保存し直してください"},
    {"{1} does not start here: the system has no seccomp, so no picture from outside is opened",
     "{1} を始められません。この装置に seccomp がないため、外から来た画像は開きません"},
    {"Table {1} is larger than {2} MiB and was not read", "表 {1} は {2} MiB を超えるので読みませんでした"},
    {"the column “{1}” is not known and was left aside; docs/content-format.md names the columns", "列『{1}』は知らない列なので使いませんでした。使える列は docs/content-format.md にあります"},
    {"there is no column “{1}”; add it", "列『{1}』がありません。加えてください"},
    {"it has {1} rows; {2} are the most in one load", "行が {1} あります。一度に読めるのは {2} 行までです"},
    {"there is no municipality with the code “{1}”; five digits are meant, as 01206", "コード『{1}』の市区町村はありません。01206 のような5桁です"},
    {"the code {1} is {2}, and “{3}” stands beside it; mend the one that is wrong", "コード {1} は{2}ですが『{3}』とあります。違うほうを直してください"},
    {"the municipality is missing; enter its code or name", "市区町村がありません。コードか名前を入れてください"},
    {"there is no municipality “{1}”; write its official name, or give its code", "市区町村『{1}』はありません。釧路市のように書くか、コードを入れてください"},
    {"“{1}” exists more than once; write its prefecture before it, or give its code", "『{1}』は二つ以上あります。前に都道府県名を書くか、コードを入れてください"},
    {"the file's name is missing; enter it with its ending, as lake.jpg", "ファイル名がありません。lake.jpg のように拡張子まで入れてください"},
    {"there is no file “{1}” in the folder; check its name and ending", "フォルダーに『{1}』がありません。名前と拡張子を確かめてください"},
    {"there is more than one file “{1}” in the folder; give each a name of its own", "フォルダーに『{1}』が二つ以上あります。別の名前にしてください"},
    {"“{1}” is no place in the picture; write 0 to 100%, the middle was taken", "『{1}』は画像の中の位置ではありません。0〜100% で書いてください。今回は中央にしました"},
    {"“{1}” is neither yes nor no; the photograph will not be cut", "『{1}』は「はい」でも「いいえ」でもありません。切り抜かずに表示します"},
    {"“{1}” is no date; write the last day as 2027-03-31", "『{1}』は日付ではありません。最後の日を 2027-03-31 か令和9年3月31日のように書いてください"},
    {"the permission ended on {1}: the photograph is kept and not shown", "掲載期限 {1} を過ぎています。写真は保存しますが表示しません"},
    {"“{1}” has no credit; enter the photographer or provider as it must read beside the picture", "『{1}』にクレジットがありません。写真に添える撮影者・提供者の名前を入れてください"},
    {"“{1}” stands twice for {2}; take one of the rows out", "『{1}』が{2}に二回あります。どちらかの行を消してください"},
    {"“{1}”: {2}", "『{1}』：{2}"},
    {"“{1}” has {2} pixels only, fewer than {3}: on a large display it looks soft", "『{1}』は {2} ピクセルで、{3} より小さいため、大きな画面ではぼやけて見えます"},
    {"no row of {1} names this picture, so it was not taken", "この画像は {1} のどの行にもないので、読み込みませんでした"},
    {"the showcase {1} names “{2}”, which is no code of a municipality or ward", "紹介 {1} の『{2}』は市区町村や区のコードではありません"},
    {"“{1}” is no date; write it as 2027-03-31", "『{1}』は日付ではありません。2027-03-31 か令和9年3月31日のように書いてください"},
    {"“{1}” is no period; write it as 2026-11-02 ~ 2026-11-27", "『{1}』は期間ではありません。令和8年11月2日〜11月27日のように書いてください"},
    {"it ends on {1}, before it begins; mend one of the dates", "終わりの日 {1} が始まりの日より前です。どちらかを直してください"},
    {"the exhibition ended on {1}: it is kept and not shown", "展示は {1} で終わっています。保存しますが表示しません"},
    {"the title is missing; enter it as visitors are to read it", "題名がありません。来館者に見せるとおりに入れてください"},
    {"the exhibition “{1}” stands twice; take one of the rows out, or give each a key of its own", "展示『{1}』が二回あります。どちらかの行を消すか、別の展示番号を付けてください"},
    {"it is not said to which exhibition the panel belongs; enter its key or title", "どの展示のパネルか分かりません。展示番号か題名を入れてください"},
    {"there is no exhibition “{1}”, or its row is held; write its key or title as exhibits.csv has it", "展示『{1}』がないか、その行が保留です。展示の表にある番号か題名を書いてください"},
    {"“{1}” is no number from 1 to 999", "『{1}』は 1 から 999 までの番号ではありません"},
    {"there are two panels {1} of this exhibition; give each a number of its own", "この展示にパネル {1} が二つあります。別の番号にしてください"},
    {"the panel has neither a text nor a picture that may be shown", "パネルに本文も、表示できる写真もありません"},
    {"“{1}” is none of the 23 wards; write its name or code, with a comma between several", "『{1}』は23区の名前ではありません。荒川区のように書き、二つ以上は「、」で区切ってください"},
    {"“{1}” is no address of a page; it begins with https:// and was left out", "『{1}』はホームページのアドレスではありません。https:// から書いてください。今回は使いませんでした"},
    {"“{1}” is no landscape that is drawn here: lake, coast, cliffs, mountain, field, pasture or river", "『{1}』の風景は描けません。湖、海、断崖、山、田畑、牧場、川のどれかです"},
    {"the introduction is missing; enter one or two sentences", "紹介文がありません。一、二文を入れてください"},
    {"{1} has two introductions; take one of the rows out", "{1}の紹介が二回あります。どちらかの行を消してください"},
    {"stopped", "止める"},
    {"held", "保留"},
    {"note", "注意"},
    {"[{1}] {2}: {3}", "［{1}］{2}：{3}"},
    {"[{1}] {2} row {3}: {4}", "［{1}］{2} {3}行目：{4}"},
    {"and {1} more; --json tells all", "ほか {1} 件。--json ですべて分かります"},
    {"{1} taken, {2} held, {3} refused", "読み込み {1} 件、保留 {2} 件、止めたもの {3} 件"},
};

}  // namespace renkei
